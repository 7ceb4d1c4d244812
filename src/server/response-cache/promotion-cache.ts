import { LRUCache } from 'lru-cache';

/**
 * Caches the values of recurring keys. New values are on trial; once `trial` of them have gathered, those that were not
 * read are dropped while they are young. A plain cache would keep values that never recur just long enough to make their
 * garbage collection expensive.
 */
export type PromotionCache<Value> = {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
};

export type PromotionCacheOptions<Value> = {
  readonly max: number;
  readonly trial: number;
  /** Bytes of all promoted values; those on trial come on top. */
  readonly maxBytes: number;
  readonly bytesOf: (value: Value, key: string) => number;
};

export function createPromotionCache<Value extends object>(
  options: PromotionCacheOptions<Value>,
): PromotionCache<Value> {
  const { max, trial, maxBytes, bytesOf } = options;
  const promoted = new LRUCache<string, Value>({ max, maxSize: maxBytes, sizeCalculation: bytesOf });
  let onTrial = new Map<string, Value>();
  return {
    get(key) {
      const value = promoted.get(key);
      if (value !== undefined) return value;
      const tried = onTrial.get(key);
      if (tried === undefined) return undefined;
      onTrial.delete(key);
      promoted.set(key, tried);
      return tried;
    },
    set(key, value) {
      // A new map, since an old one would move its values to the old generation.
      if (onTrial.size >= trial) onTrial = new Map();
      onTrial.set(key, value);
    },
  };
}
