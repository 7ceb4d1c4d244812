import { expect, test } from '@jest/globals';
import { findConfigWarnings } from '../../../src/config/warnings.js';
import { errorsOf, MINIMAL, parse } from '../../support/config/parse.js';

const KEY = 'k'.repeat(32);

test.each([
  [undefined, undefined],
  [' Shop.example.test ,.Example.com', { hosts: ['shop.example.test', '*.example.com'], schemes: [] }],
  ['shop.example.test, MyApp://,other.app:', { hosts: ['shop.example.test'], schemes: ['myapp:', 'other.app:'] }],
])('RETURN_URL_HOSTS %j is parsed to %j', (text, targets) => {
  expect(parse({ RETURN_URL_HOSTS: text }).returnTargets).toEqual(targets);
});

test.each([
  ['https://Gateway.example.test/', 'https://gateway.example.test'],
  ['https://gateway.example.test:443/liveness/', 'https://gateway.example.test/liveness'],
  ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
])('PUBLIC_URL %s is parsed to %s', (text, url) => {
  expect(parse({ PUBLIC_URL: text }).publicUrl).toBe(url);
});

test('callers may start 60 verifications per minute by default', () => {
  expect(parse({}).startRateLimitPerMinute).toBe(60);
});

test('each account can have a callback key', () => {
  const account = { baseUrl: 'https://provider.example.test', accessKey: 'a', secretKey: 'b' };
  const files = { t: JSON.stringify({ acme: { ...account, callbackKey: KEY }, globex: account }) };
  const { tenants } = parse({ TENANTS_FILE: 't', PUBLIC_URL: 'https://gateway.example.test' }, files);
  expect([...tenants.values()].map(({ callbackKey }) => callbackKey)).toEqual([KEY, undefined]);
  expect(parse({ ADVANCE_AI_CALLBACK_KEY: KEY }).tenants.get('default')?.callbackKey).toBe(KEY);
});

test.each(['ADVANCE_AI_ACCESS_KEY', 'ADVANCE_AI_SECRET_KEY'])(
  'a callback key must not be %s, since it is sent in an address',
  (name) => {
    expect(errorsOf({ ADVANCE_AI_CALLBACK_KEY: KEY, [name]: KEY })).toEqual([
      'ADVANCE_AI_CALLBACK_KEY must differ from the keys of the account. Create one: openssl rand -hex 32',
    ]);
  },
);

test('the callback key of a tenant must not be one of its credentials, and the error repeats none of them', () => {
  const account = { baseUrl: 'https://provider.example.test', accessKey: 'a', secretKey: KEY, callbackKey: KEY };
  const errors = errorsOf({ TENANTS_FILE: 't' }, { t: JSON.stringify({ acme: account }) });
  expect(errors).toEqual([expect.stringMatching(/^TENANTS_FILE: the callbackKey of tenant "acme" must differ from/)]);
  expect(errors.join()).not.toContain(KEY);
});

test('a callback key without PUBLIC_URL causes a warning', () => {
  const warningsOf = (env: Readonly<Record<string, string>>) => findConfigWarnings(parse(env), { ...MINIMAL, ...env });
  const env = { ADVANCE_AI_CALLBACK_KEY: KEY };
  expect(warningsOf(env)).toEqual([expect.stringContaining('is set without PUBLIC_URL')]);
  expect(warningsOf({ ...env, PUBLIC_URL: 'https://gateway.example.test' })).toEqual([]);
});
