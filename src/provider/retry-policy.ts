import type { RetryPolicy } from '../async/retry.js';
import { ProviderError, type ProviderFailure } from './provider-error.js';

/** First ceiling of the backoff by failure; what is not listed is not repeated. Figures: AWS SDKs, retry behaviour. */
const BACKOFF_MS: Partial<Record<ProviderFailure, number>> = { unavailable: 50, timeout: 50, busy: 1_000 };
const MAX_BACKOFF_MS = 20_000;
/** A provider that asks to wait is never asked again sooner than this, whatever it says. */
const MIN_BUSY_WAIT_MS = 100;
/** Nor later: a wait of hours is more likely a mistake than a plan. */
const MAX_BUSY_WAIT_MS = 60_000;

export type RetryPolicyOptions = {
  /** Attempts after the first. */
  readonly retries: number;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Milliseconds that are left until the call's deadline. */
  readonly remainingMs: () => number;
  /** Whether the budget has room for one more; asked last, since a yes is spent. */
  readonly mayRetry: () => boolean;
};

/**
 * Exponential backoff with full jitter; a time that the provider names is obeyed within bounds. Gives up at once when the
 * wait would not end before the deadline: the caller learns now what it would learn later.
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
