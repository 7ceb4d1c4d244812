/** Work in progress by key. All callers of one key share one promise. */
export type SingleFlight<Value> = {
  run(key: string, start: () => Promise<Value>): Promise<Value>;
  /** Returns the flight in progress for this key, for a caller that joins a flight but does not start one. */
  underWay(key: string): Promise<Value> | undefined;
};

/**
 * Coalesces concurrent calls for one key. It caches nothing: once a flight has settled, the next call starts a new one.
 * It sets no timeout: the work must end by itself.
 */
export function createSingleFlight<Value>(): SingleFlight<Value> {
  const flights = new Map<string, Promise<Value>>();
  return {
    run(key, start) {
      const joined = flights.get(key);
      if (joined !== undefined) return joined;
      const flight = start().finally(() => flights.delete(key));
      flights.set(key, flight);
      return flight;
    },
    underWay: (key) => flights.get(key),
  };
}

/** Tracks the callers that wait for one piece of work. They share its outcome, and it starts at the turn of any of them. */
export type Claim = {
  /** The caller that requested the work first. */
  readonly owner: string;
  readonly callers: ReadonlySet<string>;
  /** Adds a caller. Adding one twice changes nothing. */
  join(caller: string): void;
  /** Calls `listener` for each caller that joins from now on. There is one listener at a time. */
  onJoin(listener: (caller: string) => void): void;
};

export function createClaim(owner: string): Claim {
  const callers = new Set([owner]);
  let notify: (caller: string) => void = () => undefined;
  return {
    owner,
    callers,
    join(caller) {
      if (callers.has(caller)) return;
      callers.add(caller);
      notify(caller);
    },
    onJoin(listener) {
      notify = listener;
    },
  };
}
