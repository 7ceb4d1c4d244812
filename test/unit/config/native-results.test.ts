import { describe, expect, test } from '@jest/globals';
import { errorsOf } from '../../support/config/parse.js';

const VIETNAM = 'https://vn-api.advance.ai';
const WHAT_TO_DO = 'has no results of the native SDK. Set NATIVE_RESULTS=off, or the base URL of another region.';

describe('NATIVE_RESULTS=on', () => {
  test('is refused with the host of a region that has no native SDK, whatever region is set', () => {
    const env = { NATIVE_RESULTS: 'on', ADVANCE_AI_BASE_URL: VIETNAM };
    const expected = [`ADVANCE_AI_BASE_URL (${VIETNAM}) ${WHAT_TO_DO}`];
    expect(errorsOf(env)).toEqual(expected);
    expect(errorsOf({ ...env, ADVANCE_AI_REGION: 'sg' })).toEqual(expected);
    expect(errorsOf({ ...env, NATIVE_RESULTS: 'off' })).toEqual([]);
  });

  test('is refused once for each tenant with such a host, without a value of the file', () => {
    const account = (baseUrl: string) => ({ baseUrl, accessKey: 'a', secretKey: 'b' });
    const tenants = { acme: account(VIETNAM), globex: account('https://sg-api.advance.ai'), initech: account(VIETNAM) };
    const env = { NATIVE_RESULTS: 'on', TENANTS_FILE: 't', ADVANCE_AI_BASE_URL: '' };
    const keys = { ADVANCE_AI_ACCESS_KEY: '', ADVANCE_AI_SECRET_KEY: '' };
    expect(errorsOf({ ...env, ...keys }, { t: JSON.stringify(tenants) })).toEqual(
      ['acme', 'initech'].map((name) => `TENANTS_FILE: the baseUrl of tenant "${name}" ${WHAT_TO_DO}`),
    );
  });

  test.each(['api', 'sg-api', 'my-api', 'th-api', 'ph-api', 'mex-api', 'col-api', 'nga-api'])(
    'is possible on %s',
    (host) => {
      expect(errorsOf({ NATIVE_RESULTS: 'on', ADVANCE_AI_BASE_URL: `https://${host}.advance.ai` })).toEqual([]);
    },
  );

  test('is possible behind a host of another name, such as a proxy', () => {
    expect(errorsOf({ NATIVE_RESULTS: 'on', ADVANCE_AI_BASE_URL: 'https://vn-api.example.test' })).toEqual([]);
  });
});
