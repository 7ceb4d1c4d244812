import { describe, expect, test } from '@jest/globals';
import { decodeResult } from '../../../../src/providers/advance-ai/record/decode-result.js';
import { type Fields, SIGNATURE_ID, wireResult } from '../../../support/provider/wire.js';
import { START } from '../../../support/test-clock.js';

const terms = { signatureId: SIGNATURE_ID, sentAt: START, fetchedAt: START + 250, linkTtlMs: 1_000 };

const decode = (changes: Fields = {}) => decodeResult(wireResult(changes), terms).result;

describe('the status', () => {
  test.each([
    { given: { overallResult: 'PASS', errorCode: 'SUCCESS' }, status: 'PASS', errorCode: null },
    {
      given: { overallResult: 'FAIL', errorCode: 'SIMILARITY_FAILED' },
      status: 'FAIL',
      errorCode: 'SIMILARITY_FAILED',
    },
    { given: { overallResult: 'FAIL', errorCode: null }, status: 'FAIL', errorCode: null },
    { given: { overallResult: 'FAIL', errorCode: 'A_CODE_OF_2027' }, status: 'FAIL', errorCode: 'A_CODE_OF_2027' },
    { given: { overallResult: 'INCOMPLETE', errorCode: null }, status: 'PENDING', errorCode: null },
    { given: { overallResult: 'INCOMPLETE', errorCode: '' }, status: 'PENDING', errorCode: null },
    { given: { overallResult: 'INCOMPLETE', errorCode: null, errorCodes: [] }, status: 'PENDING', errorCode: null },
    {
      given: { overallResult: 'INCOMPLETE', errorCode: 'USER_TIMEOUT' },
      status: 'INCOMPLETE',
      errorCode: 'USER_TIMEOUT',
    },
    {
      given: { overallResult: 'FAIL', errorCode: null, errorCodes: ['FIRST', 'SECOND'] },
      status: 'FAIL',
      errorCode: 'FIRST',
    },
    {
      given: { overallResult: 'INCOMPLETE', errorCode: null, errorCodes: ['GONE'] },
      status: 'INCOMPLETE',
      errorCode: 'GONE',
    },
    { given: { overallResult: null, idvResult: 'FAIL', errorCode: 'OLD' }, status: 'FAIL', errorCode: 'OLD' },
    { given: { overallResult: null, idvResult: 'INCOMPLETE', errorCode: null }, status: 'PENDING', errorCode: null },
    { given: { overallResult: 'FAIL', idvResult: 'PASS', errorCode: 'X' }, status: 'FAIL', errorCode: 'X' },
    { given: { overallResult: 'REVIEW', idvResult: 'PASS' }, status: 'PASS', errorCode: null },
  ])('of $given is $status with the reason $errorCode', ({ given, status, errorCode }) => {
    expect(decode(given)).toMatchObject({ status, errorCode });
  });

  test.each([
    [{ overallResult: 'FAIL', errorCode: null, errorCodes: ['FIRST', '', 'SECOND', 7, 'FIRST'] }, ['FIRST', 'SECOND']],
    [{ overallResult: 'FAIL', errorCode: 'SECOND', errorCodes: ['FIRST', 'SECOND'] }, ['SECOND', 'FIRST']],
    [{ overallResult: 'FAIL', errorCode: 'ONLY' }, ['ONLY']],
    [{ overallResult: 'FAIL', errorCode: null }, []],
    [{ overallResult: 'PASS', errorCode: 'SUCCESS', errorCodes: ['A'] }, []],
  ])('of %j has all its reasons, each once: %j', (given, errorCodes) => {
    const result = decode(given);
    expect([result.errorCodes, result.errorCode]).toEqual([errorCodes, errorCodes[0] ?? null]);
  });

  test('has twenty reasons at most', () => {
    const errorCodes = Array.from({ length: 1_000 }, (_, index) => `REASON_${index}`);
    expect(decode({ overallResult: 'FAIL', errorCode: null, errorCodes }).errorCodes).toEqual(errorCodes.slice(0, 20));
  });

  test.each([
    { overallResult: 'REVIEW', idvResult: 'REVIEW' },
    { overallResult: null, idvResult: null },
    { overallResult: 'pass', idvResult: '' },
  ])('of %j is not guessed', (given) => {
    expect(() => decode(given)).toThrow('without a documented verdict');
  });
});
