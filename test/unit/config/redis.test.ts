import { describe, expect, test } from '@jest/globals';
import { errorsOf, parse as parseChanges } from '../../support/config/parse.js';

const KEY = Buffer.alloc(32, 'a').toString('base64');
const OTHER_KEY = Buffer.alloc(32, 'b').toString('base64');

type Texts = Record<string, string>;

const parse = (changes: Texts, files?: Texts) => parseChanges({ STORE_ENCRYPTION_KEY: KEY, ...changes }, files);
const errorOf = (changes: Texts) => errorsOf({ STORE_ENCRYPTION_KEY: KEY, ...changes }).join('\n');

const NOWHERE = { isCluster: false, hasTls: false, username: undefined, password: undefined, database: 0 };

test.each([
  ['redis://cache', { nodes: [{ host: 'cache', port: 6_379 }] }],
  ['redis://10.0.0.1:7000/3', { nodes: [{ host: '10.0.0.1', port: 7_000 }], database: 3 }],
  ['rediss://[::1]:7000/', { nodes: [{ host: '::1', port: 7_000 }], hasTls: true }],
  ['redis://:p%2Cw%40@cache', { nodes: [{ host: 'cache', port: 6_379 }], password: 'p,w@' }],
  [
    'redis://me:pw@cache?cluster=true',
    { nodes: [{ host: 'cache', port: 6_379 }], isCluster: true, username: 'me', password: 'pw' },
  ],
  [
    'rediss://me:pw@a:1, rediss://b:2',
    {
      ...{ isCluster: true, hasTls: true, username: 'me', password: 'pw' },
      nodes: [
        { host: 'a', port: 1 },
        { host: 'b', port: 2 },
      ],
    },
  ],
  ['redis+sentinel://s1/my-master', { nodes: [{ host: 's1', port: 26_379 }], master: 'my-master' }],
  [
    'rediss+sentinel://me:p%2Fw%40@s1:1, [::1]:2,10.0.0.1/m.1_a/3',
    {
      ...{ hasTls: true, username: 'me', password: 'p/w@', master: 'm.1_a', database: 3 },
      nodes: [
        { host: 's1', port: 1 },
        { host: '::1', port: 2 },
        { host: '10.0.0.1', port: 26_379 },
      ],
    },
  ],
  ['redis+sentinel://:p:w@s1/m/', { nodes: [{ host: 's1', port: 26_379 }], master: 'm', password: 'p:w' }],
])('REDIS_URL %s is parsed', (text, expected) => {
  expect(parse({ REDIS_URL: text }).redis).toEqual({ ...NOWHERE, ...expected });
});

test.each([
  'cache:6379',
  'http://cache',
  'redis:///1',
  'redis://cache/database',
  'redis://cache?cluster=yes',
  'redis://cache/1?cluster=true',
  'redis://a,rediss://b',
  'redis://a/0,redis://b/1',
  'redis://a#here',
  'redis://me:%E0%A4%A@cache',
  'redis+sentinel://s1:26379',
  'redis+sentinel://s1:26379/',
  'redis+sentinel://s1,,s2/m',
  'redis+sentinel://s1:port/m',
  'redis+sentinel://s1/m/database',
  'redis+sentinel://s1/m?cluster=true',
  'redis+sentinel://s1/a master',
  'redis+sentinel://me:%E0%A4%A@s1/m',
  'redis+sentinel://s1/m,redis+sentinel://s2/m',
])('REDIS_URL %s is rejected without its value', (text) => {
  const error = errorOf({ REDIS_URL: text });
  expect(error).toMatch(/^REDIS_URL must be /);
  expect(error).not.toContain(text);
});

describe('the login for the Sentinels', () => {
  const REDIS_URL = 'redis+sentinel://s1/my-master';

  test('is read from variables or files', () => {
    const given = { REDIS_URL, REDIS_SENTINEL_USERNAME: 'me', REDIS_SENTINEL_PASSWORD_FILE: 'password' };
    const config = parse(given, { password: 's3cret\n' });
    expect([config.redisSentinelUsername, config.redisSentinelPassword]).toEqual(['me', 's3cret']);
  });

  test('is rejected without Sentinels in REDIS_URL, without its value', () => {
    const error = errorOf({ REDIS_URL: 'redis://cache', REDIS_SENTINEL_PASSWORD: 's3cret' });
    expect(error).toContain('need a REDIS_URL that begins with redis+sentinel://');
    expect(error).not.toContain('s3cret');
  });

  test('needs a password with a user name', () => {
    expect(errorOf({ REDIS_URL, REDIS_SENTINEL_USERNAME: 'me' })).toBe(
      'REDIS_SENTINEL_USERNAME needs REDIS_SENTINEL_PASSWORD.',
    );
  });
});

describe('STORE_ENCRYPTION_KEY', () => {
  test('is required with REDIS_URL, and may come from a file', () => {
    expect(errorOf({ REDIS_URL: 'redis://cache', STORE_ENCRYPTION_KEY: '' })).toMatch(
      /^REDIS_URL needs STORE_ENCRYPTION_KEY, /,
    );
    const given = { STORE_ENCRYPTION_KEY: '', STORE_ENCRYPTION_KEY_FILE: 'key', REDIS_URL_FILE: 'url' };
    const { redis, storeEncryptionKeys } = parse(given, { key: `${KEY}\n`, url: 'redis://cache\n' });
    expect(redis?.nodes).toEqual([{ host: 'cache', port: 6_379 }]);
    expect(storeEncryptionKeys).toEqual([Buffer.alloc(32, 'a')]);
  });

  test('may contain several keys', () => {
    expect(parse({ STORE_ENCRYPTION_KEY: `${KEY}, ${OTHER_KEY}` }).storeEncryptionKeys).toEqual([
      Buffer.alloc(32, 'a'),
      Buffer.alloc(32, 'b'),
    ]);
  });

  test.each([
    'short',
    KEY.slice(0, -4),
    `${KEY},`,
    `${KEY},${KEY}`,
    KEY.replace('=', ''),
    Buffer.alloc(33, 'a').toString('base64'),
  ])('rejects %s without repeating it', (text) => {
    const error = errorOf({ STORE_ENCRYPTION_KEY: text });
    expect(error).toBe('STORE_ENCRYPTION_KEY must be 32 bytes in Base64; several separated by commas.');
  });
});

test('REDIS_CA_FILE must contain certificates', () => {
  const pem = '-----BEGIN CERTIFICATE-----\n…';
  expect(parse({ REDIS_CA_FILE: 'ca.pem' }, { 'ca.pem': pem }).redisCa).toBe(pem);
  const parseKey = () => parse({ REDIS_CA_FILE: 'ca.pem' }, { 'ca.pem': 'a key, perhaps' });
  expect(parseKey).toThrow('REDIS_CA_FILE must contain certificates in PEM format.');
  expect(errorOf({ REDIS_CA_FILE: 'ca.pem' })).toBe('REDIS_CA_FILE must be the path of a readable file.');
});
