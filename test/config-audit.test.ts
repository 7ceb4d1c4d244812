import { expect, test } from '@jest/globals';
import { ConfigError } from '../src/config/config-error.js';
import { parseConfig } from '../src/config.js';

const ACCOUNT = {
  ADVANCE_AI_BASE_URL: 'https://provider.example.test',
  ADVANCE_AI_ACCESS_KEY: 'access',
  ADVANCE_AI_SECRET_KEY: 'secret',
  AUTH: 'off',
};
const KEY = 'k'.repeat(32);

function faultOf(environment: Record<string, string>): string {
  try {
    parseConfig({ ...ACCOUNT, ...environment }, () => `${KEY}\n`);
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

test('an audit log needs a key, which may come from a file', () => {
  expect(faultOf({ AUDIT_LOG: '/var/audit.log' })).toMatch(/^AUDIT_LOG needs AUDIT_HMAC_KEY/);
  expect(faultOf({ AUDIT_LOG: '/var/audit.log', AUDIT_HMAC_KEY: KEY })).toBe('');
  expect(faultOf({ AUDIT_LOG: '/var/audit.log', AUDIT_HMAC_KEY_FILE: 'key' })).toBe('');
});

test('a key that could be guessed is refused without being quoted', () => {
  const short = KEY.slice(1);
  const fault = faultOf({ AUDIT_HMAC_KEY: short });
  expect(fault).toBe('AUDIT_HMAC_KEY must be at least 32 characters without spaces or line breaks.');
});
