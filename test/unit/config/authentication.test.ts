import { describe, expect, test } from '@jest/globals';
import { errorsOf } from '../../support/config/parse.js';

const JWKS = { AUTH_JWKS_URL: 'https://issuer.example.test/keys', AUTH_ISSUER: 'issuer', AUTH_AUDIENCE: 'gateway' };

describe('authentication is an error when', () => {
  const keyFile = { API_KEYS_FILE: 'keys' };
  test.each<[string, Readonly<Record<string, string | undefined>>, string[]]>([
    [
      'AUTH is on and no way to authenticate is configured',
      { AUTH: 'on' },
      ['Set AUTH_JWKS_URL or API_KEYS_FILE, or AUTH=off'],
    ],
    [
      'nothing is configured, even on loopback',
      { AUTH: undefined },
      ['Set AUTH_JWKS_URL or API_KEYS_FILE, or AUTH=off'],
    ],
    ['HOST is public and AUTH is off', { HOST: '0.0.0.0', AUTH: 'off', ...keyFile }, ['HOST must be']],
    [
      'HOST is public and no way to authenticate is configured',
      { AUTH: undefined, HOST: '::' },
      ['Set AUTH_JWKS_URL or API_KEYS_FILE, or AUTH=off'],
    ],
    ['AUTH_JWKS_URL is set without AUTH_ISSUER', { AUTH: 'on', ...JWKS, AUTH_ISSUER: '' }, ['AUTH_JWKS_URL needs']],
    ['AUTH_JWKS_URL is set without AUTH_AUDIENCE', { AUTH: 'on', ...JWKS, AUTH_AUDIENCE: '' }, ['AUTH_JWKS_URL needs']],
    [
      'AUTH_JWKS_URL is unencrypted',
      { AUTH: 'on', ...JWKS, AUTH_JWKS_URL: 'http://issuer.example.test' },
      ['AUTH_JWKS_URL must'],
    ],
    ['AUTH is neither on nor off', { AUTH: 'no' }, ['AUTH must be one of on, off']],
  ])('%s', (_, environment, beginnings) => {
    const errors = errorsOf(environment, { keys: '[]' });
    expect(errors).toEqual(beginnings.map((beginning) => expect.stringMatching(`^${beginning}`)));
  });

  test('and is valid with AUTH=off on loopback, which is the default HOST', () => {
    for (const HOST of ['', '127.0.0.1', '::1', 'localhost']) expect(errorsOf({ HOST, AUTH: 'off' })).toEqual([]);
  });

  test('and is valid with either way to authenticate, on any HOST', () => {
    for (const way of [JWKS, keyFile]) {
      expect(errorsOf({ AUTH: undefined, HOST: '0.0.0.0', ...way }, { keys: '[]' })).toEqual([]);
      expect(errorsOf({ AUTH: 'on', ...way }, { keys: '[]' })).toEqual([]);
    }
  });
});
