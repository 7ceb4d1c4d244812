import type { Verification } from '../../domain/verification.js';
import type { MemoryCache } from './memory-cache.js';
import type { ResultCache, ResultKey } from './result-cache.js';

/** A result from the shared cache and how long this process may keep a copy of it. */
export type SharedResult = {
  readonly result: Verification;
  readonly remainingMs: number;
  /** The same for its personal data. */
  readonly personalRemainingMs?: number;
};

/**
 * The cache that all processes share. Never rejects: while it is unavailable, reads find nothing and writes are lost.
 */
export type SharedCache = {
  /** Reads all keys in one round trip. The array has their order and length; a missing result is undefined. */
  getMany(keys: readonly ResultKey[]): Promise<readonly (SharedResult | undefined)[]>;
  put(key: ResultKey, result: Verification, ttlMs: number): Promise<void>;
};

export type TwoLevelCache = ResultCache & {
  /** Discards copies fetched before `fetchedAt`: another process has stored a newer result. */
  forget(key: ResultKey, fetchedAt: number): void;
  /** Discards every copy, since changes may have been missed. */
  forgetAll(): void;
};

/**
 * Puts a memory cache in front of the shared one. When memory holds all requested results, it returns them without a
 * promise and without a round trip. A copy never outlives the entry that it copies.
 */
export function createTwoLevelCache(memory: MemoryCache, shared: SharedCache): TwoLevelCache {
  // Keys discarded while a read is in progress, since that read may return an older result.
  const pendingReads = new Set<{ isStale: boolean; readonly forgotten: Map<ResultKey, number> }>();

  const readShared = async (keys: readonly ResultKey[]) => {
    const read = { isStale: false, forgotten: new Map<ResultKey, number>() };
    pendingReads.add(read);
    const found = await shared.getMany(keys);
    pendingReads.delete(read);
    return keys.map((key, index) => {
      const copy = memory.get(key);
      const kept = found[index];
      if (kept === undefined || (copy !== undefined && copy.fetchedAt > kept.result.fetchedAt)) return copy;
      const isOutdated = read.isStale || kept.result.fetchedAt < (read.forgotten.get(key) ?? 0);
      const mayCopy = kept.remainingMs > 0 && !isOutdated;
      if (mayCopy) memory.put(key, kept.result, kept.remainingMs, kept.personalRemainingMs);
      return kept.result;
    });
  };

  return {
    getMany(keys) {
      const copies = keys.map(memory.get);
      const missing = keys.filter((_, index) => copies[index] === undefined);
      if (missing.length === 0) return copies;
      return readShared(missing).then((found) => {
        let next = 0;
        return copies.map((copy) => copy ?? found[next++]);
      });
    },
    getShared: async (key) => (await readShared([key]))[0],
    put(key, result, ttlMs) {
      memory.put(key, result, ttlMs);
      return shared.put(key, result, ttlMs);
    },
    forget(key, fetchedAt) {
      const copy = memory.get(key);
      if (copy !== undefined && copy.fetchedAt < fetchedAt) memory.delete(key);
      for (const { forgotten } of pendingReads) forgotten.set(key, Math.max(fetchedAt, forgotten.get(key) ?? 0));
    },
    forgetAll() {
      memory.clear();
      for (const read of pendingReads) read.isStale = true;
    },
  };
}
