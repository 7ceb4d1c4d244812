import { expect, test } from '@jest/globals';
import { errorsOf } from '../../support/config/parse.js';

const KEY = 'k'.repeat(32);
const AUDIT_LOG = '/var/audit.log';

test('AUDIT_LOG needs AUDIT_HMAC_KEY, directly or from a file', () => {
  expect(errorsOf({ AUDIT_LOG })).toEqual([expect.stringMatching(/^AUDIT_LOG needs AUDIT_HMAC_KEY/)]);
  expect(errorsOf({ AUDIT_LOG, AUDIT_HMAC_KEY: KEY })).toEqual([]);
  expect(errorsOf({ AUDIT_LOG, AUDIT_HMAC_KEY_FILE: 'key' }, { key: `${KEY}\n` })).toEqual([]);
});

test('a key that is too short is rejected once, without its value', () => {
  expect(errorsOf({ AUDIT_LOG, AUDIT_HMAC_KEY: KEY.slice(1) })).toEqual([
    'AUDIT_HMAC_KEY must be at least 32 characters without spaces or line breaks.',
  ]);
});
