/** One look at the store on behalf of one request; `hits` and `misses` count ids. */
export type LookUp = { readonly hits: number; readonly misses: number; readonly durationMs: number };

/** Told what a reader does, for metrics and traces; called as it happens, so it must be quick and must not throw. */
export type ReaderObserver = {
  onLookUp(lookUp: LookUp): void;
  /** So many ids were answered with what is in memory, without a look at the store. */
  onHits(count: number): void;
  /** Someone waits for a call that another has started. */
  onFlightJoined(flight: 'record' | 'pictures'): void;
  /** A result that was stored has been asked for again, for the sake of a link or the state of its video. */
  onRenewal(outcome: 'renewed' | 'gone' | 'failed'): void;
};
