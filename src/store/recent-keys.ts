import { LRUCache } from 'lru-cache';

/** Remembers for a while that a key was seen; bounded, so that it may forget sooner and never remembers longer. */
export type RecentKeys = { add(key: string): void; has(key: string): boolean };

export function createRecentKeys(ttlMs: number, maxKeys: number, monotonicNow: () => number): RecentKeys {
  const keys = new LRUCache<string, true>({ max: maxKeys, ttl: ttlMs, perf: { now: monotonicNow }, ttlResolution: 0 });
  return {
    add: (key) => {
      keys.set(key, true);
    },
    has: (key) => keys.has(key),
  };
}
