import { type Leases, NO_LEASES } from '../../src/async/leases.js';
import type { LivenessImageKind, LivenessResult } from '../../src/liveness/liveness-result.js';
import type { DecodedResult } from '../../src/provider/decode-result.js';
import { createResultReader } from '../../src/results/result-reader.js';
import { toResultKey } from '../../src/store/result-key.js';
import type { ResultStore } from '../../src/store/result-store.js';
import { createResult } from './results.js';

/** A question that the provider has been asked; it answers when the test says so. */
export type Question = {
  readonly signatureId: string;
  readonly type: 'URL' | 'BASE64';
  answer(result: LivenessResult | null, bytes?: readonly (readonly [LivenessImageKind, string])[]): void;
  fail(error: unknown): void;
};

export const RESULT_TTL_MS = 1_000_000;
export const PENDING_TTL_MS = 5_000;

const TENANT = 'tenant';

/** The id in a key of this tenant; the tests speak of ids alone. */
const idOf = (key: string) => key.slice(toResultKey(TENANT, '').length);

/** Lets everything run that waits for nothing from outside. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A reader between a store that records what is done to it and a provider that answers when told. */
export function createReader(leases: Leases = NO_LEASES) {
  const questions: Question[] = [];
  const puts: { key: string; result: LivenessResult; ttlMs: number }[] = [];
  const trips: (readonly string[])[] = [];
  const stored = new Map<string, LivenessResult>();
  const unknown = new Set<string>();
  const events: string[] = [];
  const store: ResultStore = {
    getMany: async (keys) => {
      trips.push(keys.map(idOf));
      return keys.map((key) => stored.get(idOf(key)));
    },
    getNewest: async (key) => {
      trips.push([idOf(key)]);
      return stored.get(idOf(key));
    },
    put: async (key, result, ttlMs) => {
      puts.push({ key: idOf(key), result, ttlMs });
      stored.set(idOf(key), result);
    },
  };
  const ask = (signatureId: string, type: 'URL' | 'BASE64') =>
    new Promise<DecodedResult | null>((resolve, reject) => {
      questions.push({
        signatureId,
        type,
        answer: (result, bytes = []) => resolve(result === null ? null : { result, base64: new Map(bytes) }),
        fail: reject,
      });
    });
  const reader = createResultReader({
    tenant: TENANT,
    store,
    leases,
    provider: { getResult: ask },
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
  return { reader, questions, puts, trips, stored, unknown, events };
}

/** A result of this id whose version can be told from its `fetchedAt`. */
export function version(signatureId: string, fetchedAt: number, changes: Partial<LivenessResult> = {}): LivenessResult {
  return createResult({ signatureId, fetchedAt, ...changes });
}
