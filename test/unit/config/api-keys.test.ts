import { describe, expect, test } from '@jest/globals';
import { readApiKeys } from '../../../src/config/files/read-files.js';
import { errorsOf, parse } from '../../support/config/parse.js';
import { toApiKey } from '../../support/gateway/api-keys.js';

const CANARY = 'c4n4ry';

describe('API_KEYS_FILE', () => {
  const entry = toApiKey(CANARY);
  const { scopes: _, ...withoutScopes } = entry;
  const asFile = (content: unknown) => ({ keys: typeof content === 'string' ? content : JSON.stringify(content) });

  test('returns the keys in the file', () => {
    const files = asFile([entry, { ...entry, id: 'other', sha256: '0'.repeat(64), scopes: [] }]);
    const config = parse({ API_KEYS_FILE: 'keys' }, files);
    expect(config.apiKeys).toEqual([entry, { ...entry, id: 'other', sha256: '0'.repeat(64), scopes: [] }]);
    expect(parse().apiKeys).toEqual([]);
  });

  test('may be empty, which revokes every key', () => {
    expect(readApiKeys('keys', () => '[]\n')).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ['no content', '', ' must contain a JSON array of {id, sha256, subject, tenant, scopes}.'],
    ['truncated JSON', JSON.stringify([entry]).slice(0, 80), ' must contain a JSON array of '],
    ['an object', entry, ' must contain a JSON array of '],
    [
      'an entry that is not an object',
      [entry, CANARY],
      ': entry 2 must be an object with the fields id, sha256, subject, tenant, scopes.',
    ],
    ['a key in plain text', [{ ...entry, [CANARY]: CANARY }], ': entry 1 has an unknown field; known fields are id, '],
    ['a key instead of its hash', [{ ...entry, sha256: CANARY }], ': entry 1: sha256 must be 64 hex digits'],
    ['a key without scopes', [withoutScopes], ': entry 1: scopes must be a list of text.'],
    ['a scope that is not a string', [{ ...entry, scopes: [7] }], ': entry 1: scopes must be a list of text.'],
    ['an invalid tenant name', [{ ...entry, tenant: `${CANARY} b` }], ': entry 1: tenant must be 1 to 63 letters'],
    ['a key without a subject', [{ ...entry, subject: '' }], ': entry 1: subject must be text of 1 to 256'],
    [
      'an id that occurs twice',
      [entry, { ...entry, sha256: '0'.repeat(64) }],
      ': entry 2 has the same id as another entry.',
    ],
    [
      'a hash that occurs twice, in different case',
      [entry, { ...entry, id: 'b', sha256: entry.sha256.toUpperCase() }],
      ': entry 2 has the same sha256 as another entry.',
    ],
  ])('with %s is an error that names the entry and repeats no value', (_name, content, error) => {
    const errors = errorsOf({ API_KEYS_FILE: 'keys' }, asFile(content));
    expect(errors).toEqual([expect.stringContaining(`API_KEYS_FILE${error}`)]);
    expect(errors.join()).not.toContain(CANARY);
  });

  test('with many mistakes reports the first five', () => {
    const errors = errorsOf(
      { API_KEYS_FILE: 'keys' },
      asFile(Array(1_000).fill({ ...entry, scopes: CANARY, subject: '' })),
    );
    expect(errors).toHaveLength(6);
    expect(errors[5]).toBe('API_KEYS_FILE: and 1995 more errors.');
  });

  test('that cannot be read is an error', () => {
    expect(errorsOf({ API_KEYS_FILE: 'keys' })).toEqual(['API_KEYS_FILE must be the path of a readable file.']);
  });
});
