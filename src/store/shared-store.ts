import type { LivenessResult } from '../liveness/liveness-result.js';
import type { ResultKey } from './result-key.js';

/** What a process gets from the store of all processes: the result, and for how long a copy of it may be kept. */
export type SharedResult = { readonly result: LivenessResult; readonly remainingMs: number };

/**
 * Where the results of all processes rest. Never rejects: while it is out of order it has nothing, and what is put is
 * lost.
 */
export type SharedStore = {
  /** One trip for all keys; same order and length, undefined for what is not there. */
  getMany(keys: readonly ResultKey[]): Promise<readonly (SharedResult | undefined)[]>;
  put(key: ResultKey, result: LivenessResult, ttlMs: number): Promise<void>;
};
