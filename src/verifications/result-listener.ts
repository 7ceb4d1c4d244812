import type { Verification } from '../domain/verification.js';

/** Receives the results that a reader returns. Called in the read path: must be quick and must not throw. */
export type ResultListener = {
  /** The provider has returned this result. */
  onFetched(result: Verification): void;
  /** This result was read from the cache. */
  onCached(result: Verification): void;
};

export const NO_LISTENER: ResultListener = { onFetched: () => undefined, onCached: () => undefined };
