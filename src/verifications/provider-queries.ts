import type { Verification } from '../domain/verification.js';
import type { ImageForm, Provider, ProviderResult, ScoreRange } from '../providers/provider.js';
import type { RecentKeys } from '../storage/cache/recent-keys.js';
import type { ResultKey } from '../storage/cache/result-cache.js';
import type { ReaderObserver } from './reader-observer.js';
import type { ResultListener } from './result-listener.js';

/** Calls the provider and remembers for a moment the ids that it does not know. */
export type ProviderQueries = {
  /** Fetches one record; null for an id that the provider does not know, or did not know a moment ago. */
  fetch(signatureId: string, images: ImageForm): Promise<ProviderResult | null>;
  /** Fetches, with links, a record that is cached but no longer fresh enough. */
  refetch(signatureId: string): Promise<ProviderResult | null>;
  /** Fetches a record with links, also if the provider did not know the id a moment ago: it has said that there is news. */
  fetchNews(signatureId: string): Promise<ProviderResult | null>;
  /** Remembers that the provider does not know this id, as another instance has learned. */
  markUnknown(signatureId: string): void;
};

export type ProviderQueriesOptions = {
  readonly keyOf: (signatureId: string) => ResultKey;
  readonly provider: Pick<Provider, 'capabilities' | 'getResult'>;
  /** Ids that the provider did not know a moment ago. */
  readonly unknownIds: RecentKeys;
  readonly observer: Pick<ReaderObserver, 'onRenewal'>;
  readonly listener: Pick<ResultListener, 'onFetched'>;
};

export function createProviderQueries(options: ProviderQueriesOptions): ProviderQueries {
  const { keyOf, provider, unknownIds, observer, listener } = options;
  const { isPossibleId, scoreRange } = provider.capabilities;

  const call = async (signatureId: string, images: ImageForm) => {
    const response = await provider.getResult(toOwnText(signatureId), images);
    if (response === null) {
      unknownIds.add(keyOf(signatureId));
      return null;
    }
    const result = toDomainScores(response.result, scoreRange);
    listener.onFetched(result);
    return { ...response, result };
  };

  const fetch = async (signatureId: string, images: ImageForm) =>
    isPossibleId(signatureId) && !unknownIds.has(keyOf(signatureId)) ? call(signatureId, images) : null;

  return {
    fetch,
    fetchNews: async (signatureId) => (isPossibleId(signatureId) ? call(signatureId, 'links') : null),
    async refetch(signatureId) {
      try {
        const response = await fetch(signatureId, 'links');
        observer.onRenewal(response === null ? 'gone' : 'renewed');
        return response;
      } catch (error) {
        observer.onRenewal('failed');
        throw error;
      }
    },
    markUnknown: (signatureId) => unknownIds.add(keyOf(signatureId)),
  };
}

/** Copies an id. The id of a document is a view of its text, and a cache that keeps the view would keep all of it. */
function toOwnText(signatureId: string): string {
  return Buffer.from(signatureId).toString();
}

/** Converts the scores of a provider to the scale of the domain, 0 to 100. */
function toDomainScores(result: Verification, { min, max }: ScoreRange): Verification {
  if (min === 0 && max === 100) return result;
  const convert = (score: number | null) => (score === null ? null : ((score - min) * 100) / (max - min));
  return {
    ...result,
    faceLivenessScore: convert(result.faceLivenessScore),
    faceSimilarityScore: convert(result.faceSimilarityScore),
  };
}
