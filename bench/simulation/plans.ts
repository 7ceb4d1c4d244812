import type { Workload } from './workload.js';

/** A workload, and the fleet that is to bear it. */
export type Plan = Omit<Workload, 'every' | 'seed'> & {
  readonly linkLifeSeconds: number;
  readonly linkMarginSeconds: number;
  /** STORE_MAX_ENTRIES. */
  readonly memoryEntries: number;
  /** STORE_MAX_BYTES; whichever bound is reached first holds. */
  readonly memoryBytes: number;
  /** REDIS_URL is set. */
  readonly isShared: boolean;
};

const USUAL = {
  seconds: 3 * 86_400,
  popularity: 0.9,
  linkShare: 0.5,
  linkLifeSeconds: 86_400,
  linkMarginSeconds: 300,
  memoryEntries: 100_000,
  memoryBytes: 134_217_728,
};

/** What docs/scaling.md speaks of: ten, a thousand and a hundred thousand results a second. */
export const PLANS: readonly Plan[] = [
  { ...USUAL, viewsPerSecond: 10, results: 200_000, instances: 1, isShared: false },
  { ...USUAL, viewsPerSecond: 10, results: 200_000, instances: 2, isShared: false },
  { ...USUAL, viewsPerSecond: 10, results: 200_000, instances: 2, isShared: true },
  { ...USUAL, viewsPerSecond: 1_000, results: 5_000_000, instances: 4, isShared: false },
  { ...USUAL, viewsPerSecond: 1_000, results: 5_000_000, instances: 4, isShared: true },
  { ...USUAL, viewsPerSecond: 100_000, results: 50_000_000, instances: 50, isShared: false },
  { ...USUAL, viewsPerSecond: 100_000, results: 50_000_000, instances: 50, isShared: true },
];

/** A sample small enough to be run through in seconds; every memory of the fleet shrinks alike. */
const MAX_VIEWS = 3_000_000;

export function toWorkload(plan: Plan, seed: number): Workload {
  return { ...plan, every: Math.max(1, Math.ceil((plan.viewsPerSecond * plan.seconds) / MAX_VIEWS)), seed };
}
