import { describe, expect, test } from '@jest/globals';
import { errorsOf, parse } from '../../support/config/parse.js';

const NO_ACCOUNT = { ADVANCE_AI_BASE_URL: '', ADVANCE_AI_ACCESS_KEY: '', ADVANCE_AI_SECRET_KEY: '' };
const CANARY = 'c4n4ry';

describe('TENANTS_FILE', () => {
  const account = { baseUrl: 'https://provider.example.test', accessKey: 'a', secretKey: CANARY };

  test('replaces the variables of the single account', () => {
    const files = { tenants: JSON.stringify({ acme: account, org_Ab12: { ...account, accessKey: 'b' } }) };
    const { tenants } = parse({ ...NO_ACCOUNT, TENANTS_FILE: 'tenants' }, files);
    expect([...tenants]).toEqual([
      ['acme', account],
      ['org_Ab12', { ...account, accessKey: 'b' }],
    ]);
  });

  test('can name the region of an account, in any form of its code', () => {
    const files = { tenants: JSON.stringify({ acme: { ...account, region: 'PHL' } }) };
    const { tenants } = parse({ ...NO_ACCOUNT, TENANTS_FILE: 'tenants' }, files);
    expect(tenants.get('acme')?.region).toBe('ph');
  });

  test.each<[string, unknown, string]>([
    ['an unknown region', { acme: { ...account, region: CANARY } }, ': tenant "acme": region must be one of id, sg, '],
    [
      'a short callback key',
      { acme: { ...account, callbackKey: CANARY } },
      ': tenant "acme": callbackKey must be 32 to 256 characters without spaces or line breaks.',
    ],
    ['no tenant', {}, ' must contain a JSON object of tenant to '],
    ['a list', [account], ' must contain a JSON object of tenant to '],
    ['a name with a line break', { 'a\nb': account }, ': the name of a tenant must be 1 to 63 letters, '],
    ['a name with a space', { [`${CANARY} corp`]: account }, ': the name of a tenant must be '],
    [
      'text instead of an account',
      { acme: CANARY },
      ': tenant "acme" must be an object with the fields baseUrl, accessKey, secretKey, region, callbackKey, webhookSecret.',
    ],
    [
      'an account without its secret',
      { acme: { ...account, secretKey: undefined } },
      ': tenant "acme": secretKey must be text without spaces or line breaks.',
    ],
    [
      'an unencrypted URL',
      { acme: { ...account, baseUrl: `http://${CANARY}.example.test` } },
      ': tenant "acme": baseUrl must be an https URL',
    ],
    [
      'an unknown field',
      { acme: { ...account, secretKeyFile: CANARY } },
      ': tenant "acme" has an unknown field; known fields are baseUrl, accessKey, secretKey, region, callbackKey, webhookSecret.',
    ],
  ])('with %s is an error that names the tenant and repeats no value', (_name, content, error) => {
    const errors = errorsOf({ ...NO_ACCOUNT, TENANTS_FILE: 'tenants' }, { tenants: JSON.stringify(content) });
    expect(errors).toEqual([expect.stringContaining(`TENANTS_FILE${error}`)]);
    expect(errors.join()).not.toContain(CANARY);
  });
});
