import { type Claim, createClaim, createSingleFlight } from '../async/single-flight.js';
import { ResultError } from './result-error.js';

/** Joins concurrent work by key, as `SingleFlight` does, and knows which callers wait for it. */
export type CallerFlights<Value> = {
  /** Joins the running flight of this key, or starts one. */
  run(key: string, caller: string, start: (claim: Claim) => Promise<Value>): Promise<Value>;
  /** Joins the running flight; undefined if there is none. */
  join(key: string, caller: string): Promise<Value> | undefined;
  isUnderWay(key: string): boolean;
  /** Resolves when the running flight has ended, in any way; at once if there is none. */
  ended(key: string): Promise<void>;
};

/**
 * Queues each flight in the lines of all callers that wait for it, so that it starts at the first turn of any of them. If
 * a flight is rejected for the backlog of the caller that started it, a caller that joined starts its own.
 */
export function createCallerFlights<Value>(): CallerFlights<Value> {
  const flights = createSingleFlight<Value>();
  const claims = new Map<string, Claim>();

  const join = (key: string, caller: string) => {
    claims.get(key)?.join(caller);
    return flights.underWay(key);
  };

  const runOnce = (key: string, caller: string, start: (claim: Claim) => Promise<Value>) =>
    join(key, caller) ??
    flights.run(key, () => {
      const claim = createClaim(caller);
      claims.set(key, claim);
      return start(claim).finally(() => claims.delete(key));
    });

  return {
    async run(key, caller, start) {
      const owner = claims.get(key)?.owner;
      try {
        return await runOnce(key, caller, start);
      } catch (error) {
        const isOfAnother = owner !== undefined && owner !== caller;
        if (!isOfAnother || !(error instanceof ResultError) || error.code !== 'OVERLOADED') throw error;
        return runOnce(key, caller, start);
      }
    },
    join,
    isUnderWay: (key) => flights.underWay(key) !== undefined,
    ended: async (key) => {
      await flights.underWay(key)?.catch(() => undefined);
    },
  };
}
