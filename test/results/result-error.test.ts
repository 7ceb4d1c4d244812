import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ProviderError } from '../../src/provider/provider-error.js';
import { ResultError, toDetail, toResultError } from '../../src/results/result-error.js';

test.each([
  ['unavailable', 'PROVIDER_UNAVAILABLE'],
  ['timeout', 'PROVIDER_TIMEOUT'],
  ['busy', 'PROVIDER_BUSY'],
  ['refused', 'PROVIDER_REFUSED'],
  ['invalid-response', 'PROVIDER_INVALID_RESPONSE'],
] as const)('%s is told to clients as %s, in no other words, with its cause kept for the log', (failure, code) => {
  const cause = new ProviderError(failure, 'a text for the log', { envelopeCode: 'X', transactionId: 'b1' });
  const error = toResultError(cause) as ResultError;
  expect(error).toBeInstanceOf(ResultError);
  expect([error.code, error.message, error.cause]).toEqual([code, code, cause]);
  expect(toDetail(error)).toEqual({ reason: 'a text for the log', envelopeCode: 'X', transactionId: 'b1' });
});

test.each([
  { ms: undefined, seconds: 1 },
  { ms: 0, seconds: 1 },
  { ms: 1, seconds: 1 },
  { ms: 1_000, seconds: 1 },
  { ms: 1_001, seconds: 2 },
  { ms: 9_999, seconds: 10 },
  { ms: 3_600_000, seconds: 3_600 },
  { ms: 3_600_001, seconds: 3_600 },
  { ms: 1e15, seconds: 3_600 },
])('a wait of $ms ms is told as $seconds s', ({ ms, seconds }) => {
  expect(toResultError(new ProviderError('busy', 'wait', { retryAfterMs: ms }))).toMatchObject({
    retryAfterSeconds: seconds,
  });
});

test('whatever wait was asked for, what is told is a whole number from 1 to 3600 that is not too short', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e13, noNaN: true }), (ms) => {
      const { retryAfterSeconds = Number.NaN } = toResultError(
        new ProviderError('busy', 'wait', { retryAfterMs: ms }),
      ) as ResultError;
      expect(Number.isInteger(retryAfterSeconds)).toBe(true);
      expect(retryAfterSeconds).toBeGreaterThanOrEqual(Math.max(1, Math.min(ms / 1000, 3_600)));
      expect(retryAfterSeconds).toBeLessThanOrEqual(3_600);
    }),
  );
});

test.each(['unavailable', 'timeout', 'refused', 'invalid-response'] as const)('%s names no time to wait', (failure) => {
  const error = toResultError(new ProviderError(failure, 'failed', { retryAfterMs: 5_000 })) as ResultError;
  expect(error.retryAfterSeconds).toBeUndefined();
});

test('a fault of our own passes unchanged', () => {
  const bug = new TypeError('bug');
  expect(toResultError(bug)).toBe(bug);
});

test('an error that the provider had no part in has no detail of it', () => {
  expect(toDetail(new ResultError('PROVIDER_INVALID_RESPONSE'))).toBeUndefined();
});
