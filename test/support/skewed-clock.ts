import { createTestClock, type TestClock } from './test-clock.js';

/** A true clock, and a second one that goes with it but shows another time, as that of a machine that is set wrongly. */
export function createSkewedClock(aheadMs = 0): { truth: TestClock; skewed: TestClock; step: (ms: number) => void } {
  const truth = createTestClock();
  let skewMs = aheadMs;
  return {
    truth,
    skewed: { ...truth, now: () => truth.now() + skewMs },
    /** Sets the wrong clock forward, or back below 0. */
    step: (ms) => {
      skewMs += ms;
    },
  };
}
