import type { Clock } from '../async/clock.js';
import type { Verification } from '../domain/verification.js';
import type { ResultKey } from '../storage/cache/result-cache.js';
import type { ChangeFeed } from './change-feed.js';
import { createLatestValue, type LatestValue } from './latest-value.js';
import { isFinal, isNewState } from './verification-state.js';

/** The state of a watched verification: its record, or null while the provider does not know the id; or why it cannot be read. */
export type WatchedState = { readonly result: Verification | null } | { readonly error: Error };

export type VerificationWatchesOptions = {
  readonly feed: Pick<ChangeFeed, 'watch'>;
  readonly keyOf: (signatureId: string) => ResultKey;
  /** Reads a record no older than `PENDING_TTL_SECONDS`, for the caller that waits for it. */
  readonly read: (signatureId: string, caller: string) => Promise<Verification | null>;
  readonly clock: Pick<Clock, 'after'>;
  /** How often a running verification is read without a message. */
  readonly pollMs: number;
};

type Watch = {
  known: WatchedState | undefined;
  readonly readers: Set<LatestValue<WatchedState>>;
  readonly caller: string;
  failures: number;
  /** `again`: a message came during the read, which may have returned what was true before it. */
  reading: 'no' | 'once' | 'again';
  cancelPoll: () => void;
  stopListening: () => void;
};

/** After failed reads the interval doubles up to this. */
const MAX_POLL_MS = 60_000;

/**
 * Watches verifications of one tenant. All watchers of one id share its reads: the first one to begin with, then one for
 * each message and one for each interval while the verification runs.
 */
export class VerificationWatches {
  readonly #watches = new Map<string, Watch>();

  constructor(private readonly options: VerificationWatchesOptions) {}

  /**
   * Yields the state now, then every change; ends after a final one, or after an id that the provider does not know. Calls
   * `onLeave` once, when the reader has read the end or returns.
   */
  watch(
    signatureId: string,
    caller: string,
    onLeave: () => void = () => undefined,
  ): AsyncIterableIterator<WatchedState> {
    const known = this.#watches.get(signatureId);
    const watch = known ?? this.#start(signatureId, caller);
    const states = createLatestValue<WatchedState>(() => {
      this.#leave(signatureId, watch, states);
      onLeave();
    });
    watch.readers.add(states);
    if (watch.known !== undefined) states.push(watch.known);
    if (known === undefined) void this.#read(signatureId, watch);
    return states;
  }

  /** Returns whether anything watches a verification in this process. */
  has(signatureId: string): boolean {
    return this.#watches.has(signatureId);
  }

  #start(signatureId: string, caller: string): Watch {
    const { feed, keyOf } = this.options;
    const watch: Watch = {
      ...{ known: undefined, readers: new Set(), caller, failures: 0, reading: 'no' },
      ...{ cancelPoll: () => undefined, stopListening: () => undefined },
    };
    watch.stopListening = feed.watch(keyOf(signatureId), (result) => {
      if (result === undefined) void this.#read(signatureId, watch);
      else this.#offer(signatureId, watch, { result });
    });
    this.#watches.set(signatureId, watch);
    return watch;
  }

  #leave(signatureId: string, watch: Watch, states: LatestValue<WatchedState>): void {
    watch.readers.delete(states);
    if (watch.readers.size === 0) this.#stop(signatureId, watch);
  }

  #stop(signatureId: string, watch: Watch): void {
    watch.cancelPoll();
    watch.stopListening();
    if (this.#watches.get(signatureId) === watch) this.#watches.delete(signatureId);
  }

  async #read(signatureId: string, watch: Watch): Promise<void> {
    if (watch.reading !== 'no') {
      watch.reading = 'again';
      return;
    }
    watch.reading = 'once';
    const state = await this.options.read(signatureId, watch.caller).then(
      (result) => ({ result }),
      (error: Error) => ({ error }),
    );
    const mustReadAgain = watch.reading === ('again' as Watch['reading']);
    watch.reading = 'no';
    watch.failures = 'error' in state ? watch.failures + 1 : 0;
    this.#offer(signatureId, watch, state);
    if (this.#watches.get(signatureId) !== watch) return;
    if (mustReadAgain) void this.#read(signatureId, watch);
    else this.#poll(signatureId, watch);
  }

  #poll(signatureId: string, watch: Watch): void {
    watch.cancelPoll();
    const delayMs = Math.min(MAX_POLL_MS, this.options.pollMs * 2 ** watch.failures);
    watch.cancelPoll = this.options.clock.after(delayMs, () => void this.#read(signatureId, watch));
  }

  #offer(signatureId: string, watch: Watch, state: WatchedState): void {
    if (!isNews(watch.known, state)) return;
    watch.known = state;
    for (const states of watch.readers) states.push(state);
    if (!isLast(state)) return;
    // A new watcher of the same id begins with a read of its own.
    this.#stop(signatureId, watch);
    for (const states of watch.readers) states.end();
  }
}

/** A failed read is news only before the first state: later ones are tried again, and the state is what it was. */
function isNews(known: WatchedState | undefined, state: WatchedState): boolean {
  if (known === undefined) return true;
  if ('error' in state) return false;
  if ('error' in known || known.result === null || state.result === null) return true;
  return isNewState(known.result, state.result);
}

/** Returns whether nothing follows this state. */
export function isLast(state: WatchedState): boolean {
  return 'result' in state && (state.result === null || isFinal(state.result));
}
