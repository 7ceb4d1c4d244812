import { LRUCache } from 'lru-cache';
import { type Verification, withoutPersonalData } from '../../domain/verification.js';
import type { ResultCache, ResultKey } from './result-cache.js';

/** A synchronous result cache. */
export type MemoryCache = Omit<ResultCache, 'put'> & {
  get(key: ResultKey): Verification | undefined;
  /** `personalTtlMs` replaces the configured time for the personal data of the record, where it is shorter. */
  put(key: ResultKey, result: Verification, ttlMs: number, personalTtlMs?: number): void;
  delete(key: ResultKey): void;
  clear(): void;
  /** Drops all personal data whose time is over. A record that is never read would keep them until it is evicted. */
  dropPersonalData(): void;
  /** Calls `listener` with each record whose personal data were dropped: what was derived from it must be dropped too. */
  whenDropped(listener: (record: Verification) => void): void;
};

export type MemoryCacheOptions = {
  readonly maxEntries: number;
  /** Maximum estimated bytes of all entries. A single entry above it is not cached. */
  readonly maxBytes: number;
  /** How long the personal data of a record are kept; 0 keeps none. */
  readonly personalTtlMs: number;
  /** Returns monotonic milliseconds. */
  readonly monotonicNow: () => number;
};

/** Memory of objects, keys and slots beside a result's JSON text; measured and rounded up. */
const OVERHEAD_BYTES = 1_280;
/** The same for the values of a document, which are many and short. */
const PERSONAL_OVERHEAD_BYTES = 1_024;

/** Estimates the bytes of one result, which count against `maxBytes`. */
export function estimateBytes(result: Verification): number {
  const overhead = result.personalData === undefined ? OVERHEAD_BYTES : OVERHEAD_BYTES + PERSONAL_OVERHEAD_BYTES;
  return overhead + JSON.stringify(result).length;
}

/** Creates a cache in this process. At its limits it evicts the least recently read result. */
export function createMemoryCache(options: MemoryCacheOptions): MemoryCache {
  const { maxEntries, maxBytes, monotonicNow } = options;
  const listeners: ((record: Verification) => void)[] = [];
  /** When the personal data of an entry are dropped. About in the order of these instants. */
  const personalUntil = new Map<string, number>();
  const entries = new LRUCache<string, Verification>({
    max: maxEntries,
    maxSize: maxBytes,
    sizeCalculation: estimateBytes,
    perf: { now: monotonicNow },
    // By default the cache reads the clock at most once per millisecond of real time, which a test clock does not follow.
    ttlResolution: 0,
    updateAgeOnGet: false,
    dispose: (result, key) => {
      personalUntil.delete(key);
      if (result.personalData !== undefined) for (const listener of listeners) listener(result);
    },
  });

  const isOver = (key: string) => monotonicNow() >= (personalUntil.get(key) ?? 0);

  const drop = (key: string, result: Verification): Verification => {
    const rest = withoutPersonalData(result);
    entries.set(key, rest, { ttl: entries.getRemainingTTL(key) });
    return rest;
  };

  const get = (key: string) => {
    const result = entries.get(key);
    return result?.personalData !== undefined && isOver(key) ? drop(key, result) : result;
  };

  return {
    get,
    getMany: (keys) => keys.map(get),
    getShared: get,
    put(key, result, ttlMs, personalTtlMs = options.personalTtlMs) {
      const keptMs = Math.min(personalTtlMs, options.personalTtlMs);
      const isKept = result.personalData !== undefined && keptMs > 0;
      const stored = isKept || result.personalData === undefined ? result : withoutPersonalData(result);
      entries.set(key, stored, { ttl: Math.max(1, Math.floor(ttlMs)) });
      if (isKept && entries.has(key)) personalUntil.set(key, monotonicNow() + keptMs);
    },
    delete(key) {
      entries.delete(key);
    },
    clear: () => entries.clear(),
    dropPersonalData() {
      for (const key of personalUntil.keys()) {
        if (!isOver(key)) continue;
        const result = entries.peek(key);
        if (result === undefined) personalUntil.delete(key);
        else drop(key, result);
      }
    },
    whenDropped: (listener) => void listeners.push(listener),
  };
}
