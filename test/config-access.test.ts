import { describe, expect, test } from '@jest/globals';
import { ConfigError } from '../src/config/config-error.js';
import { readApiKeys } from '../src/config/read-files.js';
import { parseConfig } from '../src/config.js';
import { toApiKey } from './support/api-keys.js';

const KEYS = {
  ADVANCE_AI_BASE_URL: 'https://provider.example.test',
  ADVANCE_AI_ACCESS_KEY: 'access',
  ADVANCE_AI_SECRET_KEY: 'secret',
};
const JWKS = { AUTH_JWKS_URL: 'https://issuer.example.test/keys', AUTH_ISSUER: 'issuer', AUTH_AUDIENCE: 'gateway' };
const CANARY = 'c4n4ry';

type Environment = Record<string, string>;

function faultsOf(environment: Environment, files: Environment = {}): readonly string[] {
  try {
    parseConfig({ ...KEYS, ...environment }, (path) => files[path] ?? fail(path));
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

function fail(path: string): never {
  throw new Error(`no file ${path}`);
}

describe('API_KEYS_FILE', () => {
  const entry = toApiKey(CANARY);
  const { scopes: _, ...withoutScopes } = entry;
  const asFile = (content: unknown) => ({ keys: typeof content === 'string' ? content : JSON.stringify(content) });

  test('holds the keys that are there at the start', () => {
    const files = asFile([entry, { ...entry, id: 'other', sha256: '0'.repeat(64), scopes: [] }]);
    const config = parseConfig({ ...KEYS, API_KEYS_FILE: 'keys' }, () => files.keys);
    expect(config.apiKeys).toEqual([entry, { ...entry, id: 'other', sha256: '0'.repeat(64), scopes: [] }]);
    expect(parseConfig({ ...KEYS, AUTH: 'off' }, fail).apiKeys).toEqual([]);
  });

  test('may hold none, which is how all are withdrawn', () => {
    expect(readApiKeys('keys', () => '[]\n')).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['nothing', ''],
    ['half of it', JSON.stringify([entry]).slice(0, 80)],
    ['no list', entry],
    ['a key itself', [{ ...entry, key: CANARY }]],
    ['a key where its hash belongs', [{ ...entry, sha256: CANARY }]],
    ['a key without scopes', [withoutScopes]],
    ['a tenant that can be none', [{ ...entry, tenant: 'a b' }]],
    ['a key without a subject', [{ ...entry, subject: '' }]],
    ['an id of two keys', [entry, { ...entry, sha256: '0'.repeat(64) }]],
    [
      'a hash of two callers, be it in other letters',
      [entry, { ...entry, id: 'b', sha256: entry.sha256.toUpperCase() }],
    ],
  ])('with %s is a fault that repeats nothing of it', (_name, content) => {
    const faults = faultsOf({ API_KEYS_FILE: 'keys' }, asFile(content));
    expect(faults).toEqual([expect.stringMatching(/^API_KEYS_FILE must hold a JSON array of /)]);
    expect(faults.join()).not.toContain(CANARY);
  });

  test('that cannot be read is a fault', () => {
    expect(faultsOf({ API_KEYS_FILE: 'keys' })).toEqual(['API_KEYS_FILE must name a file that can be read.']);
  });
});

describe('TENANTS_FILE', () => {
  const account = { baseUrl: 'https://provider.example.test', accessKey: 'a', secretKey: CANARY };

  test('stands in for the variables of the one account', () => {
    const files = { tenants: JSON.stringify({ acme: account, 'globex-2': { ...account, accessKey: 'b' } }) };
    const { tenants } = parseConfig({ AUTH: 'off', TENANTS_FILE: 'tenants' }, (path) => files[path as 'tenants']);
    expect([...tenants]).toEqual([
      ['acme', account],
      ['globex-2', { ...account, accessKey: 'b' }],
    ]);
  });

  test.each<[string, unknown]>([
    ['no tenant', {}],
    ['a list', [account]],
    ['a name that could be two', { 'a\nb': account }],
    ['a name in capital letters', { Acme: account }],
    ['an account without its secret', { acme: { ...account, secretKey: undefined } }],
    ['an address that anybody can read on the way', { acme: { ...account, baseUrl: 'http://provider.example.test' } }],
    ['a field that is not known', { acme: { ...account, secretKeyFile: CANARY } }],
  ])('with %s is a fault that repeats nothing of it', (_name, content) => {
    const faults = faultsOf({ AUTH: 'off', TENANTS_FILE: 'tenants' }, { tenants: JSON.stringify(content) });
    expect(faults).toEqual([expect.stringMatching(/^TENANTS_FILE must hold a JSON object of tenant/)]);
    expect(faults.join()).not.toContain(CANARY);
  });
});

describe('who may ask is a fault when', () => {
  const keyFile = { API_KEYS_FILE: 'keys' };
  test.each<[string, Environment, string[]]>([
    ['AUTH is on and nobody could get in', { AUTH: 'on' }, ['AUTH_JWKS_URL or API_KEYS_FILE is required']],
    ['nothing is said, be it on loopback', {}, ['AUTH_JWKS_URL or API_KEYS_FILE is required']],
    ['HOST is open and AUTH off', { HOST: '0.0.0.0', AUTH: 'off', ...keyFile }, ['HOST must be']],
    ['HOST is open and there is no way of telling', { HOST: '::' }, ['AUTH_JWKS_URL or API_KEYS_FILE is required']],
    ['keys of an issuer are named without the issuer', { ...JWKS, AUTH_ISSUER: '' }, ['AUTH_JWKS_URL needs']],
    ['keys of an issuer are named without an audience', { ...JWKS, AUTH_AUDIENCE: '' }, ['AUTH_JWKS_URL needs']],
    ['keys come over an open line', { ...JWKS, AUTH_JWKS_URL: 'http://issuer.example.test' }, ['AUTH_JWKS_URL must']],
    ['AUTH is neither on nor off', { AUTH: 'no' }, ['AUTH must be one of on, off']],
  ])('%s', (_, environment, beginnings) => {
    const faults = faultsOf(environment, { keys: '[]' });
    expect(faults).toEqual(beginnings.map((beginning) => expect.stringMatching(`^${beginning}`)));
  });

  test('and is none with AUTH=off on loopback, which is where it is unless HOST says otherwise', () => {
    for (const HOST of ['', '127.0.0.1', '::1', 'localhost']) expect(faultsOf({ HOST, AUTH: 'off' })).toEqual([]);
  });

  test('and is none with either way, on any address', () => {
    for (const way of [JWKS, keyFile]) {
      expect(faultsOf({ HOST: '0.0.0.0', ...way }, { keys: '[]' })).toEqual([]);
      expect(faultsOf({ AUTH: 'on', ...way }, { keys: '[]' })).toEqual([]);
    }
  });
});
