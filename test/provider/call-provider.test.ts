import { describe, expect, test } from '@jest/globals';
import pLimit from 'p-limit';
import { createCallProvider, type ProviderAttempt, type ProviderCall } from '../../src/provider/call-provider.js';
import { ProviderError } from '../../src/provider/provider-error.js';
import { createRetryPolicy } from '../../src/provider/retry-policy.js';
import type { HttpAnswer, ProviderRequest } from '../../src/provider/transport.js';
import { createSkewedClock } from '../support/skewed-clock.js';
import { createTestClock, START } from '../support/test-clock.js';
import { wireEnvelope } from '../support/wire.js';

const DEADLINE_MS = 10_000;
const answerOf = (changes: Partial<HttpAnswer> = {}): HttpAnswer => {
  return { status: 200, retryAfter: null, text: wireEnvelope({ data: 'data' }), isEndUnsure: false, ...changes };
};
const busy = (retryAfter: string | null) => answerOf({ text: wireEnvelope({ code: 'SERVICE_BUSY' }), retryAfter });

type Script = (request: ProviderRequest, attempt: number) => HttpAnswer | Promise<HttpAnswer>;

/** A caller whose transport does what the script says, on a clock that stands still but for naps. */
function createCaller(script: Script, { concurrency = 4, clock = createTestClock() } = {}) {
  const attempts: ProviderAttempt[] = [];
  const requests: ProviderRequest[] = [];
  const call = createCallProvider({
    transport: async (request) => {
      requests.push(request);
      return script(request, requests.length);
    },
    clock,
    timeoutMs: 60_000,
    limit: pLimit(concurrency),
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

test('an answer comes with the instant at which its own attempt set out', async () => {
  const { ask, clock } = createCaller((_, attempt) => {
    clock.advance(40);
    return attempt === 1 ? answerOf({ status: 503 }) : answerOf();
  });
  expect(await ask()).toEqual({ data: 'data', sentAt: START + 40 + 25 });
});

test('an answer that sets the clock right moves the instant of its own sending with it', async () => {
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
])('a busy provider with Retry-After $retryAfter is waited for $naps', async ({ retryAfter, naps }) => {
  const { ask, clock } = createCaller(() => busy(retryAfter));
  await expect(ask()).rejects.toMatchObject({ failure: 'busy' });
  expect(clock.naps).toEqual(naps);
});

test('a wait that does not fit is not begun, and the failure says how long it would be', async () => {
  const { ask, requests } = createCaller(() => busy('10s'));
  await expect(ask()).rejects.toMatchObject({ failure: 'busy', retryAfterMs: 10_000 });
  expect(requests).toHaveLength(1);
});

test('no more attempts than allowed are under way at once', async () => {
  let underWay = 0;
  let most = 0;
  const { ask } = createCaller(
    async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return answerOf();
    },
    { concurrency: 3 },
  );
  await Promise.all(Array.from({ length: 10 }, () => ask()));
  expect(most).toBe(3);
});

test('a call that was given up while it queued is never sent', async () => {
  const leaving = new AbortController();
  const { ask, requests } = createCaller(
    async () => {
      leaving.abort(new ProviderError('timeout', 'left'));
      return answerOf();
    },
    { concurrency: 1 },
  );
  const outcomes = await Promise.allSettled([ask(), ask({ signal: leaving.signal, deadlineAt: 0 })]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(requests).toHaveLength(1);
});

test('an attempt that takes too long is ended and tried again', async () => {
  const clock = {
    ...createTestClock(),
    after: (_ms: number, late: () => void) => {
      const timer = setImmediate(late);
      return () => clearImmediate(timer);
    },
  };
  const never = new Promise<HttpAnswer>(() => undefined);
  const { ask, requests } = createCaller((_, attempt) => (attempt < 3 ? never : answerOf()), { clock });
  expect(await ask()).toMatchObject({ data: 'data' });
  expect(requests.map(({ signal }) => signal.aborted)).toEqual([true, true, false]);
});

describe('what is told of an attempt', () => {
  test.each<[string, Partial<HttpAnswer>, Partial<ProviderAttempt>]>([
    ['good', {}, { outcome: 'SUCCESS', billing: 'FREE', transactionId: 'b0000000000000a1' }],
    [
      'refused',
      { text: wireEnvelope({ code: 'IAM_FAILED', pricingStrategy: 'PAY' }) },
      { outcome: 'IAM_FAILED', billing: 'PAY' },
    ],
    ['no JSON', { text: '<html>' }, { outcome: 'invalid-response', billing: undefined, transactionId: undefined }],
  ])('that was %s is one line with its outcome and how long it took', async (_what, answer, told) => {
    const { ask, attempts, clock } = createCaller(() => {
      clock.advance(40);
      return answerOf(answer);
    });
    await ask().catch(() => undefined);
    expect(attempts).toEqual([expect.objectContaining({ operation: 'get-result', durationMs: 40, ...told })]);
  });
});
