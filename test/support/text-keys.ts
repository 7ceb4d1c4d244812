import type { Verification } from '../../src/domain/verification.js';
import { type ResultCache, toResultKey } from '../../src/storage/cache/result-cache.js';

/** Returns the cache as one tenant sees it, keyed by id only. */
export function withTextKeys(store: ResultCache) {
  const keyOf = (id: string) => toResultKey('tenant', id);
  return {
    getMany: (ids: readonly string[]) => store.getMany(ids.map(keyOf)),
    getShared: (id: string) => store.getShared(keyOf(id)),
    put: (id: string, result: Verification, ttlMs: number) => store.put(keyOf(id), result, ttlMs),
  };
}
