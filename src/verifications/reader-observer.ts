/** One read of the cache for one request; `hits` and `misses` count ids. */
export type LookUp = { readonly hits: number; readonly misses: number; readonly durationMs: number };

/** Receives the events of a reader, for metrics and traces. Called in the read path: must be quick and must not throw. */
export type ReaderObserver = {
  onLookUp(lookUp: LookUp): void;
  /** `count` ids were read from memory, without a read of the shared cache. */
  onHits(count: number): void;
  /** A caller joined a call that another caller had started. */
  onFlightJoined(flight: 'record' | 'pictures'): void;
  /** A cached result was fetched again, for a link or for the state of its video. */
  onRenewal(outcome: 'renewed' | 'gone' | 'failed'): void;
};
