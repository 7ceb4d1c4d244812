import type { LivenessResult } from '../../src/liveness/liveness-result.js';
import { toResultKey } from '../../src/store/result-key.js';
import type { ResultStore } from '../../src/store/result-store.js';

/** A store as one tenant sees it, by ids alone. */
export function withTextKeys(store: ResultStore) {
  const keyOf = (id: string) => toResultKey('tenant', id);
  return {
    getMany: (ids: readonly string[]) => store.getMany(ids.map(keyOf)),
    getNewest: (id: string) => store.getNewest(keyOf(id)),
    put: (id: string, result: LivenessResult, ttlMs: number) => store.put(keyOf(id), result, ttlMs),
  };
}
