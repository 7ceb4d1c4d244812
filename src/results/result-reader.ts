import type { Leases } from '../async/leases.js';
import { createSingleFlight } from '../async/single-flight.js';
import type { LivenessResult } from '../liveness/liveness-result.js';
import type { DecodedResult } from '../provider/decode-result.js';
import type { ProviderClient } from '../provider/provider-client.js';
import type { RecentKeys } from '../store/recent-keys.js';
import { type ResultKey, toResultKey } from '../store/result-key.js';
import type { ResultStore } from '../store/result-store.js';
import { createProviderQuestions } from './provider-questions.js';
import type { ReaderObserver } from './reader-observer.js';
import { createRecordFlight, type IsGoodEnough, type Landing } from './record-flight.js';

/**
 * Reads one tenant's results through the store, asking the provider as seldom as the wish allows. Shared by all requests
 * of that tenant. Null means that the provider does not know the id. Failures are `ResultError`.
 */
export type ResultReader = {
  /** What this process has in memory, at once; undefined for what may be in the store all the same. */
  peek(signatureId: string): LivenessResult | undefined;
  /** What the store has, in one trip; undefined for an id that must be asked for. */
  lookUp(signatureIds: readonly string[]): Promise<readonly (LivenessResult | undefined)[]>;
  /** A result that is good enough for the caller: the stored one, else the outcome of one call shared by all instances. */
  refresh(signatureId: string, isGoodEnough: IsGoodEnough): Promise<LivenessResult | null>;
  /** The pictures' bytes, by one call shared by all who want them now; they are never stored. */
  readPictures(signatureId: string): Promise<DecodedResult | null>;
  /** The record that a call for bytes under way will bring, for someone who needs no more than a record. */
  picturesUnderWay(signatureId: string): Promise<DecodedResult | null> | undefined;
  /** Whether answers with links that were refused have come so often lately that asking again for such is no use. */
  isWearyOfRefusals(): boolean;
};

export type ResultReaderOptions = {
  readonly tenant: string;
  /** May be shared with other tenants, as `unknownIds` may. */
  readonly store: ResultStore;
  /** What the store has in this process; nothing where it has all of it elsewhere. */
  readonly peek?: (key: ResultKey) => LivenessResult | undefined;
  /** Among the instances that share the store. */
  readonly leases: Leases;
  readonly provider: Pick<ProviderClient, 'getResult'>;
  /** Ids that the provider did not know a moment ago. */
  readonly unknownIds: RecentKeys;
  readonly resultTtlMs: number;
  /** How long a verification that still runs is not asked about again. */
  readonly pendingTtlMs: number;
  /** Milliseconds that only grow. */
  readonly monotonicNow: () => number;
  readonly observer: ReaderObserver;
};

export function createResultReader(options: ResultReaderOptions): ResultReader {
  const { tenant, store, resultTtlMs, pendingTtlMs, monotonicNow, observer } = options;
  const { peek = () => undefined } = options;
  const recordFlights = createSingleFlight<Landing>();
  const pictureFlights = createSingleFlight<DecodedResult | null>();

  const keyOf = (signatureId: string) => toResultKey(tenant, signatureId);

  const lookUpOne = (signatureId: string) => store.getNewest(keyOf(signatureId));

  const keep = (result: LivenessResult) =>
    store.put(keyOf(result.signatureId), result, result.status === 'PENDING' ? pendingTtlMs : resultTtlMs);

  const questions = createProviderQuestions({ ...options, keyOf });
  const fly = createRecordFlight({ ...options, keyOf, questions, lookUp: lookUpOne, keep });

  const flyForPictures = async (signatureId: string) => {
    const answer = await questions.ask(signatureId, 'BASE64');
    if (answer === null) return null;
    // This answer has no links to the pictures: it must not push out a record that has.
    const stored = await lookUpOne(signatureId);
    const isNews = stored?.status === 'PENDING' && answer.result.status !== 'PENDING';
    if (stored === undefined || isNews) await keep(answer.result);
    return answer;
  };

  return {
    peek(signatureId) {
      const result = peek(keyOf(signatureId));
      if (result !== undefined) observer.onHits(1);
      return result;
    },
    async lookUp(signatureIds) {
      const startedAt = monotonicNow();
      const results = await store.getMany(signatureIds.map(keyOf));
      const hits = results.filter((result) => result !== undefined).length;
      observer.onLookUp({ hits, misses: results.length - hits, durationMs: monotonicNow() - startedAt });
      return results;
    },
    async refresh(signatureId, isGoodEnough) {
      if (recordFlights.underWay(keyOf(signatureId)) !== undefined) observer.onFlightJoined('record');
      for (;;) {
        const landing = await recordFlights.run(keyOf(signatureId), () => fly(signatureId, isGoodEnough));
        // Whoever started the flight may have been content with a stored record that is not good enough here.
        const isContent = landing.wasAsked || landing.result === null || isGoodEnough(landing.result);
        if (isContent) return landing.result;
      }
    },
    readPictures(signatureId) {
      if (pictureFlights.underWay(keyOf(signatureId)) !== undefined) observer.onFlightJoined('pictures');
      return pictureFlights.run(keyOf(signatureId), () => flyForPictures(signatureId));
    },
    picturesUnderWay(signatureId) {
      const flight = pictureFlights.underWay(keyOf(signatureId));
      if (flight !== undefined) observer.onFlightJoined('pictures');
      return flight;
    },
    isWearyOfRefusals: questions.isWearyOfRefusals,
  };
}
