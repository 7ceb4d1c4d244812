/**
 * A number of uses in each period that processes share. Never rejects: while the storage is unavailable, each process
 * counts its own uses only.
 */
export type SharedBudget = {
  /** Takes one use, unless `limit` are taken in this period. Returns whether it did. */
  take(period: string, limit: number): Promise<boolean>;
  /** Gives one use of the period back. */
  giveBack(period: string): Promise<void>;
};

/** The uses of this process. Remembers the last period only. */
export type OwnUses = {
  read(period: string): number;
  add(period: string): void;
  remove(period: string): void;
};

export function createOwnUses(): OwnUses {
  let last = { period: '', uses: 0 };
  const read = (period: string) => (period === last.period ? last.uses : 0);
  return {
    read,
    add(period) {
      // The call of an older period may end late.
      if (period >= last.period) last = { period, uses: read(period) + 1 };
    },
    remove(period) {
      if (read(period) > 0) last.uses -= 1;
    },
  };
}

/** Creates the budget of a process that shares nothing with others. */
export function createLocalBudget(uses = createOwnUses()): SharedBudget {
  return {
    async take(period, limit) {
      if (uses.read(period) >= limit) return false;
      uses.add(period);
      return true;
    },
    async giveBack(period) {
      uses.remove(period);
    },
  };
}
