import { describe, expect, test } from '@jest/globals';
import { parseConfig } from '../../../src/config/config.js';
import { ConfigError } from '../../../src/config/config-error.js';
import { describeVariables } from '../../../src/config/variables.js';
import { errorsOf, MINIMAL, parse } from '../../support/config/parse.js';

const SECRET = 'S3cr3t-in-no-message';
const KEY = Buffer.alloc(32, 'k').toString('base64');

/** A valid value of each secret. */
const SECRETS: Readonly<Record<string, string>> = {
  ADVANCE_AI_ACCESS_KEY: 'access',
  ADVANCE_AI_SECRET_KEY: 'secret',
  ADVANCE_AI_CALLBACK_KEY: 'c'.repeat(32),
  ADVANCE_AI_WEBHOOK_SECRET: KEY,
  REDIS_URL: 'redis+sentinel://s1/master',
  REDIS_SENTINEL_USERNAME: 'user',
  REDIS_SENTINEL_PASSWORD: 'password',
  STORE_ENCRYPTION_KEY: KEY,
  HISTORY_DATABASE: 'postgres://me:password@db/history',
  AUDIT_HMAC_KEY: KEY,
};
const names = Object.keys(SECRETS);

test('the secrets are known', () => {
  const known = describeVariables().flatMap(({ name, isSecret }) => (isSecret ? [name] : []));
  expect(names.sort()).toEqual(known.sort());
});

describe.each(names)('%s', (name) => {
  const files = { path: `${SECRETS[name]}\n` };

  test('may come from a file, without the line break at its end', () => {
    const others = { ...SECRETS, [name]: '' };
    expect(parse({ ...others, [`${name}_FILE`]: 'path' }, files)).toEqual(parse(SECRETS));
  });

  test('must not be set twice', () => {
    expect(errorsOf({ ...SECRETS, [`${name}_FILE`]: 'path' }, files)).toEqual([
      `${name} and ${name}_FILE are both set. Set only one of them.`,
    ]);
  });

  test('is not taken for unset when it has spaces alone', () => {
    expect(errorsOf({ ...SECRETS, [name]: '  ' })[0]).toMatch(new RegExp(`^${name} must be`));
  });

  test('must come from a readable file, whose path is not repeated', () => {
    expect(errorsOf({ ...SECRETS, [name]: undefined, [`${name}_FILE`]: SECRET })).toContain(
      `${name}_FILE must be the path of a readable file.`,
    );
  });

  test.each([`${SECRET} ${SECRET}`, `${SECRET}\n`, `https://user:${SECRET}@a.example.test/ b`])(
    'is not repeated when it is invalid (%#)',
    (value) => {
      for (const errors of [
        errorsOf({ ...SECRETS, [name]: value }),
        errorsOf({ ...SECRETS, [name]: '', [`${name}_FILE`]: 'path' }, { path: `${value} ${value}` }),
      ]) {
        expect(errors).toContainEqual(expect.stringMatching(`^${name} must be `));
        expect(errors.join()).not.toContain(SECRET);
      }
    },
  );
});

test('only secrets come from files', () => {
  expect(parse({ PORT_FILE: 'port' }, { port: '1' }).port).toBe(4_000);
});

test('a file that contains only white space counts as not set', () => {
  const changes = { ADVANCE_AI_SECRET_KEY: undefined, ADVANCE_AI_SECRET_KEY_FILE: 'path' };
  expect(errorsOf(changes, { path: ' \n' })).toEqual([expect.stringContaining('ADVANCE_AI_SECRET_KEY is required')]);
});

test.each([
  { needs: 'AUDIT_HMAC_KEY', error: 'AUDIT_LOG needs AUDIT_HMAC_KEY', given: { AUDIT_LOG: 'audit.log' } },
  { needs: 'STORE_ENCRYPTION_KEY', error: 'REDIS_URL needs STORE', given: { REDIS_URL: 'redis://cache' } },
  {
    needs: 'REDIS_SENTINEL_PASSWORD',
    error: 'REDIS_SENTINEL_USERNAME needs REDIS_SENTINEL_PASSWORD',
    given: { REDIS_SENTINEL_USERNAME: 'user' },
  },
])('an empty file does not stand for $needs, and an unreadable one is reported once', ({ needs, error, given }) => {
  const changes = { ...given, [`${needs}_FILE`]: 'path' };
  expect(errorsOf(changes, { path: '\n' })).toEqual([expect.stringContaining(error)]);
  expect(errorsOf(changes)).toEqual([`${needs}_FILE must be the path of a readable file.`]);
});

test('a secret in any variable that takes free text is in no error', () => {
  for (const { name, isShown } of describeVariables()) {
    if (isShown) continue;
    for (const value of [SECRET, `https://user:${SECRET}@a.example.test`, `${SECRET} \0`]) {
      expect([name, errorsOf({ [name]: value }).join()]).toEqual([name, expect.not.stringContaining(SECRET)]);
    }
  }
});

test('an invalid number or word is shown, but no long value and no URL', () => {
  expect(errorsOf({ PORT: '80a' })).toEqual(['PORT must be a whole number from 0 to 65535, not "80a".']);
  expect(errorsOf({ AUTH: 'no' })).toEqual(['AUTH must be one of on, off, not "no".']);
  expect(errorsOf({ PORT: 'http://10.0.0.7' })).toEqual(['PORT must be a whole number from 0 to 65535.']);
  expect(errorsOf({ PORT: 'a'.repeat(40) })).toEqual(['PORT must be a whole number from 0 to 65535.']);
});

test('the reason why a file cannot be read is given where it helps', () => {
  const reasonOf = (code: string) => {
    try {
      parseConfig({ ...MINIMAL, API_KEYS_FILE: SECRET }, () => {
        throw Object.assign(new Error(`${code}: ${SECRET}`), { code });
      });
    } catch (error) {
      if (error instanceof ConfigError) return error.message;
    }
    return '';
  };
  const start = 'API_KEYS_FILE must be the path of a readable file';
  expect(reasonOf('ENOENT')).toBe(`${start}, but the file does not exist.`);
  expect(reasonOf('EACCES')).toBe(`${start}, but this user has no permission to read it.`);
  expect(reasonOf('EIO')).toBe(`${start}.`);
});
