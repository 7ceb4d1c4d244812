import type { RecordKind, Verification } from '../../domain/verification.js';

/** Identifies a result in caches and single flights. Two tenants never share a key. */
export type ResultKey = string & { readonly brand: 'ResultKey' };

/** Creates a key; the only place that does. No part can contain a line break, so no two kinds share a key. */
export function toResultKey(tenant: string, id: string, kind: RecordKind = 'web'): ResultKey {
  return (kind === 'web' ? `${tenant}\n${id}` : `${tenant}\n${kind}\n${id}`) as ResultKey;
}

/** A value or a promise of it: a cache in memory returns values without a promise. */
export type MaybePromise<Value> = Value | Promise<Value>;

/**
 * Caches results. A cache may evict at any time and never returns a result after its `ttlMs`; reading does not extend
 * it. It stores what it gets: the rules about what may be stored are not here. It never holds image bytes.
 */
export type ResultCache = {
  /** Reads all keys in one round trip. The array has their order and length; a missing result is undefined. */
  getMany(keys: readonly ResultKey[]): MaybePromise<readonly (Verification | undefined)[]>;
  /** Reads the shared cache past this process's own copies. */
  getShared(key: ResultKey): MaybePromise<Verification | undefined>;
  /** Replaces an entry. `ttlMs` counts from now. */
  put(key: ResultKey, result: Verification, ttlMs: number): MaybePromise<void>;
};
