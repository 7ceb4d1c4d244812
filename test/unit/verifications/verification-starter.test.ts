import { expect, test } from '@jest/globals';
import { QueueRefusal } from '../../../src/async/fair-queue.js';
import type { StartRequest } from '../../../src/domain/start/start-request.js';
import type { Provider } from '../../../src/providers/provider.js';
import { ProviderError } from '../../../src/providers/provider-error.js';
import { ResultError, toDetail } from '../../../src/verifications/result-error.js';
import { createVerificationStarter } from '../../../src/verifications/verification-starter.js';
import { FakeProvider } from '../../support/provider/port/fake-provider.js';
import { stubProvider } from '../../support/provider/port/stub-provider.js';
import { START } from '../../support/test-clock.js';

const REQUEST: StartRequest = { product: 'LIVENESS_DETECTION', returnUrl: 'https://shop.example.test/' };
const STARTED = { signatureId: 'a', url: 'https://pages.example.test/', startedAt: START };

/** A starter in front of a provider that only starts. */
function createStarter(parts: Partial<Provider>) {
  const events: unknown[][] = [];
  const provider = stubProvider({ getResult: async () => null, ...parts });
  const start = createVerificationStarter({ provider, listener: { onStarted: (...all) => void events.push(all) } });
  const failure = () => start(REQUEST, 'caller').catch((error: ResultError) => error);
  return { start, events, failure };
}

test('a verification is started in the turn of its caller, and the listener hears of it once', async () => {
  const turns: string[] = [];
  const { start, events } = createStarter({
    startVerification: async (request) => {
      turns.push(`start of ${request.product}`);
      return STARTED;
    },
    inTurn: async ({ owner }, work) => {
      turns.push(`turn of ${owner}`);
      return work();
    },
  });
  expect(await start(REQUEST, 'caller')).toEqual(STARTED);
  expect(turns).toEqual(['turn of caller', 'start of LIVENESS_DETECTION']);
  expect(events).toEqual([[STARTED, REQUEST]]);
});

test.each([
  [new ProviderError('invalid-request', 'not accepted'), 'BAD_USER_INPUT', undefined],
  [new ProviderError('timeout', 'no answer in time'), 'PROVIDER_TIMEOUT', undefined],
  [new ProviderError('busy', 'busy', { retryAfterMs: 2_000 }), 'PROVIDER_BUSY', 2],
])('%s is %s for the client, and the listener hears nothing', async (error, code, retryAfterSeconds) => {
  const { failure, events } = createStarter({ startVerification: () => Promise.reject(error) });
  expect(await failure()).toMatchObject({ code, retryAfterSeconds, cause: error });
  expect(events).toEqual([]);
});

test('a caller that must not wait any longer is OVERLOADED without a start', async () => {
  let starts = 0;
  const { failure } = createStarter({
    startVerification: async () => {
      starts += 1;
      return STARTED;
    },
    inTurn: () => Promise.reject(new QueueRefusal('waited too long for its turn', 3_000)),
  });
  expect(await failure()).toMatchObject({ code: 'OVERLOADED', retryAfterSeconds: 3 });
  expect(starts).toBe(0);
});

test('a provider that starts no verifications refuses, with the reason for the log', async () => {
  const start = createVerificationStarter({
    provider: new FakeProvider(() => START),
    listener: { onStarted: () => undefined },
  });
  const error = (await start(REQUEST, 'caller').catch((caught: unknown) => caught)) as ResultError;
  expect(error).toBeInstanceOf(ResultError);
  expect([error.code, toDetail(error).reason]).toEqual(['PROVIDER_REFUSED', 'this provider starts no verifications']);
});
