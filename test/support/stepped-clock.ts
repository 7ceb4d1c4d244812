import { createTestClock, type TestClock } from './test-clock.js';

export type SteppedClock = TestClock & {
  /** Whether something waits for a timer of this length. */
  isWaiting(ms: number): boolean;
};

/** A clock whose timers fire when the test advances it. */
export function createSteppedClock(): SteppedClock {
  const clock = createTestClock();
  const timers = new Set<{ readonly at: number; readonly ms: number; readonly fire: () => void }>();
  return {
    ...clock,
    after(ms, fire) {
      const timer = { at: clock.monotonicNow() + ms, ms, fire };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    isWaiting: (ms) => [...timers].some((timer) => timer.ms === ms),
    advance(ms) {
      clock.advance(ms);
      for (const timer of timers) {
        if (timer.at > clock.monotonicNow()) continue;
        timers.delete(timer);
        timer.fire();
      }
    },
  };
}
