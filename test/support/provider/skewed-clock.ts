import { createTestClock, type TestClock } from '../test-clock.js';

/** A true clock, and a second one that goes with it but shows another time, as that of a machine that is set wrongly. */
export function createSkewedClock(aheadMs = 0) {
  const truth = createTestClock();
  let skewMs = aheadMs;
  let suspendedMs = 0;
  const skewed: TestClock = {
    ...truth,
    now: () => truth.now() + skewMs,
    monotonicNow: () => truth.monotonicNow() - suspendedMs,
  };
  return {
    truth,
    skewed,
    /** Suspends the machine with the wrong clock: its monotonic clock stands still meanwhile. */
    suspend: (ms: number) => {
      truth.advance(ms);
      suspendedMs += ms;
    },
    /** Sets the wrong clock forward, or back below 0. */
    step: (ms: number) => {
      skewMs += ms;
    },
  };
}
