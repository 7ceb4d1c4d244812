import type { GraphQLResolveInfo } from 'graphql';
import { type ExpiringLink, latestSendTime } from '../../domain/expiring-link.js';
import type { Loaders } from '../../verifications/loaders.js';

/** A link in the response to this request. */
export type ResponseLink = {
  readonly link: ExpiringLink;
  readonly minValidForMs: number;
  /** The fields that return its `url`, and those that return its `expiresAt`. Both grow as fields are resolved. */
  readonly urlFields: readonly GraphQLResolveInfo[];
  readonly expiryFields: readonly GraphQLResolveInfo[];
  /** Returns the current link, after a renewal if necessary. */
  readonly refetch: () => ReturnType<Loaders['link']>;
};

/** Collects the links of one response, for a last check before it is sent. */
export type ResponseLinks = {
  add(responseLink: ResponseLink): void;
  /**
   * Removes and returns the links that came too close to their expiry while the rest of the response was resolved; the
   * caller adds their replacements. Costs one comparison if there are none.
   */
  takeExpiring(): readonly ResponseLink[];
  /** Returns all links of the response. */
  all(): readonly ResponseLink[];
  clear(): void;
  /** Returns when a response that is complete now will have been sent: epoch milliseconds on the provider's clock. */
  leavesAt(): number;
  /** How long a complete response can wait before it is sent, in milliseconds. */
  readonly leavesWithinMs: number;
};

export function createResponseLinks(now: () => number, leavesWithinMs = 0): ResponseLinks {
  const leavesAt = () => now() + leavesWithinMs;
  let all: { readonly responseLink: ResponseLink; readonly latest: number }[] = [];
  let earliest = Number.POSITIVE_INFINITY;
  return {
    add(responseLink) {
      const latest = latestSendTime(responseLink.link, leavesAt(), responseLink.minValidForMs);
      earliest = Math.min(earliest, latest);
      all.push({ responseLink, latest });
    },
    takeExpiring() {
      const instant = leavesAt();
      if (instant <= earliest) return [];
      const expiring = all.filter(({ latest }) => latest < instant);
      all = all.filter(({ latest }) => latest >= instant);
      earliest = Math.min(...all.map(({ latest }) => latest));
      return expiring.map(({ responseLink }) => responseLink);
    },
    all: () => all.map(({ responseLink }) => responseLink),
    clear() {
      all = [];
      earliest = Number.POSITIVE_INFINITY;
    },
    leavesAt,
    leavesWithinMs,
  };
}
