import { describe, expect, test } from '@jest/globals';
import { InvalidField } from '../../../src/domain/invalid-fields.js';
import { decodeStoredResult, encodeStoredResult } from '../../../src/storage/redis/stored-result.js';
import { createResult } from '../../support/provider/results.js';
import { START } from '../../support/test-clock.js';

const store = (result: ReturnType<typeof createResult>) =>
  decodeStoredResult(encodeStoredResult({ result, ttlMs: 1_000, expiresAt: START + 1_000 }))?.result;

describe('a stored result', () => {
  test('comes back with the fields that did not fit', () => {
    const result = createResult({
      images: [{ kind: 'FACE', capturedAt: null, link: null, invalidFields: ['capturedAt'] }],
      eventDetails: [{ event: null, result: null, createdAt: null, invalidFields: ['event', 'result', 'createdAt'] }],
      rejectedLinks: { FACE: 'MALFORMED' },
      invalidFields: Object.values(InvalidField),
    });
    expect(store(result)).toEqual(result);
  });

  test('of a version that knew no invalid fields is read as one without', () => {
    const result = createResult();
    expect(Object.keys(result)).not.toContain('invalidFields');
    expect(store(result)).toEqual(result);
  });

  test('of a version that stored all of the input is read without what may not be passed on', () => {
    const text = encodeStoredResult({ result: createResult(), ttlMs: 1, expiresAt: START });
    const read = (parameters: unknown, names?: ReadonlySet<string>) =>
      decodeStoredResult(
        text.replace('"inputParameters":null', `"inputParameters":${JSON.stringify(parameters)}`),
        names,
      )?.result.inputParameters;
    const stored = { userId: 'u', bizId: 'app:/done?token=SECRET', branch: '5', deep: { callbackUrl: 'a:/b' } };
    expect(read(stored)).toEqual({ userId: 'u' });
    expect(read(stored, new Set(['branch', 'deep']))).toEqual({ branch: '5' });
    expect(read(['https://shop.example.test/?token=SECRET'])).toBeNull();
    expect(read('https://shop.example.test/?token=SECRET')).toBeNull();
  });

  test('with a field that this version does not know is not read', () => {
    const text = encodeStoredResult({ result: createResult(), ttlMs: 1, expiresAt: START });
    expect(decodeStoredResult(text.replace('"status"', '"invalidFields":["newer"],"status"'))).toBeUndefined();
  });
});
