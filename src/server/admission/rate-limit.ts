import { LRUCache } from 'lru-cache';
import type { Caller } from '../../graphql/caller.js';
import type { Authenticate } from '../authentication/authenticate.js';
import { RefusedRequest } from '../refused-request.js';

export type RateLimitOptions = {
  readonly perMinute: number;
  readonly monotonicNow: () => number;
};

const MINUTE_MS = 60_000;

/** Callers remembered, some hundred bytes each. Whoever is pushed out begins with a full minute's worth again. */
const MAX_CALLERS = 50_000;

/**
 * The same authentication, for at most `perMinute` requests of one caller (tenant and subject, with whichever credential)
 * in any minute that follows a quiet one: what was not used is saved up for a minute at most (GCRA). What is over that
 * is refused by `RefusedRequest` (429, `RATE_LIMITED`) and does not count. Each instance counts for itself.
 */
export function limitRate(authenticate: Authenticate, { perMinute, monotonicNow }: RateLimitOptions): Authenticate {
  const intervalMs = MINUTE_MS / perMinute;
  /** When all that a caller has asked so far would have been due at the steady rate. */
  const dueAt = new LRUCache<string, number>({ max: MAX_CALLERS });

  const admit = (caller: Caller): Caller => {
    const key = toKey(caller);
    const now = monotonicNow();
    const due = Math.max(now, dueAt.get(key) ?? now) + intervalMs;
    const waitMs = due - now - MINUTE_MS;
    // Sums of fractions: the last request of a minute must not fail by a rounding error.
    if (waitMs > 0.001) throw rateLimited(Math.ceil(waitMs / 1000));
    dueAt.set(key, due);
    return caller;
  };
  return (headers) => {
    const caller = authenticate(headers);
    return caller instanceof Promise ? caller.then(admit) : admit(caller);
  };
}

/** A tenant's name has no space. */
function toKey({ tenant, subject }: Caller): string {
  return `${tenant} ${subject}`;
}

function rateLimited(retryAfterSeconds: number): RefusedRequest {
  return new RefusedRequest({
    status: 429,
    code: 'RATE_LIMITED',
    message: 'This caller asks more often than it may. Try again later.',
    headers: { 'retry-after': String(retryAfterSeconds) },
    details: { retryAfterSeconds },
  });
}
