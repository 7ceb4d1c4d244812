import { type Leases, NO_LEASES } from '../async/leases.js';
import { NO_SHARED_TEXT, type SharedText } from '../async/shared-text.js';
import type { LivenessResult } from '../liveness/liveness-result.js';
import type { MemoryStore } from './memory-store.js';
import type { ResultKey } from './result-key.js';
import type { ResultStore } from './result-store.js';

/** What the instances of a fleet share. Nothing of it rejects, and each instance works alone while it is out of order. */
export type Fleet = {
  readonly store: ResultStore;
  /** What this instance has in memory, at once. */
  peek(key: ResultKey): LivenessResult | undefined;
  readonly leases: Leases;
  /** The text that all instances share under this name. */
  sharedText(name: string): SharedText;
  close(): void;
};

/** An instance that shares nothing. */
export function createFleetOfOne(memory: MemoryStore): Fleet {
  const { peek } = memory;
  return { store: memory, peek, leases: NO_LEASES, sharedText: () => NO_SHARED_TEXT, close: () => undefined };
}
