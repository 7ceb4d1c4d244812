import { LRUCache } from 'lru-cache';

/** Remembers keys for a while. It is bounded: it may forget a key early and never keeps one longer. */
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
