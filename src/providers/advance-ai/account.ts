import type { Clock } from '../../async/clock.js';
import { withDeadline } from '../../async/deadline.js';
import { createFairQueue, type QueueLoad } from '../../async/fair-queue.js';
import type { HttpClient } from '../../egress/http-client.js';
import type { Leases } from '../../storage/cluster/leases.js';
import type { SharedValue } from '../../storage/cluster/shared-value.js';
import { createTransport } from '../http/transport.js';
import type { Provider } from '../provider.js';
import { ProviderError } from '../provider-error.js';
import { createAccountSuspension } from '../resilience/account-suspension.js';
import { type CircuitState, createCircuitBreaker } from '../resilience/circuit-breaker.js';
import type { StartPaidCall } from '../resilience/paid-calls.js';
import { createRetryBudget, createRetryPolicy } from '../resilience/retry.js';
import {
  createCallProvider,
  type ProviderAttempt,
  type ProviderCall,
  type ProviderResponse,
  timedOut,
} from './call.js';
import type { NativeField } from './native/decode-native.js';
import type { WireField } from './record/wire.js';
import { createAccessTokens } from './tokens/access-tokens.js';
import { createTokenTrial } from './tokens/token-trial.js';

/** One account at ADVANCE.AI: all its operations share the queue, the access token, the circuit and the suspension. */
export type Account = Pick<Provider, 'inTurn'> & {
  /**
   * Makes a call for one id, with all its attempts. Null if the provider does not know the id. While the circuit is open
   * it throws `unavailable` at once, and while the account is suspended `refused`.
   *
   * @throws ProviderError
   */
  query(call: AccountCall): Promise<ProviderResponse | null>;
  /** Rejects every caller that waits for a turn, and from then on every caller that would have to. */
  stopQueueing(): void;
  /** Returns how many turns run, and how many callers wait for one. */
  load(): QueueLoad;
};

export type AccountCall = Pick<ProviderCall, 'operation' | 'path' | 'body' | 'maxBodyBytes' | 'maxAttempts'> & {
  /** The codes by which the provider says that it does not know the id. */
  readonly unknownCodes: readonly string[];
  /** Present for an operation that the provider charges. */
  readonly startPaid?: StartPaidCall;
};

export type AccountOptions = {
  /** Scheme and host, without a trailing slash. */
  readonly baseUrl: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly send: HttpClient;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Time limit of one attempt. */
  readonly timeoutMs: number;
  /** Time limit of one query with all its attempts. Does not include the wait for a turn. */
  readonly deadlineMs: number;
  readonly retries: number;
  /** Turns that run at once. Requests for access tokens need none. */
  readonly concurrency: number;
  /** Limits of waiting: entries of one caller, entries in all, and the time of one. */
  readonly maxQueuedPerCaller: number;
  readonly maxQueued: number;
  readonly maxQueueWaitMs: number;
  /** Shared by the instances that use the same account; `account` tells it from their other accounts. */
  readonly leases: Leases;
  readonly sharedToken: SharedValue;
  readonly account: string;
  readonly onAttempt: (attempt: ProviderAttempt) => void;
  readonly onCircuit: (state: CircuitState) => void;
  /** Called with the provider's code when the account is suspended, and with undefined when that ends. */
  readonly onPause: (code: string | undefined) => void;
  /** Called with the provider's name of each field whose value does not fit. */
  readonly onInvalidField: (field: WireField | NativeField | 'videoUrl') => void;
};

export function createAccount(options: AccountOptions): Account {
  const { clock, baseUrl, timeoutMs, deadlineMs, retries, random, onAttempt, onInvalidField } = options;
  const { monotonicNow } = clock;
  const { concurrency, maxQueuedPerCaller, maxQueued, maxQueueWaitMs: maxWaitMs } = options;
  const { accessKey, secretKey, leases, sharedToken, account } = options;
  const queue = createFairQueue({ concurrency, maxQueuedPerCaller, maxQueued, maxWaitMs, clock });
  const budget = createRetryBudget(monotonicNow);
  const breaker = createCircuitBreaker({ monotonicNow, onState: options.onCircuit });
  const suspension = createAccountSuspension({ monotonicNow, onPause: options.onPause });
  const transport = createTransport(baseUrl, options.send);
  const retryPolicy = (remainingMs: () => number) =>
    createRetryPolicy({ retries, random, remainingMs, mayRetry: budget.spend });
  const call = createCallProvider({ transport, clock, timeoutMs, retryPolicy, budget, onAttempt });
  const credentials = { accessKey, secretKey, leases, sharedToken, account };
  const tokens = createAccessTokens({ call, clock, deadlineMs, onInvalidField, ...credentials });
  const withToken = createTokenTrial(tokens, clock);

  const sendWithToken = async (request: Omit<ProviderCall, 'signal' | 'deadlineAt'>, unknown: readonly string[]) => {
    const deadlineAt = monotonicNow() + deadlineMs;
    return withDeadline(clock, deadlineMs, timedOut, async (signal) => {
      const send = (token: string) =>
        call({ ...request, headers: { 'x-access-token': token }, signal, deadlineAt }).catch(nullIfUnknown(unknown));
      breaker.check();
      // Outside the breaker: one failed request for a token fails many queries that were never sent.
      const token = await tokens.get(signal);
      return breaker.run(() => withToken(token, send, signal));
    });
  };

  return {
    async query({ unknownCodes, startPaid, ...request }) {
      // Before the others: a call that the budget does not allow says nothing about the account or the circuit.
      const paid = await startPaid?.();
      try {
        // The suspension comes before the breaker: what it refuses was not sent, and must not count as a response.
        return await suspension.run(() => sendWithToken({ ...request, paid }, unknownCodes));
      } finally {
        await paid?.end();
      }
    },
    inTurn: (claim, work) => (suspension.isRefusing() || breaker.isRefusing() ? work() : queue.run(claim, work)),
    stopQueueing: queue.stopWaiting,
    load: queue.load,
  };
}

function nullIfUnknown(codes: readonly string[]): (error: unknown) => null {
  return (error) => {
    if (error instanceof ProviderError && codes.includes(error.envelopeCode ?? '')) return null;
    throw error;
  };
}
