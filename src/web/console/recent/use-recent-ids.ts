import { useState } from 'react';
import type { ResultRoute } from '../route.js';
import { decodeRecent, type RecentId, withRecent } from './recent-ids.js';

const KEY = 'liveness-console.recent';

export type RecentIds = {
  readonly list: readonly RecentId[];
  add(route: ResultRoute): void;
  clear(): void;
};

/** Returns the recent ids, which are stored in this browser until they are cleared; in memory where it stores nothing. */
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
    add: ({ name, id }) => keep((known) => withRecent(known, { name, id, lookedAtMs: Date.now() })),
    clear: () => keep(() => []),
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
    // Storage may be disabled or full; the list then lasts as long as the page.
  }
}
