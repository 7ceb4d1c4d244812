import { createTestClock, type TestClock } from './test-clock.js';

/** A clock whose timers fire when the test advances it. */
export function createSteppedClock(): TestClock {
  const clock = createTestClock();
  const timers = new Set<{ readonly at: number; readonly fire: () => void }>();
  return {
    ...clock,
    after(ms, fire) {
      const timer = { at: clock.monotonicNow() + ms, fire };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
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
