/** Counts events of a sliding window of time. */
export type SlidingCount = {
  add(): void;
  /** Returns the number of events within the window that ends now. */
  read(): number;
  clear(): void;
};

const SLOTS = 10;

/** Counts the events of the last `windowMs`. Events leave the window in steps of a tenth of it. */
export function createSlidingCount(windowMs: number, monotonicNow: () => number): SlidingCount {
  const slots = Array.from({ length: SLOTS }, () => ({ period: Number.NEGATIVE_INFINITY, count: 0 }));
  const periodNow = () => Math.floor((monotonicNow() * SLOTS) / windowMs);
  return {
    add() {
      const period = periodNow();
      const slot = slots[period % SLOTS];
      if (slot === undefined) return;
      slot.count = slot.period === period ? slot.count + 1 : 1;
      slot.period = period;
    },
    read() {
      const oldest = periodNow() - SLOTS + 1;
      return slots.reduce((sum, { period, count }) => (period >= oldest ? sum + count : sum), 0);
    },
    clear() {
      for (const slot of slots) slot.period = Number.NEGATIVE_INFINITY;
    },
  };
}
