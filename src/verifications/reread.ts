import { createFreshFlights } from '../async/fresh-flights.js';
import { createClaim } from '../async/single-flight.js';
import { keepLinksWhereRejected } from '../domain/link-slots.js';
import type { Verification } from '../domain/verification.js';
import { runExclusive } from '../storage/cluster/leases.js';
import { encodeOutcome, type FetchOnceOptions, type FetchOutcome } from './fetch-once.js';

export type RereadOptions = FetchOnceOptions & {
  /** Resolves when the reads of this process that are under way for an id have ended. */
  readonly othersEnded: (signatureId: string) => Promise<unknown>;
};

/**
 * Fetches a record by a call that begins after this one: what is cached, or being fetched, may be from before a change.
 * Concurrent callers share it. It waits for reads of the same id that are under way, here and on other instances, since one
 * that ends later would put an older record in the place of the new one.
 */
export type Reread = (signatureId: string, caller: string) => Promise<Verification | null>;

export function createReread(options: RereadOptions): Reread {
  const { keyOf, leases, provider, queries, getShared, keep, othersEnded } = options;
  const flights = createFreshFlights<FetchOutcome>();

  const fetch = async (signatureId: string): Promise<FetchOutcome> => {
    const cached = await getShared(signatureId);
    const response = await queries.fetchNews(signatureId);
    if (response === null) return { result: null, fromProvider: true };
    const result = keepLinksWhereRejected(response.result, cached);
    await keep(result);
    return { result, fromProvider: true };
  };

  return async (signatureId, caller) => {
    const outcome = await flights(keyOf(signatureId), async () => {
      await othersEnded(signatureId);
      return provider.inTurn(createClaim(caller), () =>
        runExclusive<FetchOutcome>(leases, keyOf(signatureId), {
          work: () => fetch(signatureId),
          // What another instance has found may be older than this call.
          reuse: async () => async () => undefined,
          encode: encodeOutcome,
          decode: () => undefined,
        }),
      );
    });
    return outcome.result;
  };
}
