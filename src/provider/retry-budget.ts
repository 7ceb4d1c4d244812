import { createSlidingCount } from './sliding-count.js';

/** Keeps repeated attempts from becoming the larger part of what a failing provider has to bear. */
export type RetryBudget = {
  /** A call begins, with an attempt that repeats none. */
  start(): void;
  /** Whether an attempt may be repeated; if so, it counts as spent. */
  spend(): boolean;
  /** An attempt was answered with success. */
  earn(): void;
};

/** The quota of AWS SDKs ("retry behavior", standard mode): what repeated attempts cost, and successes bring back. */
const CAPACITY = 500;
const RETRY_COST = 14;
const SUCCESS_EARNS = 1;
/** Google's SRE book, "Handling Overload": a tenth of all. */
const WINDOW_MS = 10_000;
const MAX_RATIO = 0.1;
/** So many are free in each window: where little is asked, a tenth of it would be none. */
const FREE_RETRIES = 10;

/** Both bounds hold: the quota that successes fill up, and a tenth of the attempts of the last ten seconds. */
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
