import { type Leases, NO_LEASES } from '../async/leases.js';
import { NO_SHARED_TEXT, type SharedText } from '../async/shared-text.js';
import type { ResultStore } from './result-store.js';

/** What the instances of a fleet share. Nothing of it rejects, and each instance works alone while it is out of order. */
export type Fleet = {
  readonly store: ResultStore;
  readonly leases: Leases;
  /** The text that all instances share under this name. */
  sharedText(name: string): SharedText;
  close(): void;
};

/** An instance that shares nothing. */
export function createFleetOfOne(store: ResultStore): Fleet {
  return { store, leases: NO_LEASES, sharedText: () => NO_SHARED_TEXT, close: () => undefined };
}
