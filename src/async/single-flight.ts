/** Work under way, by key: whoever asks for a key that is being worked on gets that same promise. */
export type SingleFlight<Value> = {
  run(key: string, start: () => Promise<Value>): Promise<Value>;
  /** The flight under way for this key, for someone who would join one but not start one. */
  underWay(key: string): Promise<Value> | undefined;
};

/**
 * Joins concurrent calls for one key into one. It remembers nothing: once the flight has landed, well or badly, the
 * next call starts a new one. It has no time-out either; what is started must end by itself, whoever still waits.
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
