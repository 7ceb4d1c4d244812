import type { LimitFunction } from 'p-limit';
import type { Clock } from '../async/clock.js';
import { withDeadline } from '../async/deadline.js';
import { type RetryPolicy, retry } from '../async/retry.js';
import { failureOf } from './envelope.js';
import { readEnvelope } from './http-answer.js';
import { ProviderError } from './provider-error.js';
import { parseRetryAfter } from './retry-after.js';
import type { RetryBudget } from './retry-budget.js';
import type { Transport } from './transport.js';

export type ProviderOperation = 'generate-token' | 'get-result';

/** What one attempt came to; for logs and metrics. Names no transaction of a person, no address and no token. */
export type ProviderAttempt = {
  readonly operation: ProviderOperation;
  /** Which one of its call, from 1. */
  readonly attempt: number;
  /** The envelope's code, or the kind of failure where none was read. */
  readonly outcome: string;
  readonly durationMs: number;
  readonly billing: 'FREE' | 'PAY' | undefined;
  /** The provider's own number for the call, worth quoting to its support. */
  readonly transactionId: string | undefined;
};

export type ProviderCall = {
  readonly operation: ProviderOperation;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Made anew for each attempt, since a body may have to name its own instant. */
  readonly body: () => unknown;
  readonly maxBodyBytes: number;
  /** Fewer than the retry policy would make. */
  readonly maxAttempts?: number;
  /** Ends the waiting, the queueing and the attempt under way. */
  readonly signal: AbortSignal;
  /** When `signal` will abort, on the monotonic clock. */
  readonly deadlineAt: number;
};

/** `sentAt` is when the attempt that was answered set out, in epoch milliseconds. */
export type ProviderAnswer = { readonly data: unknown; readonly sentAt: number };

export type CallProvider = (call: ProviderCall) => Promise<ProviderAnswer>;

export type CallProviderOptions = {
  readonly transport: Transport;
  readonly clock: Clock;
  /** For one attempt. */
  readonly timeoutMs: number;
  /** Bounds the attempts under way at once, over all operations. */
  readonly limit: LimitFunction;
  readonly retryPolicy: (remainingMs: () => number) => RetryPolicy;
  readonly budget: Pick<RetryBudget, 'start' | 'earn'>;
  readonly onAttempt: (attempt: ProviderAttempt) => void;
};

/** One business call: attempts until one succeeds or must not be repeated. Throws `ProviderError` and the signal's reason. */
export function createCallProvider(options: CallProviderOptions): CallProvider {
  const { transport, clock, timeoutMs, limit, retryPolicy, budget, onAttempt } = options;

  const ask = async (call: ProviderCall, attempt: number): Promise<ProviderAnswer> => {
    call.signal.throwIfAborted();
    const startedAt = clock.monotonicNow();
    const report = (outcome: string, billing?: 'FREE' | 'PAY', transactionId?: string) =>
      onAttempt({
        operation: call.operation,
        attempt,
        outcome,
        durationMs: clock.monotonicNow() - startedAt,
        billing,
        transactionId,
      });
    const send = (signal: AbortSignal) =>
      transport({
        path: call.path,
        headers: call.headers ?? {},
        body: call.body(),
        maxBodyBytes: call.maxBodyBytes,
        signal,
      });
    try {
      const answer = await withDeadline(clock, timeoutMs, timedOut, send, call.signal);
      const envelope = readEnvelope(answer, clock.now());
      report(envelope.code, envelope.pricingStrategy, envelope.transactionId);
      const failure = failureOf(envelope, parseRetryAfter(answer.retryAfter, clock.now()));
      if (failure !== null) throw failure;
      budget.earn();
      // Reckoned back from now, since the answer may have set the clock right.
      return { data: envelope.data, sentAt: clock.now() - Math.round(clock.monotonicNow() - startedAt) };
    } catch (error) {
      if (error instanceof ProviderError && error.envelopeCode === undefined) report(error.failure);
      throw error;
    }
  };

  return (call) => {
    budget.start();
    const policy = retryPolicy(() => call.deadlineAt - clock.monotonicNow());
    let attempts = 0;
    const waitBeforeNext: RetryPolicy['waitBeforeNext'] = (error, failures) =>
      failures === call.maxAttempts ? null : policy.waitBeforeNext(error, failures);
    return retry(clock, call.signal, { waitBeforeNext }, () => {
      attempts += 1;
      return limit(ask, call, attempts);
    });
  };
}

export function timedOut(): ProviderError {
  return new ProviderError('timeout', 'no answer in time');
}
