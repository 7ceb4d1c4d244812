import { useState } from 'react';
import { decodeRecent, type RecentId, withRecent } from './recent-ids.js';

const KEY = 'liveness-console.recent';

export type RecentIds = {
  readonly list: readonly RecentId[];
  note(signatureId: string): void;
  forgetAll(): void;
};

/** Recent ids, kept in this browser until they are forgotten. Where nothing can be kept they last as long as the page. */
export function useRecentIds(): RecentIds {
  const [list, setList] = useState(read);
  const keep = (change: (list: readonly RecentId[]) => readonly RecentId[]) => {
    setList((known) => {
      const changed = change(known);
      write(changed);
      return changed;
    });
  };
  return {
    list,
    note: (signatureId) => keep((known) => withRecent(known, { signatureId, lookedAtMs: Date.now() })),
    forgetAll: () => keep(() => []),
  };
}

function read(): readonly RecentId[] {
  try {
    return decodeRecent(localStorage.getItem(KEY));
  } catch {
    return [];
  }
}

function write(list: readonly RecentId[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    // A browser that keeps nothing, or has no room left, is one to work with all the same.
  }
}
