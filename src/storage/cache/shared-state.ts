import type { Verification } from '../../domain/verification.js';
import { type Leases, NO_LEASES } from '../cluster/leases.js';
import { createLocalBudget, type SharedBudget } from '../cluster/shared-budget.js';
import { createLocalMarks, type SharedMarks } from '../cluster/shared-marks.js';
import { NO_SHARED_VALUE, type SharedValue } from '../cluster/shared-value.js';
import type { MemoryCache } from './memory-cache.js';
import { createRecentKeys } from './recent-keys.js';
import type { ResultCache, ResultKey } from './result-cache.js';

/** The state that all instances share. Nothing in it rejects; while it is unavailable, each instance works alone. */
export type SharedState = {
  readonly results: ResultCache;
  /** Reads this process's memory synchronously, without the shared cache. */
  getCached(key: ResultKey): Verification | undefined;
  /** See `MemoryCache`. */
  whenDropped(listener: (record: Verification) => void): void;
  /** Calls `changed` when another instance has stored a newer record, and `missed` when such messages may have been lost. */
  whenChanged(listener: { changed(key: ResultKey): void; missed(): void }): void;
  readonly leases: Leases;
  /** Returns the text that all instances share under this name. */
  sharedValue(name: string): SharedValue;
  /** Returns the budget that all instances share under this name. */
  sharedBudget(name: string): SharedBudget;
  /** Returns the marks that all instances share under this name; each lives for `ttlMs`. */
  sharedMarks(name: string, ttlMs: number): SharedMarks;
  close(): void;
};

/** The most ids that one process remembers under one name. */
export const MAX_OWN_MARKS = 10_000;

/** Creates the state of an instance that shares nothing. */
export function createLocalState(results: MemoryCache, monotonicNow: () => number): SharedState {
  return {
    results,
    getCached: results.get,
    whenDropped: results.whenDropped,
    // No other instance changes a record.
    whenChanged: () => undefined,
    leases: NO_LEASES,
    sharedValue: () => NO_SHARED_VALUE,
    sharedBudget: () => createLocalBudget(),
    sharedMarks: (_name, ttlMs) => createLocalMarks(createRecentKeys(ttlMs, MAX_OWN_MARKS, monotonicNow)),
    close: () => undefined,
  };
}
