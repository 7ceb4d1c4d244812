import type { LivenessResult } from '../liveness/liveness-result.js';
import type { ResultKey } from './result-key.js';

/** A value that is at hand, or a promise of it: a store in memory need not make its readers wait. */
export type MaybePromise<Value> = Value | Promise<Value>;

/**
 * Where results rest. A store may forget at any time and never gives out what has outlived its `ttlMs`; reading
 * lengthens no life. It keeps what it is given: no rule about what may be kept is in here, and no bytes of pictures.
 */
export type ResultStore = {
  /** One trip for all keys; same order and length, undefined for what is not there. */
  getMany(keys: readonly ResultKey[]): MaybePromise<readonly (LivenessResult | undefined)[]>;
  /** What is there for all processes that share the store, past the copies that this one keeps. */
  getNewest(key: ResultKey): MaybePromise<LivenessResult | undefined>;
  /** Replaces what was there. `ttlMs` counts from now. */
  put(key: ResultKey, result: LivenessResult, ttlMs: number): MaybePromise<void>;
};
