import type { LivenessImageKind, LivenessResult } from '../../src/liveness/liveness-result.js';
import type { DecodedResult } from '../../src/provider/decode-result.js';
import { createResultReader } from '../../src/results/result-reader.js';
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

/** Lets everything run that waits for nothing from outside. */
export const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A reader between a store that records what is done to it and a provider that answers when told. */
export function createReader() {
  const questions: Question[] = [];
  const puts: { key: string; result: LivenessResult; ttlMs: number }[] = [];
  const trips: (readonly string[])[] = [];
  const deleted: string[] = [];
  const stored = new Map<string, LivenessResult>();
  const unknown = new Set<string>();
  const store: ResultStore = {
    getMany: async (keys) => {
      trips.push(keys);
      return keys.map((key) => stored.get(key));
    },
    put: async (key, result, ttlMs) => {
      puts.push({ key, result, ttlMs });
      stored.set(key, result);
    },
    delete: (key) => {
      deleted.push(key);
      stored.delete(key);
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
    store,
    provider: { getResult: ask },
    unknownIds: { add: (key) => void unknown.add(key), has: (key) => unknown.has(key) },
    resultTtlMs: RESULT_TTL_MS,
    pendingTtlMs: PENDING_TTL_MS,
  });
  return { reader, questions, puts, trips, deleted, stored, unknown };
}

/** A result of this id whose version can be told from its `fetchedAt`. */
export function version(signatureId: string, fetchedAt: number, changes: Partial<LivenessResult> = {}): LivenessResult {
  return createResult({ signatureId, fetchedAt, ...changes });
}
