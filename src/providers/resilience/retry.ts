import type { Clock } from '../../async/clock.js';
import { ProviderError, type ProviderFailure } from '../provider-error.js';
import { createSlidingCount } from './sliding-count.js';

export type RetryPolicy = {
  /**
   * Returns the milliseconds to wait before the next attempt, or null to fail with this error. `failures` counts the
   * failed attempts, this one included.
   */
  waitBeforeNext(error: unknown, failures: number): number | null;
};

/** Retries `attempt` as long as the policy allows. The policy sees every error and returns null for those it does not know. */
export async function retry<Value>(
  clock: Pick<Clock, 'sleep'>,
  signal: AbortSignal,
  policy: RetryPolicy,
  attempt: () => Promise<Value>,
): Promise<Value> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      const waitMs = policy.waitBeforeNext(error, failures);
      if (waitMs === null) throw error;
      await clock.sleep(waitMs, signal);
    }
  }
}

/** First ceiling of the backoff by failure; other failures are not retried. Figures: AWS SDKs, retry behaviour. */
const BACKOFF_MS: Partial<Record<ProviderFailure, number>> = { unavailable: 50, timeout: 50, busy: 1_000 };
const MAX_BACKOFF_MS = 20_000;
/** The shortest wait after a busy response, whatever time the provider names. */
const MIN_BUSY_WAIT_MS = 100;
/** The longest one: a wait of hours is more likely a mistake than a plan. */
const MAX_BUSY_WAIT_MS = 60_000;

export type RetryPolicyOptions = {
  /** Attempts after the first. */
  readonly retries: number;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Milliseconds until the deadline of the call. */
  readonly remainingMs: () => number;
  /** Returns whether the budget allows one more retry; called last, since a yes is spent. */
  readonly mayRetry: () => boolean;
};

/**
 * Applies exponential backoff with full jitter; waits for the time that the provider names, within bounds. Gives up at once
 * when the wait would not end before the deadline, so that the caller gets the error sooner.
 */
export function createRetryPolicy({ retries, random, remainingMs, mayRetry }: RetryPolicyOptions): RetryPolicy {
  return {
    waitBeforeNext(error, failures) {
      if (!(error instanceof ProviderError) || failures > retries) return null;
      const firstMs = BACKOFF_MS[error.failure];
      if (firstMs === undefined) return null;
      const jitteredMs = random() * Math.min(MAX_BACKOFF_MS, firstMs * 2 ** (failures - 1));
      const waitMs = error.failure === 'busy' ? clampBusyWait(error.retryAfterMs ?? jitteredMs) : jitteredMs;
      return waitMs < remainingMs() && mayRetry() ? waitMs : null;
    },
  };
}

function clampBusyWait(ms: number): number {
  return Math.min(MAX_BUSY_WAIT_MS, Math.max(MIN_BUSY_WAIT_MS, ms));
}

/** Keeps retries from becoming the larger part of the load on a failing provider. */
export type RetryBudget = {
  /** Counts a call and its first attempt. */
  start(): void;
  /** Returns whether an attempt may be repeated; a yes is spent. */
  spend(): boolean;
  /** Counts an attempt that succeeded. */
  earn(): void;
};

/** The quota of AWS SDKs ("retry behavior", standard mode): the cost of a retry, and what a success returns. */
const CAPACITY = 500;
const RETRY_COST = 14;
const SUCCESS_EARNS = 1;
/** Google's SRE book, "Handling Overload": a tenth of all requests. */
const WINDOW_MS = 10_000;
const MAX_RATIO = 0.1;
/** Retries in each window that the ratio does not limit: under low load, a tenth would be none. */
const FREE_RETRIES = 10;

/** Applies both limits: the quota that successes refill, and a tenth of the calls of the last ten seconds. */
export function createRetryBudget(monotonicNow: () => number): RetryBudget {
  const calls = createSlidingCount(WINDOW_MS, monotonicNow);
  const retries = createSlidingCount(WINDOW_MS, monotonicNow);
  let tokens = CAPACITY;
  return {
    start: calls.add,
    spend() {
      if (tokens < RETRY_COST || retries.read() + 1 > FREE_RETRIES + calls.read() * MAX_RATIO) return false;
      tokens -= RETRY_COST;
      retries.add();
      return true;
    },
    earn() {
      tokens = Math.min(CAPACITY, tokens + SUCCESS_EARNS);
    },
  };
}
