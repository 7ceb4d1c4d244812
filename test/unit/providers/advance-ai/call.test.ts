import { describe, expect, test } from '@jest/globals';
import {
  createCallProvider,
  type ProviderAttempt,
  type ProviderCall,
} from '../../../../src/providers/advance-ai/call.js';
import type { ProviderRequest, TransportResponse } from '../../../../src/providers/http/transport.js';
import { ProviderError } from '../../../../src/providers/provider-error.js';
import { createRetryPolicy } from '../../../../src/providers/resilience/retry.js';
import { createSkewedClock } from '../../../support/provider/skewed-clock.js';
import { wireEnvelope } from '../../../support/provider/wire.js';
import { createTestClock, START } from '../../../support/test-clock.js';

const DEADLINE_MS = 10_000;
const answerOf = (changes: Partial<TransportResponse> = {}): TransportResponse => {
  return { status: 200, retryAfter: null, text: wireEnvelope({ data: 'data' }), mayBeTruncated: false, ...changes };
};
const busy = (retryAfter: string | null) => answerOf({ text: wireEnvelope({ code: 'SERVICE_BUSY' }), retryAfter });

type Script = (request: ProviderRequest, attempt: number) => TransportResponse | Promise<TransportResponse>;

/** A caller whose transport does what the script says, on a clock that stands still but for naps. */
function createCaller(script: Script, { clock = createTestClock() } = {}) {
  const attempts: ProviderAttempt[] = [];
  const requests: ProviderRequest[] = [];
  const call = createCallProvider({
    transport: async (request) => {
      requests.push(request);
      return script(request, requests.length);
    },
    clock,
    timeoutMs: 60_000,
    retryPolicy: (remainingMs) =>
      createRetryPolicy({ retries: 2, random: () => 0.5, remainingMs, mayRetry: () => true }),
    budget: { start: () => undefined, earn: () => undefined },
    onAttempt: (attempt) => attempts.push(attempt),
  });
  const ask = (changes: Partial<ProviderCall> = {}) =>
    call({
      operation: 'get-result',
      path: '/ask',
      body: () => ({ attempt: requests.length + 1 }),
      maxBodyBytes: 1_000,
      signal: new AbortController().signal,
      deadlineAt: clock.monotonicNow() + DEADLINE_MS,
      ...changes,
    });
  return { ask, attempts, requests, clock };
}

test('a response has the time at which its own attempt was sent', async () => {
  const { ask, clock } = createCaller((_, attempt) => {
    clock.advance(40);
    return attempt === 1 ? answerOf({ status: 503 }) : answerOf();
  });
  expect(await ask()).toEqual({ data: 'data', billing: 'FREE', sentAt: START + 40 + 25 });
});

test('a response that corrects the clock corrects the time of its own sending', async () => {
  const { truth, skewed, step } = createSkewedClock(-86_400_000);
  const { ask } = createCaller(
    () => {
      truth.advance(40);
      step(86_400_000);
      return answerOf();
    },
    { clock: skewed },
  );
  expect((await ask()).sentAt).toBe(START);
});

test('each attempt sends a body of its own', async () => {
  const { ask, requests } = createCaller((_, attempt) => (attempt < 3 ? answerOf({ status: 502 }) : answerOf()));
  await ask();
  expect(requests.map(({ body }) => body)).toEqual([{ attempt: 1 }, { attempt: 2 }, { attempt: 3 }]);
});

test.each([
  { retryAfter: '3s', naps: [3_000, 3_000] },
  { retryAfter: 'Thu, 01 Jan 2026 12:00:03 GMT', naps: [3_000, 100] },
  { retryAfter: 'soon', naps: [500, 1_000] },
  { retryAfter: null, naps: [500, 1_000] },
])('a busy provider with Retry-After $retryAfter is retried after $naps', async ({ retryAfter, naps }) => {
  const { ask, clock } = createCaller(() => busy(retryAfter));
  await expect(ask()).rejects.toMatchObject({ failure: 'busy' });
  expect(clock.naps).toEqual(naps);
});

test('a wait that exceeds the deadline is not begun, and the error has its length', async () => {
  const { ask, requests } = createCaller(() => busy('10s'));
  await expect(ask()).rejects.toMatchObject({ failure: 'busy', retryAfterMs: 10_000 });
  expect(requests).toHaveLength(1);
});

test('a call that was aborted before its first attempt is never sent', async () => {
  const { ask, requests } = createCaller(async () => answerOf());
  const left = new ProviderError('timeout', 'left');
  await expect(ask({ signal: AbortSignal.abort(left), deadlineAt: 0 })).rejects.toBe(left);
  expect(requests).toEqual([]);
});

test('an attempt that takes too long is aborted and retried', async () => {
  const clock = {
    ...createTestClock(),
    after: (_ms: number, late: () => void) => {
      const timer = setImmediate(late);
      return () => clearImmediate(timer);
    },
  };
  const never = new Promise<TransportResponse>(() => undefined);
  const { ask, requests } = createCaller((_, attempt) => (attempt < 3 ? never : answerOf()), { clock });
  expect(await ask()).toMatchObject({ data: 'data' });
  expect(requests.map(({ signal }) => signal.aborted)).toEqual([true, true, false]);
});

describe('the report of an attempt', () => {
  test.each<[string, Partial<TransportResponse>, Partial<ProviderAttempt>]>([
    ['good', {}, { outcome: 'SUCCESS', billing: 'FREE', transactionId: 'b0000000000000a1' }],
    [
      'refused',
      { text: wireEnvelope({ code: 'IAM_FAILED', pricingStrategy: 'PAY' }) },
      { outcome: 'IAM_FAILED', billing: 'PAY' },
    ],
    ['no JSON', { text: '<html>' }, { outcome: 'invalid-response', billing: undefined, transactionId: undefined }],
  ])('that was %s has its outcome and its duration', async (_what, answer, told) => {
    const { ask, attempts, clock } = createCaller(() => {
      clock.advance(40);
      return answerOf(answer);
    });
    await ask().catch(() => undefined);
    expect(attempts).toEqual([expect.objectContaining({ operation: 'get-result', durationMs: 40, ...told })]);
  });
});
