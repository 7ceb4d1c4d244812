import { expect, test } from '@jest/globals';
import { ProviderError } from '../../../src/providers/provider-error.js';
import { decodeOutcome, encodeOutcome } from '../../../src/verifications/fetch-once.js';
import { ResultError, toDetail } from '../../../src/verifications/result-error.js';

const failureOf = (note: string) => {
  try {
    return decodeOutcome(note);
  } catch (error) {
    return error;
  }
};

test.each([[new ResultError('PROVIDER_REFUSED')], [new ResultError('PROVIDER_BUSY', { retryAfterSeconds: 12 })]])(
  'a failure is the same failure on another instance: %s',
  (error) => {
    expect(failureOf(encodeOutcome({ error }) ?? '')).toMatchObject({
      name: 'ResultError',
      code: error.code,
      retryAfterSeconds: error.retryAfterSeconds,
    });
  },
);

test('an unknown id is unknown on another instance', () => {
  expect(decodeOutcome(encodeOutcome({ value: { result: null } }) ?? '')).toBe(null);
});

test('a record, which is in the cache, and a defect of the gateway have no note', () => {
  expect(encodeOutcome({ value: { result: {} } })).toBe(undefined);
  expect(encodeOutcome({ error: new Error('a fault') })).toBe(undefined);
});

test.each(['', 'NONSENSE', 'INTERNAL_SERVER_ERROR 3', 'PROVIDER_BUSY -1'])(
  'a note that cannot be decoded is PROVIDER_UNAVAILABLE: %j',
  (note) => {
    expect(failureOf(note)).toMatchObject({ retryAfterSeconds: note.endsWith('3') ? 3 : undefined });
    expect(['PROVIDER_UNAVAILABLE', 'PROVIDER_BUSY']).toContain((failureOf(note) as ResultError).code);
  },
);

const connectionRefused = new ResultError('PROVIDER_UNAVAILABLE', {
  cause: new ProviderError('unavailable', 'connection refused (ECONNREFUSED)'),
});
const balance = { envelopeCode: 'INSUFFICIENT_BALANCE', transactionId: 'number-of-the-other' };
const outOfBalance = new ResultError('PROVIDER_REFUSED', {
  cause: new ProviderError('refused', 'not sent: the account is suspended', balance),
});

test.each([
  [connectionRefused, 'another instance: connection refused (ECONNREFUSED)', undefined],
  [outOfBalance, 'another instance: not sent: the account is suspended', 'INSUFFICIENT_BALANCE'],
])('a failure has its reason on another instance, too: %s', (error, reason, envelopeCode) => {
  const failure = failureOf(encodeOutcome({ error }) ?? '') as ResultError;
  expect(toDetail(failure)).toEqual({ reason, envelopeCode, transactionId: undefined });
});

test.each([
  'PROVIDER_BUSY 12',
  'PROVIDER_BUSY 12 - ',
  `PROVIDER_BUSY 12 secret ${'x'.repeat(161)}`,
  'PROVIDER_BUSY 12 {"token":1} https://host/?token=1',
])('a note without a known reason is still decoded: %j', (note) => {
  const failure = failureOf(note) as ResultError;
  expect(failure).toMatchObject({ code: 'PROVIDER_BUSY', retryAfterSeconds: 12 });
  expect(toDetail(failure)).toEqual({
    reason: 'another instance failed',
    envelopeCode: undefined,
    transactionId: undefined,
  });
});
