import type { Verification } from '../domain/verification.js';
import type { ResultKey } from '../storage/cache/result-cache.js';

/** Receives a newer record of a verification, or undefined where it has to be read first. Must not throw. */
export type ChangeListener = (result: Verification | undefined) => void;

/**
 * Tells the watchers of a verification that there may be something new, in this process. A message may be lost, doubled or
 * late, so it only saves waiting: watchers read again from time to time without one.
 */
export class ChangeFeed {
  readonly #listeners = new Map<ResultKey, Set<ChangeListener>>();

  /** Calls `listener` for each change of the record until the returned function is called. */
  watch(key: ResultKey, listener: ChangeListener): () => void {
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(key) === listeners) this.#listeners.delete(key);
    };
  }

  publish(key: ResultKey, result: Verification | undefined): void {
    for (const listener of [...(this.#listeners.get(key) ?? [])]) listener(result);
  }

  /** Lets every watcher read again, since messages may have been missed. */
  publishAll(): void {
    for (const key of [...this.#listeners.keys()]) this.publish(key, undefined);
  }
}
