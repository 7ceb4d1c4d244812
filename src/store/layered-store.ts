import type { MemoryStore } from './memory-store.js';
import type { ResultKey } from './result-key.js';
import type { ResultStore } from './result-store.js';
import type { SharedStore } from './shared-store.js';

export type LayeredStore = ResultStore & {
  /** Another process has put something that was fetched then: a copy of what was there before is no longer good. */
  forget(key: ResultKey, fetchedAt: number): void;
  /** Changes may have gone unheard: no copy is trusted any more. */
  forgetAll(): void;
};

/**
 * A memory in front of the store of all processes. Answers without a promise, and asks that store nothing, where memory
 * has everything that is wanted. A copy lives no longer than what it is a copy of.
 */
export function createLayeredStore(memory: MemoryStore, shared: SharedStore): LayeredStore {
  // What was forgotten while a read was under way, which may bring what was there before.
  const readsUnderWay = new Set<{ isVoid: boolean; readonly forgotten: Map<ResultKey, number> }>();

  const readShared = async (keys: readonly ResultKey[]) => {
    const read = { isVoid: false, forgotten: new Map<ResultKey, number>() };
    readsUnderWay.add(read);
    const found = await shared.getMany(keys);
    readsUnderWay.delete(read);
    return keys.map((key, index) => {
      const copy = memory.get(key);
      const kept = found[index];
      if (kept === undefined || (copy !== undefined && copy.fetchedAt > kept.result.fetchedAt)) return copy;
      const isOutdated = read.isVoid || kept.result.fetchedAt < (read.forgotten.get(key) ?? 0);
      const mayCopy = kept.remainingMs > 0 && !isOutdated;
      if (mayCopy) memory.put(key, kept.result, kept.remainingMs);
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
    getNewest: async (key) => (await readShared([key]))[0],
    put(key, result, ttlMs) {
      memory.put(key, result, ttlMs);
      return shared.put(key, result, ttlMs);
    },
    forget(key, fetchedAt) {
      const copy = memory.get(key);
      if (copy !== undefined && copy.fetchedAt < fetchedAt) memory.delete(key);
      for (const { forgotten } of readsUnderWay) forgotten.set(key, Math.max(fetchedAt, forgotten.get(key) ?? 0));
    },
    forgetAll() {
      memory.clear();
      for (const read of readsUnderWay) read.isVoid = true;
    },
  };
}
