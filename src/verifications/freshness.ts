import { type ExpiringLink, isAlive, isFresh } from '../domain/expiring-link.js';
import { hasLinkIn, linkOf, rejectionOf } from '../domain/link-slots.js';
import type { LinkSlot } from '../domain/liveness-result.js';
import type { Verification } from '../domain/verification.js';
import { ProviderError } from '../providers/provider-error.js';
import { ResultError } from './result-error.js';

/** What one selected field needs of a result; `key` tells the requirements for one result apart. */
export type FreshnessRequirement = {
  readonly signatureId: string;
  readonly key: string;
  readonly isSatisfiedBy: (result: Verification) => boolean;
};

/** Returns the link for the client, or undefined if the result must be fetched again. */
export function freshLinkOf(
  result: Verification,
  slot: LinkSlot,
  minValidForMs: number,
  now: number,
  leavesWithinMs = 0,
): ExpiringLink | undefined {
  const link = linkOf(result, slot);
  return link !== null && isFresh(link, now, minValidForMs, leavesWithinMs) ? link : undefined;
}

export function linkRequirement(
  signatureId: string,
  slot: LinkSlot,
  minValidForMs: number,
  now: () => number,
  leavesWithinMs = 0,
): FreshnessRequirement {
  return {
    signatureId,
    key: `${slot} ${minValidForMs}`,
    // A slot without a link, because the person's data was erased, cannot get any fresher.
    isSatisfiedBy: (result) =>
      !hasLinkIn(result, slot) || freshLinkOf(result, slot, minValidForMs, now(), leavesWithinMs) !== undefined,
  };
}

/**
 * Returns the link of a renewal, which may live shorter than requested; null if the slot has none. `leavesAt` is when the
 * response will have left.
 *
 * @throws ResultError if a link belongs into the slot and no valid one came that lives until `leavesAt`.
 */
export function renewedLinkOf(renewed: Verification | null, slot: LinkSlot, leavesAt: number): ExpiringLink | null {
  if (renewed === null || !hasLinkIn(renewed, slot)) return null;
  const link = linkOf(renewed, slot);
  if (link !== null && isAlive(link, leavesAt)) return link;
  const rejection = rejectionOf(renewed, slot);
  const reason = rejection === undefined ? 'no link that is still alive' : `link refused: ${rejection}`;
  const cause = new ProviderError('invalid-response', reason);
  throw new ResultError('PROVIDER_INVALID_RESPONSE', { cause });
}

/** Requires a new state of a pending video once its last state is older than `pendingTtlMs`. */
export function videoRequirement(signatureId: string, pendingTtlMs: number, now: () => number): FreshnessRequirement {
  return {
    signatureId,
    key: 'video state',
    isSatisfiedBy: ({ faceVideo, fetchedAt }) => faceVideo?.state !== 'PENDING' || now() - fetchedAt < pendingTtlMs,
  };
}

/** Requires the personal data of a record that has some. */
export function personalDataRequirement(signatureId: string): FreshnessRequirement {
  return {
    signatureId,
    key: 'personal data',
    isSatisfiedBy: ({ hasPersonalData, personalData }) => !hasPersonalData || personalData !== undefined,
  };
}
