import { runFleet } from './fleet.js';
import { type Plan, toWorkload } from './plans.js';
import { createViews } from './workload.js';

/** Outcome of a plan, scaled up from the sample to the whole. */
export type PlanOutcome = {
  readonly plan: Plan;
  readonly callsPerSecond: number;
  readonly busiestCallsPerSecond: number;
  readonly memoryHitRate: number;
  readonly sharedHitRate: number;
  /** Calls divided by the lower bound: one call per result and link lifetime in which a link was selected. */
  readonly ratioToLowerBound: number;
  /** Of one instance, and of the shared store. */
  readonly memoryBytes: number;
  readonly sharedBytes: number;
};

/** Simulates a plan. `bytesPerResult` is the size of one stored result. */
export function simulatePlan(plan: Plan, bytesPerResult: number, seed = 1): PlanOutcome {
  const workload = toWorkload(plan, seed);
  const { every } = workload;
  const memoryEntries = Math.min(plan.memoryEntries, plan.memoryBytes / bytesPerResult);
  const counts = runFleet(createViews(workload), {
    instances: plan.instances,
    linkLifetimeMs: plan.linkLifetimeSeconds * 1_000,
    linkMarginMs: plan.linkMarginSeconds * 1_000,
    memoryEntries: Math.max(1, Math.round(memoryEntries / every)),
    isShared: plan.isShared,
  });
  return {
    plan,
    callsPerSecond: (counts.calls * every) / plan.seconds,
    busiestCallsPerSecond: (counts.busiestMinute * every) / 60,
    memoryHitRate: counts.memoryHits / counts.views,
    sharedHitRate: counts.sharedHits / counts.views,
    ratioToLowerBound: counts.calls / counts.lowerBound,
    memoryBytes: counts.memoryEntries * every * bytesPerResult,
    sharedBytes: counts.sharedEntries * every * bytesPerResult,
  };
}
