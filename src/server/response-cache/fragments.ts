import { LRUCache } from 'lru-cache';

/** The JSON of one result as selected by one operation, for callers of one tenant with the same scopes. */
export type CachedFragment = {
  /** An item of a list, or the whole response for a single result. */
  readonly bytes: Buffer;
  /** The last instant at which it may be sent, in epoch milliseconds on the clock of the tenant's links. */
  readonly until: number;
  /** Its audit entries as the inside of a JSON list; empty if it contains no media. */
  readonly auditJson: string;
};

/** Fragments by the result object that they were made of and by their view. */
export type FragmentCache = {
  /** Returns a fragment. Does not check whether it may still be sent. */
  get(result: object, view: string): CachedFragment | undefined;
  set(result: object, view: string, fragment: CachedFragment): void;
  /** Drops all fragments of a result. */
  forget(result: object): void;
};

type Views = ReadonlyMap<string, CachedFragment>;

/** Objects, keys and slots around the bytes of a fragment; measured, rounded up. */
const OVERHEAD_BYTES = 768;
/** A result that was evicted from the result cache stays referenced here; measured on one with three images, rounded up. */
const RESULT_BYTES = 2_048;
/** Adding a view copies the map of its result. No client selects a result in more ways. */
const MAX_VIEWS = 32;

/** Creates a cache bounded in bytes, which evicts all fragments of the least recently read result. */
export function createFragmentCache(maxBytes: number): FragmentCache {
  const results = new LRUCache<object, Views>({ maxSize: maxBytes, sizeCalculation: sizeOf });
  return {
    get: (result, view) => results.get(result)?.get(view),
    set(result, view, fragment) {
      const others = [...(results.get(result) ?? [])].filter(([name]) => name !== view);
      results.set(result, new Map([...others.slice(1 - MAX_VIEWS), [view, fragment]]));
    },
    forget: (result) => void results.delete(result),
  };
}

function sizeOf(views: Views): number {
  let size = RESULT_BYTES;
  for (const [view, { bytes, auditJson }] of views)
    size += OVERHEAD_BYTES + bytes.length + auditJson.length + 2 * view.length;
  return size;
}
