import type { GraphQLResolveInfo } from 'graphql';
import { type ExpiringLink, mustLeaveBy } from '../liveness/expiring-link.js';
import type { Loaders } from '../results/loaders.js';

/** A link that is in the answer to this request. */
export type HandedOutLink = {
  readonly link: ExpiringLink;
  readonly minValidForMs: number;
  /** The fields that show its address, and those that show its end. Both grow as fields are resolved. */
  readonly urls: readonly GraphQLResolveInfo[];
  readonly ends: readonly GraphQLResolveInfo[];
  /** The link that belongs there by now. */
  readonly findAgain: () => ReturnType<Loaders['link']>;
};

/** The links of one answer, for a last look before it leaves. */
export type HandedOutLinks = {
  add(handedOut: HandedOutLink): void;
  /**
   * Takes out those that came too near to their end while the rest of the answer was made; add what is put in the place
   * of each. Costs one comparison when there are none.
   */
  takeOverdue(): readonly HandedOutLink[];
  clear(): void;
  /** Epoch milliseconds, on the clock that the links go by. */
  now(): number;
};

export function createHandedOutLinks(now: () => number): HandedOutLinks {
  let all: { readonly handedOut: HandedOutLink; readonly latest: number }[] = [];
  let earliest = Number.POSITIVE_INFINITY;
  return {
    add(handedOut) {
      const latest = mustLeaveBy(handedOut.link, now(), handedOut.minValidForMs);
      earliest = Math.min(earliest, latest);
      all.push({ handedOut, latest });
    },
    takeOverdue() {
      const instant = now();
      if (instant <= earliest) return [];
      const overdue = all.filter(({ latest }) => latest < instant);
      all = all.filter(({ latest }) => latest >= instant);
      earliest = Math.min(...all.map(({ latest }) => latest));
      return overdue.map(({ handedOut }) => handedOut);
    },
    clear() {
      all = [];
      earliest = Number.POSITIVE_INFINITY;
    },
    now,
  };
}
