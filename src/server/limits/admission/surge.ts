export type SurgeOptions = {
  /** The longest wait in a burst, and the longest period in which waits may exceed `overloadWaitMs` continuously. */
  readonly maxWaitMs: number;
  /** The longest wait in a lasting overload. */
  readonly overloadWaitMs: number;
  /** How long a burst may take to arrive; a queue that still grows after that is an overload. */
  readonly growthMs: number;
  /** How long after the start of an overload the allowed wait falls to `overloadWaitMs`. */
  readonly settleMs: number;
};

/** Compares arrivals with starts to distinguish a burst, which drains, from an overload, which lasts. */
export type Surge = {
  /**
   * Counts a request that cannot start at once, even if it is rejected. `waitMs` is its expected wait; `isFirst` means that
   * no other request waits.
   */
  count(now: number, waitMs: number, isFirst: boolean): void;
  /** Returns how long a request may wait now. */
  allowedWaitMs(now: number): number;
  begun(now: number, count: number): void;
};

/** Length of a window; the last and the current one count. Long enough to contain some requests of any kind. */
const WINDOW_MS = 100;

export function createSurge(options: SurgeOptions): Surge {
  const { maxWaitMs, overloadWaitMs, growthMs, settleMs } = options;
  let windowBeganAt = 0;
  /** Arrived minus started requests in the current window. */
  let surplus = 0;
  let lastSurplus = 0;
  let waitsSince = 0;
  let waitsLongSince: number | undefined;

  const moveTo = (now: number) => {
    const windows = Math.floor((now - windowBeganAt) / WINDOW_MS);
    if (windows === 0) return;
    lastSurplus = windows === 1 ? surplus : 0;
    surplus = 0;
    windowBeganAt += windows * WINDOW_MS;
  };

  return {
    count(now, waitMs, isFirst) {
      moveTo(now);
      surplus += 1;
      if (isFirst) waitsSince = now;
      if (waitMs <= overloadWaitMs) waitsLongSince = undefined;
      else waitsLongSince ??= now;
    },
    allowedWaitMs(now) {
      moveTo(now);
      if (now - (waitsLongSince ?? now) > maxWaitMs) return overloadWaitMs;
      const ageMs = now - waitsSince;
      const isShrinking = lastSurplus + surplus < 0;
      return ageMs <= growthMs || isShrinking ? maxWaitMs : Math.max(overloadWaitMs, settleMs - ageMs);
    },
    begun(now, count) {
      moveTo(now);
      surplus -= count;
    },
  };
}
