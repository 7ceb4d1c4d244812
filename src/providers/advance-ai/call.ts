import type { Clock } from '../../async/clock.js';
import { withDeadline } from '../../async/deadline.js';
import { parseRetryAfter } from '../http/dates.js';
import type { Transport } from '../http/transport.js';
import { ProviderError } from '../provider-error.js';
import { budgetSpent, type PaidCall } from '../resilience/paid-calls.js';
import { type RetryBudget, type RetryPolicy, retry } from '../resilience/retry.js';
import { failureOf, readEnvelope } from './envelope.js';

export type ProviderOperation =
  | 'generate-token'
  | 'get-result'
  | 'detection-result'
  | 'get-video'
  | 'generate-liveness-detection-url'
  | 'generate-face-authentication-url'
  | 'generate-ekyc-verification-url'
  | 'generate-document-verification-url';

/** The outcome of one attempt, for logs and metrics. Holds no verification id, URL or token. */
export type ProviderAttempt = {
  readonly operation: ProviderOperation;
  /** Number of the attempt within its call, from 1. */
  readonly attempt: number;
  /** The envelope's code, or the kind of failure if no envelope was read. */
  readonly outcome: string;
  readonly durationMs: number;
  readonly billing: 'FREE' | 'PAY' | undefined;
  /** The provider's own number for the call, to quote to its support. */
  readonly transactionId: string | undefined;
  /** Why no envelope was read: fixed text, with the system's error code if there is one. */
  readonly reason?: string | undefined;
};

export type ProviderCall = {
  readonly operation: ProviderOperation;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Called for each attempt, since a body may contain the current time. Undefined for a GET. */
  readonly body?: () => unknown;
  readonly maxBodyBytes: number;
  /** Limits the attempts with one token further than the retry policy does. */
  readonly maxAttempts?: number;
  /** Counts the attempts that the provider may charge; absent for an operation that is free of charge. */
  readonly paid?: PaidCall | undefined;
  /** Ends the wait before an attempt, and a running attempt. */
  readonly signal: AbortSignal;
  /** When `signal` will abort, on the monotonic clock. */
  readonly deadlineAt: number;
};

/** `sentAt` is when the successful attempt was sent, in epoch milliseconds. */
export type ProviderResponse = {
  readonly data: unknown;
  readonly billing?: 'FREE' | 'PAY' | undefined;
  readonly sentAt: number;
};

export type CallProvider = (call: ProviderCall) => Promise<ProviderResponse>;

export type CallProviderOptions = {
  readonly transport: Transport;
  readonly clock: Clock;
  /** Time limit of one attempt. */
  readonly timeoutMs: number;
  readonly retryPolicy: (remainingMs: () => number) => RetryPolicy;
  readonly budget: Pick<RetryBudget, 'start' | 'earn'>;
  readonly onAttempt: (attempt: ProviderAttempt) => void;
};

/**
 * Creates a function that makes attempts until one succeeds or must not be retried.
 *
 * @throws ProviderError, and the reason of the signal.
 */
export function createCallProvider(options: CallProviderOptions): CallProvider {
  const { transport, clock, timeoutMs, retryPolicy, budget, onAttempt } = options;

  const attemptOnce = async (call: ProviderCall, attempt: number): Promise<ProviderResponse> => {
    call.signal.throwIfAborted();
    const startedAt = clock.monotonicNow();
    const report = (outcome: string, billing?: 'FREE' | 'PAY', transactionId?: string, reason?: string) =>
      onAttempt({
        operation: call.operation,
        attempt,
        outcome,
        durationMs: clock.monotonicNow() - startedAt,
        billing,
        transactionId,
        reason,
      });
    const send = (signal: AbortSignal) =>
      transport({
        path: call.path,
        headers: call.headers ?? {},
        body: call.body?.(),
        maxBodyBytes: call.maxBodyBytes,
        signal,
      });
    try {
      const response = await withDeadline(clock, timeoutMs, timedOut, send, call.signal);
      const envelope = readEnvelope(response, clock.now());
      const isPaid = call.paid !== undefined && envelope.code === 'SUCCESS';
      const billing = envelope.pricingStrategy ?? (isPaid ? 'PAY' : undefined);
      report(envelope.code, billing, envelope.transactionId);
      const failure = failureOf(envelope, parseRetryAfter(response.retryAfter, clock.now()));
      if (failure !== null) throw failure;
      budget.earn();
      // Computed back from now, since the response may have corrected the clock.
      return {
        data: envelope.data,
        billing,
        sentAt: clock.now() - Math.round(clock.monotonicNow() - startedAt),
      };
    } catch (error) {
      if (error instanceof ProviderError && error.envelopeCode === undefined) {
        report(error.failure, undefined, undefined, error.message);
      }
      throw error;
    }
  };

  /** Makes an attempt that the provider may charge, and says if it has certainly not. */
  const attemptPaid = async (call: ProviderCall, attempt: number, paid: PaidCall): Promise<ProviderResponse> => {
    try {
      const response = await attemptOnce(call, attempt);
      if (response.billing === 'FREE') paid.wasFree();
      return response;
    } catch (error) {
      if (error instanceof ProviderError && error.isFree) paid.wasFree();
      throw error;
    }
  };

  return (call) => {
    const { paid } = call;
    budget.start();
    const policy = retryPolicy(() => call.deadlineAt - clock.monotonicNow());
    let attempts = 0;
    let isLast = false;
    let lastError: unknown;
    const waitBeforeNext: RetryPolicy['waitBeforeNext'] = (error, failures) => {
      lastError = error;
      return isLast || failures === call.maxAttempts ? null : policy.waitBeforeNext(error, failures);
    };
    return retry(clock, call.signal, { waitBeforeNext }, async () => {
      attempts += 1;
      if (paid === undefined) return attemptOnce(call, attempts);
      call.signal.throwIfAborted();
      isLast = !(await paid.begin());
      // The client learns why the attempt before failed, and not that it could not be repeated.
      if (isLast) throw lastError ?? budgetSpent();
      return attemptPaid(call, attempts, paid);
    });
  };
}

export function timedOut(): ProviderError {
  return new ProviderError('timeout', 'no answer in time');
}
