import { describe, expect, test } from '@jest/globals';
import { errorsOf, MINIMAL, parse } from '../../support/config/parse.js';

const SECRET = Buffer.from('canary of sixteen and more').toString('base64');
const RAW = 'timestamp+body/sha256/raw';

test('without a secret and a key nothing is received, and the template has its default', () => {
  const { tenants, webhookTemplate } = parse();
  expect(tenants.get('default')).toMatchObject({ webhookSecret: undefined, callbackKey: undefined });
  expect(webhookTemplate).toEqual({
    content: ['timestamp', 'newline', 'nonce', 'newline', 'body'],
    hash: 'sha256',
    key: 'base64',
  });
});

test('the secret of the single account is kept as the console shows it', () => {
  expect(parse({ ADVANCE_AI_WEBHOOK_SECRET: SECRET }).tenants.get('default')?.webhookSecret).toBe(SECRET);
});

test('each tenant of a file can have a secret and a key', () => {
  const { ADVANCE_AI_BASE_URL: baseUrl } = MINIMAL;
  const account = { baseUrl, accessKey: 'a', secretKey: 's' };
  const acme = { ...account, webhookSecret: SECRET, callbackKey: 'k'.repeat(32) };
  const { tenants } = parse({ TENANTS_FILE: 'tenants' }, { tenants: JSON.stringify({ acme, globex: account }) });
  expect([tenants.get('acme'), tenants.get('globex')]).toEqual([acme, account]);
});

describe.each([
  ['too short a text', 'canary', 'ADVANCE_AI_WEBHOOK_SECRET must be 16 to 4096 characters'],
  [
    'text that is not Base64',
    'canary-of-24-characters!',
    'ADVANCE_AI_WEBHOOK_SECRET must be Base64 of at least 16 bytes',
  ],
  ['Base64 without its end', SECRET.slice(0, -1), 'ADVANCE_AI_WEBHOOK_SECRET must be Base64 of at least 16 bytes'],
  ['Base64 of few bytes', 'Y2FuYXJ5Y2FuYXJ5', 'ADVANCE_AI_WEBHOOK_SECRET must be Base64 of at least 16 bytes'],
])('%s', (_what, secret, error) => {
  test('is an error that repeats nothing of it', () => {
    const errors = errorsOf({ ADVANCE_AI_WEBHOOK_SECRET: secret });
    expect(errors).toEqual([expect.stringContaining(error)]);
    expect(errors.join()).not.toContain(secret);
  });
});

test('a secret that is the key as it is need not be Base64', () => {
  const secret = 'canary-of-24-characters!';
  expect(errorsOf({ ADVANCE_AI_WEBHOOK_SECRET: secret, ADVANCE_AI_WEBHOOK_TEMPLATE: RAW })).toEqual([]);
});

test('an invalid secret in a file is an error that names the tenant', () => {
  const { ADVANCE_AI_BASE_URL: baseUrl } = MINIMAL;
  const acme = { baseUrl, accessKey: 'a', secretKey: 's', webhookSecret: 'canary-of-24-characters!' };
  const errors = errorsOf({ TENANTS_FILE: 'tenants' }, { tenants: JSON.stringify({ acme }) });
  expect(errors).toEqual([expect.stringMatching(/^TENANTS_FILE: the webhookSecret of tenant "acme" must be Base64 /)]);
});

test('a template that is none is an error that says what one consists of', () => {
  expect(errorsOf({ ADVANCE_AI_WEBHOOK_TEMPLATE: 'timestamp.body' })).toEqual([
    'ADVANCE_AI_WEBHOOK_TEMPLATE must be CONTENT/HASH/KEY: the signed words joined by "+", among them timestamp and body once each; sha256 or sha512; base64 or raw.',
  ]);
});
