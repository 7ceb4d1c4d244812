import type { HttpErrorCode } from '../../../domain/errors/error-codes.js';
import { HttpRequestError } from '../../http/errors.js';
import type { TurnQueue } from './turn-queue.js';

const RETRY_AFTER_SECONDS = 1;

/**
 * Creates an error that asks the client to retry after a second. Create it once, since it is thrown most often under load.
 * `reason` is for the log.
 */
export function retryLater(
  status: 429 | 503,
  code: HttpErrorCode,
  message: string,
  reason: string,
  headers: Readonly<Record<string, string>> = {},
): HttpRequestError {
  return new HttpRequestError({
    status,
    code,
    message,
    reason,
    headers: { 'retry-after': String(RETRY_AFTER_SECONDS), ...headers },
    details: { retryAfterSeconds: RETRY_AFTER_SECONDS },
  });
}

export const OVERLOADED_MESSAGE = 'There are too many requests at the moment. Try again later.';

/** Admits requests while they can be processed soon, and rejects the others. */
export type Admission = {
  /**
   * Call once for each request that arrives. Throws `HttpRequestError` (503, `OVERLOADED`) while `admit` would. Takes no
   * slot, so that under overload a request is rejected before any of it is read.
   */
  assertRoom(): void;
  /** Runs `work` and returns its outcome. Throws `HttpRequestError` (503, `OVERLOADED`) instead of starting it too late. */
  admit<Outcome>(work: () => Promise<Outcome>): Promise<Outcome>;
  /** Takes a slot for a response that could not be written at once, until the returned function is called. */
  hold(): () => void;
  /** Returns the number of requests in progress, including those waiting for their turn. */
  inFlight(): number;
  waiting(): number;
};

export const OVERLOADED = retryLater(503, 'OVERLOADED', OVERLOADED_MESSAGE, 'too many requests at once');

/**
 * The settings of the turn queue. In a burst, requests may wait two seconds, about as long as a person does; in a lasting
 * overload, a short wait leaves the client time to try another instance.
 */
export const QUEUE_LIMITS = {
  maxWaitMs: 2_000,
  overloadWaitMs: 400,
  growthMs: 200,
  settleMs: 900,
  alwaysAccepted: 64,
  turnMs: 5,
  burstMs: 2,
  readMs: 5,
  firstPaceMs: 1,
} as const;

/** `maxInFlight` bounds requests that wait for anything but this thread, such as the provider; the queue bounds the rest. */
export function createAdmission({ maxInFlight, queue }: { maxInFlight: number; queue: TurnQueue }): Admission {
  let inFlight = 0;
  return {
    assertRoom() {
      if (!queue.arrive() || inFlight >= maxInFlight) throw OVERLOADED;
    },
    async admit(work) {
      if (inFlight >= maxInFlight) throw OVERLOADED;
      inFlight += 1;
      try {
        const outcome = queue.enter(work);
        if (outcome === undefined) throw OVERLOADED;
        return await outcome;
      } finally {
        inFlight -= 1;
      }
    },
    hold() {
      inFlight += 1;
      return () => {
        inFlight -= 1;
      };
    },
    inFlight: () => inFlight,
    waiting: queue.waiting,
  };
}
