import type { Claim } from '../async/single-flight.js';
import { keepLinksWhereRejected } from '../domain/link-slots.js';
import type { Verification } from '../domain/verification.js';
import type { Provider } from '../providers/provider.js';
import type { MaybePromise, ResultKey } from '../storage/cache/result-cache.js';
import { type Leases, runExclusive } from '../storage/cluster/leases.js';
import type { ProviderQueries } from './provider-queries.js';
import { isResultErrorCode, ResultError, type ResultErrorDetail, toDetail, toResultError } from './result-error.js';

export type IsSatisfiedBy = (result: Verification) => boolean;

/**
 * The outcome of one flight. With `fromProvider` the provider has responded, so another fetch at once would return nothing
 * better. Otherwise the leader accepted a cached record, which need not satisfy the callers that joined.
 */
export type FetchOutcome = { readonly result: Verification | null; readonly fromProvider: boolean };

/** Returns a record that satisfies the caller: the cached one, or the outcome of one call that all instances share. */
export type FetchOnce = (signatureId: string, isSatisfiedBy: IsSatisfiedBy, claim: Claim) => Promise<FetchOutcome>;

export type FetchOnceOptions = {
  readonly keyOf: (signatureId: string) => ResultKey;
  /** Shared by the instances that share the cache. */
  readonly leases: Leases;
  readonly provider: Pick<Provider, 'inTurn'>;
  readonly queries: ProviderQueries;
  /** Reads the cache that all instances share. */
  readonly getShared: (signatureId: string) => MaybePromise<Verification | undefined>;
  readonly keep: (result: Verification) => MaybePromise<void>;
};

export function createFetchOnce(options: FetchOnceOptions): FetchOnce {
  const { keyOf, leases, provider, queries, getShared, keep } = options;

  const fetch = async (signatureId: string, isSatisfiedBy: IsSatisfiedBy): Promise<FetchOutcome> => {
    const cached = await getShared(signatureId);
    if (cached !== undefined && isSatisfiedBy(cached)) return { result: cached, fromProvider: false };
    const response = await (cached === undefined ? queries.fetch(signatureId, 'links') : queries.refetch(signatureId));
    if (response === null) return { result: null, fromProvider: true };
    const result = keepLinksWhereRejected(response.result, cached);
    await keep(result);
    return { result, fromProvider: true };
  };

  /**
   * Reads the record that another instance has cached. That instance may have needed less, so the record counts as a
   * response of the provider only if it is new and its links were rejected: another fetch would return no better ones.
   */
  const reuse = async (signatureId: string, isSatisfiedBy: IsSatisfiedBy) => {
    const before = await getShared(signatureId);
    return async (): Promise<FetchOutcome | undefined> => {
      const result = await getShared(signatureId);
      if (result === undefined) return undefined;
      const wasRejected = result.rejectedLinks !== undefined && result.fetchedAt !== before?.fetchedAt;
      return wasRejected || isSatisfiedBy(result) ? { result, fromProvider: wasRejected } : undefined;
    };
  };

  // The lease is taken within the turn, so that other instances wait for a call and never for the queue of this one.
  return (signatureId, isSatisfiedBy, claim) =>
    provider.inTurn(claim, () =>
      runExclusive<FetchOutcome>(leases, keyOf(signatureId), {
        work: () => fetch(signatureId, isSatisfiedBy),
        reuse: () => reuse(signatureId, isSatisfiedBy),
        encode: encodeOutcome,
        decode(note) {
          const result = decodeOutcome(note);
          queries.markUnknown(signatureId);
          return { result, fromProvider: true };
        },
      }),
    );
}

const UNKNOWN = 'UNKNOWN';
/** Stands for an empty part of a note. */
const NONE = '-';

const ENVELOPE_CODE = /^[A-Z][A-Z0-9_]{0,63}$/;
const REASON = /^[\w ,.:;()[\]'/-]{1,160}$/;

/**
 * Encodes an outcome without a record for the other instances: an unknown id, or why the call failed. Undefined for a
 * record, which they read from the cache, and for a defect of the gateway.
 */
export function encodeOutcome(outcome: { readonly value: { readonly result: unknown } } | { readonly error: unknown }) {
  if ('value' in outcome) return outcome.value.result === null ? UNKNOWN : undefined;
  const error = toResultError(outcome.error);
  if (!(error instanceof ResultError)) return undefined;
  const { reason, envelopeCode } = toDetail(error);
  return [error.code, error.retryAfterSeconds ?? NONE, envelopeCode ?? NONE, reason].join(' ');
}

/** Returns null for an id that is unknown; throws the failure of the other instance. */
export function decodeOutcome(note: string): null {
  if (note === UNKNOWN) return null;
  const [code = '', retryAfter, envelopeCode, ...words] = note.split(' ');
  const retryAfterSeconds = Number(retryAfter);
  throw new ResultError(isResultErrorCode(code) ? code : 'PROVIDER_UNAVAILABLE', {
    ...(retryAfterSeconds >= 1 && { retryAfterSeconds }),
    detail: readDetail(envelopeCode, words.join(' ')),
  });
}

/** Leaves the transaction id out: the other instance's log has it. */
function readDetail(envelopeCode = NONE, reason: string): Partial<ResultErrorDetail> {
  return {
    reason: REASON.test(reason) ? `another instance: ${reason}` : 'another instance failed',
    ...(ENVELOPE_CODE.test(envelopeCode) && { envelopeCode }),
  };
}
