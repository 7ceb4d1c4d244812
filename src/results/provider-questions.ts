import type { DecodedResult } from '../provider/decode-result.js';
import type { ProviderClient } from '../provider/provider-client.js';
import { createSlidingCount } from '../provider/sliding-count.js';
import type { RecentKeys } from '../store/recent-keys.js';
import type { ResultKey } from '../store/result-key.js';
import type { ReaderObserver } from './reader-observer.js';
import { toResultError } from './result-error.js';

/** Asks the provider, and remembers of its answers what saves asking again. Failures are `ResultError`. */
export type ProviderQuestions = {
  /** Null for an id that the provider does not know, or did not know a moment ago. */
  ask(signatureId: string, returnImageType: 'URL' | 'BASE64'): Promise<DecodedResult | null>;
  /** The same, with links, for a record that is stored but no longer good enough. */
  renew(signatureId: string): Promise<DecodedResult | null>;
  /** Another instance has been told that the provider does not know this id. */
  noteUnknown(signatureId: string): void;
  /** Whether answers with links that were refused have come so often lately that asking again for such is no use. */
  isWearyOfRefusals(): boolean;
};

export type ProviderQuestionsOptions = {
  readonly keyOf: (signatureId: string) => ResultKey;
  readonly provider: Pick<ProviderClient, 'getResult'>;
  /** Ids that the provider did not know a moment ago. */
  readonly unknownIds: RecentKeys;
  /** Milliseconds that only grow. */
  readonly monotonicNow: () => number;
  readonly observer: Pick<ReaderObserver, 'onRenewal'>;
};

/** Where every link is refused, since hosts are named wrongly say, asking again for each of them would double the load. */
const REFUSALS_WINDOW_MS = 10_000;
const MAX_REFUSALS = 10;

export function createProviderQuestions(options: ProviderQuestionsOptions): ProviderQuestions {
  const { keyOf, provider, unknownIds, monotonicNow, observer } = options;
  const refusals = createSlidingCount(REFUSALS_WINDOW_MS, monotonicNow);

  const ask = async (signatureId: string, returnImageType: 'URL' | 'BASE64') => {
    if (unknownIds.has(keyOf(signatureId))) return null;
    try {
      const answer = await provider.getResult(signatureId, returnImageType);
      if (answer === null) unknownIds.add(keyOf(signatureId));
      if (answer?.result.refusedLinks !== undefined) refusals.add();
      return answer;
    } catch (error) {
      throw toResultError(error);
    }
  };

  const renew = async (signatureId: string) => {
    try {
      const answer = await ask(signatureId, 'URL');
      observer.onRenewal(answer === null ? 'gone' : 'renewed');
      return answer;
    } catch (error) {
      observer.onRenewal('failed');
      throw error;
    }
  };

  return {
    ask,
    renew,
    noteUnknown: (signatureId) => unknownIds.add(keyOf(signatureId)),
    isWearyOfRefusals: () => refusals.read() >= MAX_REFUSALS,
  };
}
