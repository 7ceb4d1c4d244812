/** Source of time below the composition root. It is injected, so that a test can advance it. */
export type Clock = {
  /** Returns the wall clock in epoch milliseconds. It may step: compare it only with instants that another system set. */
  now(): number;
  /** Returns monotonic milliseconds. Use it to measure durations and deadlines. */
  monotonicNow(): number;
  /** Calls `callback` once after `ms` milliseconds. The returned function cancels the call. */
  after(ms: number, callback: () => void): () => void;
  /** Resolves after `ms` milliseconds. Rejects with the signal's reason as soon as it aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicNow: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const wake = () => {
        signal.removeEventListener('abort', abort);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      const abort = () => {
        clearTimeout(timer);
        reject(signal.reason);
      };
      signal.addEventListener('abort', abort, { once: true });
    }),
};

/** Calls `work` once in each interval until the returned function is called. */
export function every({ after }: Pick<Clock, 'after'>, intervalMs: number, work: () => void): () => void {
  const start = (): (() => void) =>
    after(intervalMs, () => {
      stop = start();
      work();
    });
  let stop = start();
  return () => stop();
}

const SETTLED = Promise.resolve();

/**
 * Returns a function that reads the clock once for each run of synchronous code: every call gets the reading of the first
 * one until a microtask that was queued by that call has run. For code that needs the time hundreds of times in one run.
 * A reading may be as old as that run, and the microtasks that were queued before it, last.
 */
export function readOncePerRun(read: () => number): () => number {
  let reading: number | undefined;
  const forget = () => {
    reading = undefined;
  };
  return () => {
    if (reading === undefined) {
      reading = read();
      void SETTLED.then(forget);
    }
    return reading;
  };
}
