import type { Clock } from './clock.js';

/** What is known of how far another clock is ahead of our monotonic one, in milliseconds: not less, not more. */
export type ClockBounds = { readonly least: number; readonly most: number };

export type CorrectedClock = Clock & {
  /** Takes in one reading of the other clock. */
  learn(bounds: ClockBounds): void;
};

/** A difference below that is left alone: readings are coarse, and a clock that follows each of them jumps about. */
const TOLERANCE_MS = 2_000;

/**
 * A clock whose `now` is that of somebody else, as far as it is known. From the first reading on it runs with the
 * monotonic clock, so that no step of ours moves it; before, it is the wall clock. What it takes over is the latest that
 * the other clock can show, since an instant missed is worse than one foreseen. A reading that contradicts what was
 * learned counts once the next one agrees with it, so that one wrong reading changes nothing.
 */
export function createCorrectedClock(clock: Clock): CorrectedClock {
  let lead: number | undefined;
  let doubt: ClockBounds | undefined;
  return {
    ...clock,
    now: () => (lead === undefined ? clock.now() : Math.round(clock.monotonicNow() + lead)),
    learn(bounds) {
      const current = lead ?? clock.now() - clock.monotonicNow();
      const isConfirmed = lead === undefined || (doubt !== undefined && overlap(doubt, bounds));
      if (isWithin(current, bounds)) lead = current;
      else if (isConfirmed) lead = bounds.most;
      doubt = isWithin(lead ?? current, bounds) ? undefined : bounds;
    },
  };
}

function isWithin(lead: number, { least, most }: ClockBounds): boolean {
  return lead >= least - TOLERANCE_MS && lead <= most + TOLERANCE_MS;
}

function overlap(one: ClockBounds, other: ClockBounds): boolean {
  return one.least <= other.most + TOLERANCE_MS && other.least <= one.most + TOLERANCE_MS;
}
