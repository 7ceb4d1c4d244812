import type { Workload } from './workload.js';

/** A workload, and the fleet that serves it. */
export type Plan = Omit<Workload, 'every' | 'seed'> & {
  readonly linkLifetimeSeconds: number;
  readonly linkMarginSeconds: number;
  /** STORE_MAX_ENTRIES. */
  readonly memoryEntries: number;
  /** STORE_MAX_BYTES; the bound that is reached first applies. */
  readonly memoryBytes: number;
  /** REDIS_URL is set. */
  readonly isShared: boolean;
};

const USUAL = {
  seconds: 3 * 86_400,
  popularity: 0.9,
  linkShare: 0.5,
  linkLifetimeSeconds: 86_400,
  linkMarginSeconds: 300,
  memoryEntries: 100_000,
  memoryBytes: 134_217_728,
};

/** The plans of docs/scaling.md: ten, a thousand and a hundred thousand results per second. */
export const PLANS: readonly Plan[] = [
  { ...USUAL, viewsPerSecond: 10, results: 200_000, instances: 1, isShared: false },
  { ...USUAL, viewsPerSecond: 10, results: 200_000, instances: 2, isShared: false },
  { ...USUAL, viewsPerSecond: 10, results: 200_000, instances: 2, isShared: true },
  { ...USUAL, viewsPerSecond: 1_000, results: 5_000_000, instances: 4, isShared: false },
  { ...USUAL, viewsPerSecond: 1_000, results: 5_000_000, instances: 4, isShared: true },
  { ...USUAL, viewsPerSecond: 100_000, results: 50_000_000, instances: 50, isShared: false },
  { ...USUAL, viewsPerSecond: 100_000, results: 50_000_000, instances: 50, isShared: true },
];

/** Size of a sample that runs in seconds; every memory of the fleet is scaled down alike. */
const MAX_VIEWS = 3_000_000;

export function toWorkload(plan: Plan, seed: number): Workload {
  return { ...plan, every: Math.max(1, Math.ceil((plan.viewsPerSecond * plan.seconds) / MAX_VIEWS)), seed };
}
