import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { QueueRefusal } from '../../../src/async/fair-queue.js';
import { ProviderError } from '../../../src/providers/provider-error.js';
import { ResultError, toDetail, toResultError } from '../../../src/verifications/result-error.js';

test.each([
  ['unavailable', 'PROVIDER_UNAVAILABLE'],
  ['timeout', 'PROVIDER_TIMEOUT'],
  ['busy', 'PROVIDER_BUSY'],
  ['refused', 'PROVIDER_REFUSED'],
  ['invalid-request', 'BAD_USER_INPUT'],
  ['invalid-response', 'PROVIDER_INVALID_RESPONSE'],
] as const)('%s is %s for clients, with its cause kept for the log', (failure, code) => {
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
])('a wait of $ms ms is reported as $seconds s', ({ ms, seconds }) => {
  expect(toResultError(new ProviderError('busy', 'wait', { retryAfterMs: ms }))).toMatchObject({
    retryAfterSeconds: seconds,
  });
});

test('any wait is reported as a whole number from 1 to 3600 that is not too short', () => {
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

test.each(['unavailable', 'timeout', 'refused', 'invalid-response'] as const)('%s has no time to wait', (failure) => {
  const error = toResultError(new ProviderError(failure, 'failed', { retryAfterMs: 5_000 })) as ResultError;
  expect(error.retryAfterSeconds).toBeUndefined();
});

test('a rejection by the queue is OVERLOADED, with whole seconds to wait and its reason for the log', () => {
  const error = toResultError(new QueueRefusal('too many calls are waiting in total', 2_400)) as ResultError;
  expect([error.code, error.retryAfterSeconds]).toEqual(['OVERLOADED', 3]);
  expect(toDetail(error)).toEqual({ reason: 'too many calls are waiting in total' });
  expect(toResultError(new QueueRefusal('full', 0))).toMatchObject({ retryAfterSeconds: 1 });
});

test('a defect of the gateway passes unchanged', () => {
  const bug = new TypeError('bug');
  expect(toResultError(bug)).toBe(bug);
});

test('an error without a cause has its own detail, and always a reason', () => {
  const detail = { reason: 'no bytes of the image' };
  expect(toDetail(new ResultError('PROVIDER_INVALID_RESPONSE', { detail }))).toMatchObject(detail);
  expect(toDetail(new ResultError('PROVIDER_INVALID_RESPONSE'))).toMatchObject({ reason: 'not known' });
});
