import type { Clock } from './clock.js';

/** Bounds, in milliseconds, on how far another clock is ahead of this process's monotonic clock. */
export type ClockBounds = { readonly least: number; readonly most: number };

export type CorrectedClock = Clock & {
  /** Records one reading of the other clock. */
  learn(bounds: ClockBounds): void;
  /**
   * Trusts the local clocks again without a reading, for a remote clock that sends none: uses the later of both from now
   * on. Does nothing while the clocks are trusted.
   */
  settle(): void;
  /**
   * Returns `now()`, or Infinity while the wall clock and the monotonic clock differ by more than `MAX_PARTING_MS` since
   * the last reading: the machine was suspended or its wall clock stepped, and neither clock shows which. Infinity is
   * the safe value to compare with an expiry time.
   */
  nowOrNever(): number;
};

/** Smaller differences are ignored: readings are coarse, and a clock that followed each of them would jitter. */
const TOLERANCE_MS = 2_000;
/** More than NTP slews a wall clock between two readings. */
export const MAX_PARTING_MS = 30_000;

/**
 * Creates a clock whose `now` estimates a remote clock. Before the first reading it is the wall clock; afterwards it
 * advances with the monotonic clock, so that a step of the local wall clock does not move it. It adopts the latest time
 * that the remote clock can show, since a missed expiry is worse than an early renewal. A reading that contradicts
 * earlier ones counts only once the next reading agrees, so that a single wrong reading changes nothing. It counts at
 * once while the local clocks disagree.
 */
export function createCorrectedClock(clock: Clock): CorrectedClock {
  let lead: number | undefined;
  let doubt: ClockBounds | undefined;
  const wallLead = () => clock.now() - clock.monotonicNow();
  let trustedWallLead = wallLead();
  const now = () => (lead === undefined ? clock.now() : Math.round(clock.monotonicNow() + lead));
  const haveParted = (ownLead = wallLead()) => Math.abs(ownLead - trustedWallLead) > MAX_PARTING_MS;
  return {
    ...clock,
    now,
    nowOrNever() {
      // Each clock is read once, since a large response calls this for each of its links.
      const wall = clock.now();
      const monotonic = clock.monotonicNow();
      if (haveParted(wall - monotonic)) return Number.POSITIVE_INFINITY;
      return lead === undefined ? wall : Math.round(monotonic + lead);
    },
    settle() {
      if (!haveParted()) return;
      trustedWallLead = wallLead();
      if (lead !== undefined) lead = Math.max(lead, trustedWallLead);
    },
    learn(bounds) {
      const current = lead ?? wallLead();
      const isAgreed = doubt !== undefined && overlap(doubt, bounds);
      const isConfirmed = lead === undefined || isAgreed || haveParted();
      trustedWallLead = wallLead();
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
