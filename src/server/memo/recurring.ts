import { LRUCache } from 'lru-cache';

/**
 * Values of keys that come again: those that have not been asked for once `trial` have gathered are all forgotten, while
 * they are young. Of keys that hardly ever come twice, a plain cache would keep each for just so long that collecting it
 * is dear.
 */
export type Recurring<Value> = {
  get(key: string): Value | undefined;
  set(key: string, value: Value): void;
};

export type RecurringOptions = { readonly max: number; readonly trial: number };

export function createRecurring<Value extends object>({ max, trial }: RecurringOptions): Recurring<Value> {
  const kept = new LRUCache<string, Value>({ max });
  let onTrial = new Map<string, Value>();
  return {
    get(key) {
      const value = kept.get(key);
      if (value !== undefined) return value;
      const tried = onTrial.get(key);
      if (tried === undefined) return undefined;
      onTrial.delete(key);
      kept.set(key, tried);
      return tried;
    },
    set(key, value) {
      // Not emptied: the map would grow old, and make old what is put into it.
      if (onTrial.size >= trial) onTrial = new Map();
      onTrial.set(key, value);
    },
  };
}
