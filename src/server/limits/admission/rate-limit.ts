import { LRUCache } from 'lru-cache';
import { type Caller, toCallerKey } from '../../../domain/caller.js';
import type { Authenticate } from '../../auth/authenticate.js';
import { type HttpError, HttpRequestError } from '../../http/errors.js';

export type RateLimitOptions = {
  /** 0 means no limit. */
  readonly perMinute: number;
  readonly monotonicNow: () => number;
};

/**
 * Wraps the authentication so that it accepts at most `perMinute` requests of one caller; see `createAllowance`. Rejected
 * requests do not count.
 */
export function limitRate(authenticate: Authenticate, options: RateLimitOptions): Authenticate {
  const { perMinute, monotonicNow } = options;
  if (perMinute === 0) return authenticate;
  const message = 'This caller sends too many requests. Try again later.';
  const spend = createCallerRate({ perMinute, monotonicNow, message, reason: 'too many requests' });
  const charge = (caller: Caller): Caller => {
    spend(caller, 1);
    return caller;
  };
  return (headers) => {
    const caller = authenticate(headers);
    return caller instanceof Promise ? caller.then(charge) : charge(caller);
  };
}

/**
 * Limits the cost of one caller's operations per minute, in the units of the limit per operation. Returns undefined without
 * a limit.
 */
export function limitCost(options: RateLimitOptions): Spend | undefined {
  const { perMinute, monotonicNow } = options;
  if (perMinute === 0) return undefined;
  const message = 'The operations of this caller exceed its cost limit per minute. Try again later.';
  return createCallerRate({ perMinute, monotonicNow, message, reason: 'cost of operations used up' });
}

/** Limits the verifications that one caller starts per minute. Returns undefined without a limit. */
export function limitStarts(options: RateLimitOptions): TakeAllowance | undefined {
  return options.perMinute === 0 ? undefined : createAllowance(options);
}

type CallerRateOptions = {
  readonly perMinute: number;
  readonly monotonicNow: () => number;
  /** The message of the rejection. */
  readonly message: string;
  /** The reason, for the log. */
  readonly reason: string;
};

/** Charges `amount` to the caller. Throws `HttpRequestError` (429, `RATE_LIMITED`) and charges nothing above the limit. */
export type Spend = (caller: Caller, amount: number) => void;

const MINUTE_MS = 60_000;

/** Callers tracked, some hundred bytes each. An evicted caller starts with the allowance of a full minute again. */
const MAX_CALLERS = 50_000;

/** Charges `amount` to the caller and returns 0, or charges nothing and returns the whole seconds to wait. */
export type TakeAllowance = (caller: Caller, amount: number) => number;

function createCallerRate({ message, reason, ...options }: CallerRateOptions): Spend {
  const take = createAllowance(options);
  return (caller, amount) => {
    const waitSeconds = take(caller, amount);
    if (waitSeconds > 0) throw rateLimited({ message, reason, caller }, waitSeconds);
  };
}

/**
 * Limits each caller (tenant and subject, with any credential) to `perMinute` in any minute after a quiet one: unused
 * allowance accumulates for at most a minute (GCRA). Each instance counts separately. A quiet caller may use more than
 * `perMinute` at once, and then must wait until that is paid off.
 */
function createAllowance({ perMinute, monotonicNow }: RateLimitOptions): TakeAllowance {
  const intervalMs = MINUTE_MS / perMinute;
  /** The instant at which all that a caller has used would be due at the steady rate. */
  const dueAt = new LRUCache<string, number>({ max: MAX_CALLERS });

  return (caller, amount) => {
    const key = toCallerKey(caller);
    const now = monotonicNow();
    const dueBefore = Math.max(now, dueAt.get(key) ?? now);
    const due = dueBefore + amount * intervalMs;
    // A quiet caller never waits, whatever the amount.
    const waitMs = Math.min(due - MINUTE_MS, dueBefore) - now;
    // Sums of fractions: the last request of a minute must not fail by a rounding error.
    if (waitMs > 0.001) return Math.ceil(waitMs / 1000);
    dueAt.set(key, due);
    return 0;
  };
}

function rateLimited(
  parts: Pick<HttpError, 'message' | 'reason' | 'caller'>,
  retryAfterSeconds: number,
): HttpRequestError {
  return new HttpRequestError({
    status: 429,
    code: 'RATE_LIMITED',
    ...parts,
    headers: { 'retry-after': String(retryAfterSeconds) },
    details: { retryAfterSeconds },
  });
}
