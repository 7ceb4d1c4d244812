import { type Clock, systemClock } from '../../src/async/clock.js';

/** 2026-01-01T12:00:00.000Z, so that instants in tests are easy to read. */
export const START = 1_767_268_800_000;

/** A process has run for a while when its monotonic clock is first read; it never reads 0. */
const MONOTONIC_START = 1_000;

export type TestClock = Clock & {
  /** Moves both clocks forward. */
  advance(ms: number): void;
  /** How long the code wanted to sleep, nap by nap; no nap takes any time of the test. */
  readonly naps: readonly number[];
};

/** A clock that stands still until it is moved. Time limits (`after`) are real, since they end what really hangs. */
export function createTestClock(): TestClock {
  const naps: number[] = [];
  let elapsedMs = 0;
  return {
    now: () => START + elapsedMs,
    monotonicNow: () => MONOTONIC_START + elapsedMs,
    after: systemClock.after,
    sleep: async (ms) => {
      naps.push(ms);
      elapsedMs += ms;
    },
    advance: (ms) => {
      elapsedMs += ms;
    },
    naps,
  };
}
