import { LRUCache } from 'lru-cache';
import type { View } from './workload.js';

export type FleetOptions = {
  readonly instances: number;
  readonly linkLifeMs: number;
  /** A link that lives shorter than that is renewed when it is selected. */
  readonly linkMarginMs: number;
  /** Results that one instance keeps in memory at most; the least recently read goes first. */
  readonly memoryEntries: number;
  /** Whether all instances share a store that keeps everything. */
  readonly isShared: boolean;
};

export type FleetCounts = {
  views: number;
  /** Answered by the memory of the instance, by the shared store, or by a call of the provider. */
  memoryHits: number;
  sharedHits: number;
  calls: number;
  /** Calls within the minute that had most of them. */
  busiestMinute: number;
  /** What each view would have cost if each result were asked for once a link life in which a link was wanted. */
  lowerBound: number;
  /** Results in the fullest memory, and in the shared store. */
  memoryEntries: number;
  sharedEntries: number;
};

const MINUTE_MS = 60_000;

/**
 * Counts what a fleet does with these views. Rules as in the gateway: a verdict is kept until it is pushed out, a link
 * is renewed when it is selected and lives shorter than the margin. Calls take no time here, so nothing is said of
 * callers who wait for one call together; results are final.
 */
export function runFleet(views: Iterable<View>, options: FleetOptions): FleetCounts {
  const { linkLifeMs, linkMarginMs, memoryEntries, isShared } = options;
  // Each has, by result, when the link of its record dies.
  const memories = Array.from(
    { length: options.instances },
    () => new LRUCache<number, number>({ max: memoryEntries }),
  );
  const shared = new Map<number, number>();
  const boundUntil = new Map<number, number>();
  const counts = { views: 0, memoryHits: 0, sharedHits: 0, calls: 0, lowerBound: 0 };
  const callsByMinute = new Map<number, number>();

  const isGoodEnough = (diesAt: number | undefined, { at, wantsLink }: View): diesAt is number =>
    diesAt !== undefined && (!wantsLink || diesAt - at >= linkMarginMs);

  for (const view of views) {
    const { at, result, instance, wantsLink } = view;
    const memory = memories[instance];
    if (memory === undefined) throw new Error(`view at an instance that is not there: ${instance}`);
    counts.views += 1;
    const bound = boundUntil.get(result);
    if (bound === undefined || (wantsLink && at >= bound)) {
      counts.lowerBound += 1;
      boundUntil.set(result, at + linkLifeMs);
    }
    // Being asked counts as being read, as it does in the gateway.
    const held = memory.get(result);
    const inStore = isShared ? shared.get(result) : undefined;
    if (isGoodEnough(held, view)) {
      counts.memoryHits += 1;
    } else if (isGoodEnough(inStore, view)) {
      counts.sharedHits += 1;
      memory.set(result, inStore);
    } else {
      counts.calls += 1;
      const minute = Math.floor(at / MINUTE_MS);
      callsByMinute.set(minute, (callsByMinute.get(minute) ?? 0) + 1);
      memory.set(result, at + linkLifeMs);
      if (isShared) shared.set(result, at + linkLifeMs);
    }
  }
  const busiestMinute = [...callsByMinute.values()].reduce((most, calls) => Math.max(most, calls), 0);
  const fullest = memories.reduce((most, { size }) => Math.max(most, size), 0);
  return { ...counts, busiestMinute, memoryEntries: fullest, sharedEntries: shared.size };
}
