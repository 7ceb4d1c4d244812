import DataLoader from 'dataloader';
import { type ExpiringLink, isAlive } from '../domain/expiring-link.js';
import { imageIn, linkOf, rejectionOf } from '../domain/link-slots.js';
import type { ImageSlot, LinkSlot } from '../domain/liveness-result.js';
import type { PersonalData, Verification } from '../domain/verification.js';
import type { ProviderResult } from '../providers/provider.js';
import type { MaybePromise } from '../storage/cache/result-cache.js';
import {
  type FreshnessRequirement,
  freshLinkOf,
  linkRequirement,
  personalDataRequirement,
  renewedLinkOf,
  videoRequirement,
} from './freshness.js';
import { ResultError } from './result-error.js';
import type { ResultReader } from './result-reader.js';

/** The fields of images that a query selects, so that a result is fetched in the form that serves it. */
export type ImageSelection = { readonly links: boolean; readonly bytes: boolean };

/**
 * Reads results for one request. Batches concurrent loads; create one for each request, since it remembers what it has
 * loaded. Cached values are returned without a promise.
 */
export type Loaders = {
  /** Null for an id that the provider does not know. `selection` is called only if the result has to be fetched. */
  result(signatureId: string, selection: () => ImageSelection): MaybePromise<Verification | null>;
  /** Returns a link that lives `minValidForMs` longer if one is available, else one that lives; null if the slot has none. */
  link(result: Verification, slot: LinkSlot, minValidForMs: number): MaybePromise<ExpiringLink | null>;
  /** Returns the same result, or a newer one if its video was pending longer ago than `pendingTtlMs`. */
  withVideoState(result: Verification): MaybePromise<Verification | null>;
  /** Forgets the renewals of this request, so that later links are looked up as those of a new request. */
  startOver(): void;
  /** Returns the bytes of one image in Base64; null if it was erased meanwhile. */
  base64(signatureId: string, slot: ImageSlot): Promise<string | null>;
  /** Returns the personal data of a record, fetched again if they are not kept any more; null if it has none. */
  personalData(result: Verification): MaybePromise<PersonalData | null>;
};

export type LoadersOptions = {
  readonly reader: ResultReader;
  /** The subject of the request; see `ResultReader`. */
  readonly caller: string;
  readonly now: () => number;
  readonly pendingTtlMs: number;
  /** How long a complete response may still wait before it leaves. @default 0 */
  readonly leavesWithinMs?: number;
};

export function createLoaders(options: LoadersOptions): Loaders {
  const { reader, caller, now, pendingTtlMs, leavesWithinMs = 0 } = options;
  const { deliversBytes, linkRenewal, linkLifeMs } = reader.capabilities;
  const leavesAt = () => now() + leavesWithinMs;
  const neededMs = (minValidForMs: number) => (linkRenewal === 'charged' ? 0 : minValidForMs);
  /** Keeps one request on one version of each result, even if the cache changes meanwhile. */
  const requestCache = new Map<string, Verification>();
  const imageSelections = new Map<string, (() => ImageSelection)[]>();

  const images = new DataLoader((signatureIds: readonly string[]) =>
    settleAll(signatureIds, (signatureId) => reader.fetchImages(signatureId, caller)),
  );

  const fetchResult = (signatureId: string): Promise<Verification | null> => {
    const fetchRecord = () => reader.refresh(signatureId, () => true, caller);
    const selections = (imageSelections.get(signatureId) ?? []).map((selection) => selection());
    if (!deliversBytes || selections.some(({ links }) => links)) return fetchRecord();
    if (selections.some(({ bytes }) => bytes)) return images.load(signatureId).then(toResult);
    // A failed fetch of bytes must not cost a verdict that does not need them.
    return reader.joinImageFetch(signatureId, caller)?.then(toResult, fetchRecord) ?? fetchRecord();
  };

  const results = new DataLoader(async (signatureIds: readonly string[]) => {
    const cached = await reader.getMany(signatureIds);
    const read = async (signatureId: string, index: number) => cached[index] ?? fetchResult(signatureId);
    return settleAll(signatureIds, read);
  });

  const renewals = new DataLoader<FreshnessRequirement, Verification | null, string>(
    (requirements) => {
      const requirementsById = new Map<string, FreshnessRequirement[]>();
      for (const requirement of requirements) {
        const { signatureId } = requirement;
        requirementsById.set(signatureId, [...(requirementsById.get(signatureId) ?? []), requirement]);
      }
      return settleAll(requirements, ({ signatureId }) =>
        reader.refresh(
          signatureId,
          (result) => (requirementsById.get(signatureId) ?? []).every(({ isSatisfiedBy }) => isSatisfiedBy(result)),
          caller,
        ),
      );
    },
    { cacheKeyFn: ({ signatureId, key }) => `${signatureId} ${key}` },
  );

  const renewFor = (signatureId: string, slot: LinkSlot, minValidForMs: number) => {
    const requirement = linkRequirement(signatureId, slot, minValidForMs, now, leavesWithinMs);
    const isSatisfiedBy = (result: Verification) => {
      if (requirement.isSatisfiedBy(result)) return true;
      const wasRejected = rejectionOf(result, slot) !== undefined;
      // The first links of a record that came with bytes only are no renewal.
      if (linkRenewal === 'none') return wasRejected || linkOf(result, slot) !== null;
      // The next one would be rejected as well, and cost as much; a link that lived would last as long.
      if (linkRenewal === 'charged' && wasRejected) return now() - result.fetchedAt < linkLifeMs;
      return wasRejected && reader.isLinkRenewalSuspended();
    };
    return renewals.load({ ...requirement, isSatisfiedBy });
  };

  return {
    result(signatureId, selection) {
      const result = requestCache.get(signatureId) ?? reader.getCached(signatureId);
      if (result !== undefined) {
        requestCache.set(signatureId, result);
        return result;
      }
      imageSelections.set(signatureId, [...(imageSelections.get(signatureId) ?? []), selection]);
      return results.load(signatureId);
    },
    link(result, slot, minValidForMs) {
      const fresh = freshLinkOf(result, slot, neededMs(minValidForMs), now(), leavesWithinMs);
      if (fresh !== undefined) return fresh;
      return renewFor(result.signatureId, slot, neededMs(minValidForMs))
        .then((renewed) => renewedLinkOf(renewed, slot, leavesAt()))
        .catch((error) => {
          const old = linkOf(result, slot);
          if (old !== null && isAlive(old, leavesAt())) return old;
          throw error;
        });
    },
    withVideoState(result) {
      const requirement = videoRequirement(result.signatureId, pendingTtlMs, now);
      return requirement.isSatisfiedBy(result) ? result : renewals.load(requirement);
    },
    personalData(result) {
      if (!result.hasPersonalData) return null;
      if (result.personalData !== undefined) return result.personalData;
      return renewals
        .load(personalDataRequirement(result.signatureId))
        .then((renewed) => renewed?.personalData ?? null);
    },
    startOver() {
      renewals.clearAll();
    },
    async base64(signatureId, slot) {
      if (!deliversBytes) throw toBytesError('PROVIDER_REFUSED', 'the provider delivers no image bytes');
      const response = await images.load(signatureId);
      const bytes = response?.base64.get(slot);
      if (bytes !== undefined) return bytes;
      if (response === null || imageIn(response.result, slot) === null) return null;
      throw toBytesError('PROVIDER_INVALID_RESPONSE', 'no bytes of the image');
    },
  };
}

function toBytesError(code: 'PROVIDER_REFUSED' | 'PROVIDER_INVALID_RESPONSE', reason: string): ResultError {
  return new ResultError(code, { detail: { reason } });
}

function toResult(response: ProviderResult | null): Verification | null {
  return response?.result ?? null;
}

/** Returns one outcome for each key, in their order, so that a failing one fails alone. */
function settleAll<Key, Value>(
  keys: readonly Key[],
  load: (key: Key, index: number) => Promise<Value>,
): Promise<(Value | Error)[]> {
  return Promise.all(keys.map((key, index) => load(key, index).catch((error: Error) => error)));
}
