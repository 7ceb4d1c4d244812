import { type ExpiringLink, isAlive, isFresh } from '../liveness/expiring-link.js';
import { hasLinkIn, type LinkSlot, type LivenessResult, linkOf, refusalOf } from '../liveness/liveness-result.js';
import { ProviderError } from '../provider/provider-error.js';
import { ResultError } from './result-error.js';

/** What one selected field needs of a result; `need` tells wishes for one result apart. */
export type FreshnessWish = {
  readonly signatureId: string;
  readonly need: string;
  readonly isGoodEnough: (result: LivenessResult) => boolean;
};

/** The link to hand out, or undefined when the result must be asked for again. */
export function freshLinkOf(
  result: LivenessResult,
  slot: LinkSlot,
  minValidForMs: number,
  now: number,
): ExpiringLink | undefined {
  const link = linkOf(result, slot);
  return link !== null && isFresh(link, now, minValidForMs) ? link : undefined;
}

export function linkWish(signatureId: string, slot: LinkSlot, minValidForMs: number, now: () => number): FreshnessWish {
  return {
    signatureId,
    need: `${slot} ${minValidForMs}`,
    // A place that has no link any more, since the person's data was erased, is as fresh as it can be.
    isGoodEnough: (result) => !hasLinkIn(result, slot) || freshLinkOf(result, slot, minValidForMs, now()) !== undefined,
  };
}

/**
 * The link that came of asking again. It may live shorter than wished. Throws where one belongs and none that may be
 * handed out and lives has come.
 */
export function renewedLinkOf(renewed: LivenessResult | null, slot: LinkSlot, now: number): ExpiringLink | null {
  if (renewed === null || !hasLinkIn(renewed, slot)) return null;
  const link = linkOf(renewed, slot);
  if (link !== null && isAlive(link, now)) return link;
  const refusal = refusalOf(renewed, slot);
  const cause = refusal && new ProviderError('invalid-response', `link refused: ${refusal}`);
  throw new ResultError('PROVIDER_INVALID_RESPONSE', { cause });
}

/** A video that is still being made is asked about again, once its state is older than `pendingTtlMs`. */
export function videoWish(signatureId: string, pendingTtlMs: number, now: () => number): FreshnessWish {
  return {
    signatureId,
    need: 'video state',
    isGoodEnough: ({ faceVideo, fetchedAt }) => faceVideo?.state !== 'PENDING' || now() - fetchedAt < pendingTtlMs,
  };
}
