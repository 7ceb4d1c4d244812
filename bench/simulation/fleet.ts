import { LRUCache } from 'lru-cache';
import type { View } from './workload.js';

export type FleetOptions = {
  readonly instances: number;
  readonly linkLifetimeMs: number;
  /** A link with a shorter remaining lifetime is renewed when it is selected. */
  readonly linkMarginMs: number;
  /** Maximum number of results in the memory of one instance; the least recently used is evicted first. */
  readonly memoryEntries: number;
  /** Whether all instances share a store that keeps all results. */
  readonly isShared: boolean;
};

export type FleetCounts = {
  views: number;
  /** Views answered from the instance's memory, from the shared store, or by a provider call. */
  memoryHits: number;
  sharedHits: number;
  calls: number;
  /** Calls in the busiest minute. */
  busiestMinute: number;
  /** Minimum number of calls: one per result and link lifetime in which a link was selected. */
  lowerBound: number;
  /** Results in the fullest memory, and in the shared store. */
  memoryEntries: number;
  sharedEntries: number;
};

const MINUTE_MS = 60_000;

/**
 * Counts the calls of a fleet for these views, with the gateway's rules: a verdict is kept until it is evicted; a link is
 * renewed when it is selected and its remaining lifetime is below the margin. Calls take no time, so the sharing of a call
 * by concurrent requests is not simulated. All results are final.
 */
export function runFleet(views: Iterable<View>, options: FleetOptions): FleetCounts {
  const { linkLifetimeMs, linkMarginMs, memoryEntries, isShared } = options;
  // Each maps a result to the expiry of its link.
  const memories = Array.from(
    { length: options.instances },
    () => new LRUCache<number, number>({ max: memoryEntries }),
  );
  const shared = new Map<number, number>();
  const boundUntil = new Map<number, number>();
  const counts = { views: 0, memoryHits: 0, sharedHits: 0, calls: 0, lowerBound: 0 };
  const callsByMinute = new Map<number, number>();

  const isSatisfiedBy = (expiresAt: number | undefined, { at, selectsLink }: View): expiresAt is number =>
    expiresAt !== undefined && (!selectsLink || expiresAt - at >= linkMarginMs);

  for (const view of views) {
    const { at, result, instance, selectsLink } = view;
    const memory = memories[instance];
    if (memory === undefined) throw new Error(`unknown instance: ${instance}`);
    counts.views += 1;
    const bound = boundUntil.get(result);
    if (bound === undefined || (selectsLink && at >= bound)) {
      counts.lowerBound += 1;
      boundUntil.set(result, at + linkLifetimeMs);
    }
    // A lookup counts as a use, as in the gateway.
    const held = memory.get(result);
    const inStore = isShared ? shared.get(result) : undefined;
    if (isSatisfiedBy(held, view)) {
      counts.memoryHits += 1;
    } else if (isSatisfiedBy(inStore, view)) {
      counts.sharedHits += 1;
      memory.set(result, inStore);
    } else {
      counts.calls += 1;
      const minute = Math.floor(at / MINUTE_MS);
      callsByMinute.set(minute, (callsByMinute.get(minute) ?? 0) + 1);
      memory.set(result, at + linkLifetimeMs);
      if (isShared) shared.set(result, at + linkLifetimeMs);
    }
  }
  const busiestMinute = [...callsByMinute.values()].reduce((most, calls) => Math.max(most, calls), 0);
  const fullest = memories.reduce((most, { size }) => Math.max(most, size), 0);
  return { ...counts, busiestMinute, memoryEntries: fullest, sharedEntries: shared.size };
}
