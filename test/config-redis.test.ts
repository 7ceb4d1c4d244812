import { describe, expect, test } from '@jest/globals';
import { ConfigError } from '../src/config/config-error.js';
import { parseConfig } from '../src/config.js';

const ACCOUNT = {
  ADVANCE_AI_BASE_URL: 'https://provider.example.test',
  ADVANCE_AI_ACCESS_KEY: 'access',
  ADVANCE_AI_SECRET_KEY: 'secret',
  AUTH: 'off',
};
const KEY = Buffer.alloc(32, 'a').toString('base64');
const OTHER_KEY = Buffer.alloc(32, 'b').toString('base64');

const parse = (environment: Record<string, string>, files: Record<string, string> = {}) =>
  parseConfig({ ...ACCOUNT, STORE_ENCRYPTION_KEY: KEY, ...environment }, (path) => {
    const text = files[path];
    if (text === undefined) throw new Error('no such file');
    return text;
  });

function faultOf(environment: Record<string, string>): string {
  try {
    parse(environment);
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

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
])('REDIS_URL %s is understood', (text, expected) => {
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
])('REDIS_URL %s is refused without being quoted', (text) => {
  const fault = faultOf({ REDIS_URL: text });
  expect(fault).toMatch(/^REDIS_URL must be /);
  expect(fault).not.toContain(text);
});

describe('STORE_ENCRYPTION_KEY', () => {
  test('is needed where there is a Redis, and may come from a file', () => {
    expect(faultOf({ REDIS_URL: 'redis://cache', STORE_ENCRYPTION_KEY: '' })).toMatch(
      /^REDIS_URL needs STORE_ENCRYPTION_KEY: /,
    );
    const given = { STORE_ENCRYPTION_KEY: '', STORE_ENCRYPTION_KEY_FILE: 'key', REDIS_URL_FILE: 'url' };
    const { redis, storeEncryptionKeys } = parse(given, { key: `${KEY}\n`, url: 'redis://cache\n' });
    expect(redis?.nodes).toEqual([{ host: 'cache', port: 6_379 }]);
    expect(storeEncryptionKeys).toEqual([Buffer.alloc(32, 'a')]);
  });

  test('may be several', () => {
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
  ])('is refused without being quoted when it is %s', (text) => {
    const fault = faultOf({ STORE_ENCRYPTION_KEY: text });
    expect(fault).toBe('STORE_ENCRYPTION_KEY must be 32 bytes in Base64; several separated by commas.');
  });
});

test('REDIS_CA_FILE is read at the start, and must be there', () => {
  const pem = '-----BEGIN CERTIFICATE-----\n…';
  expect(parse({ REDIS_CA_FILE: 'ca.pem' }, { 'ca.pem': pem }).redisCa).toBe(pem);
  const faults = () => parse({ REDIS_CA_FILE: 'ca.pem' }, { 'ca.pem': 'a key, perhaps' });
  expect(faults).toThrow('REDIS_CA_FILE must hold certificates in PEM.');
  expect(faultOf({ REDIS_CA_FILE: 'ca.pem' })).toBe('REDIS_CA_FILE must name a file that can be read.');
});
