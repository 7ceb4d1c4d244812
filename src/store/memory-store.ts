import { LRUCache } from 'lru-cache';
import type { LivenessResult } from '../liveness/liveness-result.js';
import type { ResultKey } from './result-key.js';
import type { ResultStore } from './result-store.js';

/** A store that never makes anybody wait. */
export type MemoryStore = Omit<ResultStore, 'put'> & {
  get(key: ResultKey): LivenessResult | undefined;
  put(key: ResultKey, result: LivenessResult, ttlMs: number): void;
  delete(key: ResultKey): void;
  clear(): void;
};

export type MemoryStoreOptions = {
  readonly maxEntries: number;
  /** Estimated bytes of all entries together; a single entry above it is not kept. */
  readonly maxBytes: number;
  /** Milliseconds that only grow. */
  readonly monotonicNow: () => number;
};

/** Objects, keys and slots around the text of a result; measured, rounded up. */
const OVERHEAD_BYTES = 1_024;

/** What one result is counted as against `maxBytes`. */
export function estimateBytes(result: LivenessResult): number {
  return OVERHEAD_BYTES + JSON.stringify(result).length;
}

/** Keeps results in this process, the least recently read going first when a bound is reached. */
export function createMemoryStore({ maxEntries, maxBytes, monotonicNow }: MemoryStoreOptions): MemoryStore {
  const entries = new LRUCache<string, LivenessResult>({
    max: maxEntries,
    maxSize: maxBytes,
    sizeCalculation: estimateBytes,
    perf: { now: monotonicNow },
    // By default the cache looks at the clock at most once a millisecond of real time, which a moved clock is not.
    ttlResolution: 0,
    updateAgeOnGet: false,
  });
  return {
    get: (key) => entries.get(key),
    getMany: (keys) => keys.map((key) => entries.get(key)),
    getNewest: (key) => entries.get(key),
    put(key, result, ttlMs) {
      entries.set(key, result, { ttl: Math.max(1, Math.floor(ttlMs)) });
    },
    delete(key) {
      entries.delete(key);
    },
    clear: () => entries.clear(),
  };
}
