/**
 * Runs work by key, one run at a time. Callers share a run only if it has not begun when they call: what it finds is never
 * older than the call. Those that come during a run share the next one.
 */
export type FreshFlights<Value> = (key: string, work: () => Promise<Value>) => Promise<Value>;

export function createFreshFlights<Value>(): FreshFlights<Value> {
  const running = new Map<string, Promise<unknown>>();
  const waiting = new Map<string, Promise<Value>>();
  return (key, work) => {
    const joined = waiting.get(key);
    if (joined !== undefined) return joined;
    const begin = async () => {
      waiting.delete(key);
      running.set(key, flight);
      return work();
    };
    const flight: Promise<Value> = (running.get(key) ?? Promise.resolve()).then(begin, begin).finally(() => {
      if (running.get(key) === flight) running.delete(key);
    });
    waiting.set(key, flight);
    return flight;
  };
}
