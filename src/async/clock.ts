/** Time as the code below the composition root sees it; handed in, so that a test can move it. */
export type Clock = {
  /** Wall clock in epoch milliseconds. It may step; use it only against instants that others named. */
  now(): number;
  /** Milliseconds that only ever grow; use it to measure how long something took or may still take. */
  monotonicNow(): number;
  /** Calls back once after `ms` milliseconds; the function it returns cancels that. */
  after(ms: number, callback: () => void): () => void;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason as soon as it aborts. */
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
