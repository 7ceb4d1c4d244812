import type { LivenessImageKind } from '../../../src/domain/liveness-result.js';
import type { Verification } from '../../../src/domain/verification.js';
import type { ImageForm, Provider, ProviderResult } from '../../../src/providers/provider.js';
import { type ResultCache, toResultKey } from '../../../src/storage/cache/result-cache.js';
import { type Leases, NO_LEASES } from '../../../src/storage/cluster/leases.js';
import { createResultReader } from '../../../src/verifications/result-reader.js';
import { stubProvider } from './port/stub-provider.js';
import { createResult } from './results.js';

/** A request to the provider, which responds when the test says so. */
export type Question = {
  readonly signatureId: string;
  readonly type: ImageForm;
  answer(result: Verification | null, bytes?: readonly (readonly [LivenessImageKind, string])[]): void;
  fail(error: unknown): void;
};

export const RESULT_TTL_MS = 1_000_000;
export const PENDING_TTL_MS = 5_000;

type InTurn = Provider['inTurn'];

const TENANT = 'tenant';

/** Returns the id in a key of this tenant; tests use ids only. */
const idOf = (key: string) => key.slice(toResultKey(TENANT, '').length);

/** Runs everything that does not wait for an event from outside. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Creates a reader between a cache that records its use and a provider that responds when the test says so. */
export function createReader(leases: Leases = NO_LEASES, inTurn: InTurn = (_claim, work) => work()) {
  const questions: Question[] = [];
  const puts: { key: string; result: Verification; ttlMs: number }[] = [];
  const trips: (readonly string[])[] = [];
  const stored = new Map<string, Verification>();
  const unknown = new Set<string>();
  const events: string[] = [];
  const store: ResultCache = {
    getMany: async (keys) => {
      trips.push(keys.map(idOf));
      return keys.map((key) => stored.get(idOf(key)));
    },
    getShared: async (key) => {
      trips.push([idOf(key)]);
      return stored.get(idOf(key));
    },
    put: async (key, result, ttlMs) => {
      puts.push({ key: idOf(key), result, ttlMs });
      stored.set(idOf(key), result);
    },
  };
  const ask = (signatureId: string, type: ImageForm) =>
    new Promise<ProviderResult | null>((resolve, reject) => {
      questions.push({
        signatureId,
        type,
        answer: (result, bytes = []) => resolve(result === null ? null : { result, base64: new Map(bytes) }),
        fail: reject,
      });
    });
  const { refresh, fetchImages, joinImageFetch, ...rest } = createResultReader({
    tenant: TENANT,
    results: store,
    leases,
    provider: stubProvider({ getResult: ask, inTurn }),
    unknownIds: { add: (key) => void unknown.add(idOf(key)), has: (key) => unknown.has(idOf(key)) },
    resultTtlMs: RESULT_TTL_MS,
    pendingTtlMs: PENDING_TTL_MS,
    monotonicNow: () => 0,
    observer: {
      onLookUp: ({ hits, misses }) => void events.push(`found ${hits} of ${hits + misses}`),
      onHits: (count) => void events.push(`at hand ${count}`),
      onFlightJoined: (flight) => void events.push(`joined ${flight}`),
      onRenewal: (outcome) => void events.push(`renewal ${outcome}`),
    },
  });
  /** For tests with one caller. */
  const reader = {
    ...rest,
    refresh: (signatureId: string, isSatisfiedBy: Parameters<typeof refresh>[1], caller = 'caller') =>
      refresh(signatureId, isSatisfiedBy, caller),
    fetchImages: (signatureId: string, caller = 'caller') => fetchImages(signatureId, caller),
    joinImageFetch: (signatureId: string, caller = 'caller') => joinImageFetch(signatureId, caller),
  };
  return { reader, questions, puts, trips, stored, unknown, events };
}

/** Creates a result of this id; its `fetchedAt` tells its version. */
export function version(signatureId: string, fetchedAt: number, changes: Partial<Verification> = {}): Verification {
  return createResult({ signatureId, fetchedAt, ...changes });
}
