import type { Claim } from '../async/single-flight.js';
import type { RecordKind, Verification } from '../domain/verification.js';
import type { Provider, ProviderCapabilities, ProviderResult } from '../providers/provider.js';
import type { RecentKeys } from '../storage/cache/recent-keys.js';
import { type ResultCache, type ResultKey, toResultKey } from '../storage/cache/result-cache.js';
import type { Leases } from '../storage/cluster/leases.js';
import { createCallerFlights } from './caller-flights.js';
import { createFetchOnce, type FetchOutcome, type IsSatisfiedBy } from './fetch-once.js';
import { createImageCalls, type ImageCalls } from './image-calls.js';
import { createProviderQueries } from './provider-queries.js';
import type { ReaderObserver } from './reader-observer.js';
import { createReread } from './reread.js';
import { toResultError } from './result-error.js';
import { NO_LISTENER, type ResultListener } from './result-listener.js';

/**
 * Reads one tenant's results through the cache, with as few provider calls as the requirements allow. Shared by all
 * requests of that tenant. Null means that the provider does not know the id. Failures are `ResultError`. `caller` names
 * the subject of the request, since callers that wait for the provider take turns.
 */
export type ResultReader = {
  readonly capabilities: ProviderCapabilities;
  /** Returns the result in the memory of this process; undefined if the shared cache has to be read. */
  getCached(signatureId: string): Verification | undefined;
  /** Reads the cache in one trip; undefined for an id that has to be fetched. */
  getMany(signatureIds: readonly string[]): Promise<readonly (Verification | undefined)[]>;
  /** Returns a result that satisfies the caller: the cached one, or the outcome of one call that all instances share. */
  refresh(signatureId: string, isSatisfiedBy: IsSatisfiedBy, caller: string): Promise<Verification | null>;
  /** Returns the record as the provider knows it after this call, for a caller that has news of it. */
  reread(signatureId: string, caller: string): Promise<Verification | null>;
  /** Fetches the bytes of images, by one call for all concurrent callers. Bytes are never cached. */
  fetchImages(signatureId: string, caller: string): Promise<ProviderResult | null>;
  /** Joins a running fetch of bytes, for a caller that needs its record only. */
  joinImageFetch(signatureId: string, caller: string): Promise<ProviderResult | null> | undefined;
  /** Returns whether so many links were rejected lately that renewing a rejected one would not help. */
  isLinkRenewalSuspended(): boolean;
};

export type ResultReaderOptions = {
  readonly tenant: string;
  /** Keeps the records apart from those of other kinds, which may have the same ids. @default 'web' */
  readonly kind?: RecordKind;
  /** May be shared with other tenants, as `unknownIds` may. */
  readonly results: ResultCache;
  /** Reads the memory of this process. @default finds nothing */
  readonly getCached?: (key: ResultKey) => Verification | undefined;
  /** Shared by the instances that share the cache. */
  readonly leases: Leases;
  readonly provider: Provider;
  /** Ids that the provider did not know a moment ago. */
  readonly unknownIds: RecentKeys;
  readonly resultTtlMs: number;
  /** How long the result of a running verification is not fetched again. */
  readonly pendingTtlMs: number;
  /** Milliseconds that only grow. */
  readonly monotonicNow: () => number;
  readonly observer: ReaderObserver;
  /** @default NO_LISTENER */
  readonly listener?: ResultListener;
  /** Limits the calls for the bytes of images. */
  readonly imageCalls?: ImageCalls;
};

export function createResultReader(options: ResultReaderOptions): ResultReader {
  const { tenant, kind, results, leases, provider, unknownIds, pendingTtlMs, monotonicNow, observer } = options;
  const { getCached = () => undefined, imageCalls = createImageCalls(), listener = NO_LISTENER } = options;
  const resultTtlMs = Math.min(options.resultTtlMs, provider.capabilities.resultLifeMs ?? Number.POSITIVE_INFINITY);
  const recordFlights = createCallerFlights<FetchOutcome>();
  const insistentFlights = createCallerFlights<FetchOutcome>();
  /** Of the callers that wait in an insistent flight, or are about to. */
  const unmetRequirements = new Map<ResultKey, Set<IsSatisfiedBy>>();
  const imageFlights = createCallerFlights<ProviderResult | null>();

  const keyOf = (signatureId: string) => toResultKey(tenant, signatureId, kind);

  const getShared = (signatureId: string) => results.getShared(keyOf(signatureId));

  const keep = (result: Verification) =>
    results.put(keyOf(result.signatureId), result, result.status === 'PENDING' ? pendingTtlMs : resultTtlMs);

  const queries = createProviderQueries({ keyOf, provider, unknownIds, observer, listener });
  const fetchOptions = { keyOf, leases, provider, queries, getShared, keep };
  const fetchOnce = createFetchOnce(fetchOptions);
  const reread = createReread({
    ...fetchOptions,
    othersEnded: (signatureId) =>
      Promise.all([recordFlights, insistentFlights].map((flights) => flights.ended(keyOf(signatureId)))),
  });

  const fetchRecord = (signatureId: string, isSatisfiedBy: IsSatisfiedBy, claim: Claim) =>
    fetchOnce(signatureId, isSatisfiedBy, claim).catch(throwTranslated);

  const fetchImages = async (signatureId: string, claim: Claim) => {
    // Within the turn, so that the images of one caller do not queue in front of another caller's.
    const response = await provider
      .inTurn(claim, () => imageCalls.run(() => queries.fetch(signatureId, 'bytes')))
      .catch(throwTranslated);
    if (response === null) return null;
    // This response has no links to the images, so it must not replace a record that has.
    const cached = await getShared(signatureId);
    const isNews = cached?.status === 'PENDING' && response.result.status !== 'PENDING';
    if (cached === undefined || isNews) await keep(response.result);
    return response;
  };

  /**
   * Serves a caller that joined a flight whose leader accepted a cached record that does not satisfy it. Such callers have
   * flights of their own, so that they cost no other caller the record that it accepts. Each flight accepts only what
   * satisfies every caller that has registered before it decides, so the second one that is joined serves all.
   */
  const insist = async (
    signatureId: string,
    isSatisfiedBy: IsSatisfiedBy,
    caller: string,
  ): Promise<Verification | null> => {
    const key = keyOf(signatureId);
    const requirements = unmetRequirements.get(key) ?? new Set();
    unmetRequirements.set(key, requirements.add(isSatisfiedBy));
    const satisfiesAll: IsSatisfiedBy = (result) => [...requirements].every((isMet) => isMet(result));
    try {
      for (;;) {
        const start = (claim: Claim) => fetchRecord(signatureId, satisfiesAll, claim);
        const outcome = await insistentFlights.run(key, caller, start);
        if (isSettled(outcome, isSatisfiedBy)) return outcome.result;
      }
    } finally {
      requirements.delete(isSatisfiedBy);
      if (requirements.size === 0) unmetRequirements.delete(key);
    }
  };

  return {
    capabilities: provider.capabilities,
    getCached(signatureId) {
      const result = getCached(keyOf(signatureId));
      if (result === undefined) return undefined;
      observer.onHits(1);
      listener.onCached(result);
      return result;
    },
    async getMany(signatureIds) {
      const startedAt = monotonicNow();
      const found = await results.getMany(signatureIds.map(keyOf));
      const hits = found.filter((result) => result !== undefined).length;
      for (const result of found) if (result !== undefined) listener.onCached(result);
      observer.onLookUp({ hits, misses: found.length - hits, durationMs: monotonicNow() - startedAt });
      return found;
    },
    async refresh(signatureId, isSatisfiedBy, caller) {
      const key = keyOf(signatureId);
      if (recordFlights.isUnderWay(key)) observer.onFlightJoined('record');
      const start = (claim: Claim) => fetchRecord(signatureId, isSatisfiedBy, claim);
      const outcome = await recordFlights.run(key, caller, start);
      return isSettled(outcome, isSatisfiedBy) ? outcome.result : insist(signatureId, isSatisfiedBy, caller);
    },
    reread: (signatureId, caller) => reread(signatureId, caller).catch(throwTranslated),
    fetchImages(signatureId, caller) {
      const key = keyOf(signatureId);
      if (imageFlights.isUnderWay(key)) observer.onFlightJoined('pictures');
      return imageFlights.run(key, caller, (claim) => fetchImages(signatureId, claim));
    },
    joinImageFetch(signatureId, caller) {
      const flight = imageFlights.join(keyOf(signatureId), caller);
      if (flight !== undefined) observer.onFlightJoined('pictures');
      return flight;
    },
    isLinkRenewalSuspended: () => provider.isLinkRenewalSuspended(),
  };
}

/** Returns whether an outcome serves a caller: the provider has responded, or the record satisfies the caller. */
function isSettled({ fromProvider, result }: FetchOutcome, isSatisfiedBy: IsSatisfiedBy): boolean {
  return fromProvider || result === null || isSatisfiedBy(result);
}

function throwTranslated(error: unknown): never {
  throw toResultError(error);
}
