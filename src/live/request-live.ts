import type { Clock } from '../async/clock.js';
import type { Caller } from '../domain/caller.js';
import type { StreamLimits } from './stream-limits.js';
import { isLast, type VerificationWatches, type WatchedState } from './verification-watches.js';

/** What the resolvers of one request watch. */
export type RequestLive = {
  /**
   * Yields the state now, then every change; see `VerificationWatches`.
   *
   * @throws {StreamRefused} If there are too many streams.
   */
  watch(signatureId: string): AsyncIterableIterator<WatchedState>;
  /**
   * Waits until the verification is final, for `timeoutMs` at most, and returns the last state that is known. The first
   * state is waited for in any case. Rejects as `watch` throws.
   */
  waitUntilFinal(signatureId: string, timeoutMs: number): Promise<WatchedState>;
};

export type LiveParts = {
  readonly limits: StreamLimits;
  readonly watchesOf: (tenant: string) => VerificationWatches;
  readonly clock: Pick<Clock, 'after'>;
};

/** Creates the function that returns what the requests of a caller watch. */
export function createRequestLive({ limits, watchesOf, clock }: LiveParts): (caller: Caller) => RequestLive {
  return (caller) => {
    const watch = (signatureId: string) => {
      const leave = limits.enter(caller);
      return watchesOf(caller.tenant).watch(signatureId, caller.subject, leave);
    };
    return {
      watch,
      async waitUntilFinal(signatureId, timeoutMs) {
        const states = watch(signatureId);
        let last: WatchedState = { result: null };
        let isKnown = false;
        let isOver = false;
        const stopWaiting = clock.after(timeoutMs, () => {
          isOver = true;
          if (isKnown) void states.return?.();
        });
        try {
          for await (const state of states) {
            last = state;
            isKnown = true;
            if (isOver || 'error' in state || isLast(state)) break;
          }
          return last;
        } finally {
          stopWaiting();
        }
      },
    };
  };
}
