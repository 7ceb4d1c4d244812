import type { Clock } from './clock.js';

/**
 * Runs `work` with a signal that aborts after `ms` with `reason()`, or together with `parent`. Rejects with that reason
 * at the same moment, even if the work ignores the signal. No timer outlives the work.
 */
export function withDeadline<Value>(
  clock: Pick<Clock, 'after'>,
  ms: number,
  reason: () => Error,
  work: (signal: AbortSignal) => Promise<Value>,
  parent?: AbortSignal,
): Promise<Value> {
  // Not AbortSignal.any with AbortSignal.timeout: on Node 20 a composite may be collected before it fires.
  const deadline = new AbortController();
  const cancel = clock.after(ms, () => deadline.abort(reason()));
  const follow = () => deadline.abort(parent?.reason);
  if (parent?.aborted) follow();
  parent?.addEventListener('abort', follow, { once: true });
  const start = async () => work(deadline.signal);
  return rejectOnAbort(start(), deadline.signal).finally(() => {
    cancel();
    parent?.removeEventListener('abort', follow);
  });
}

/** Returns the promise for one waiter: it rejects when the signal aborts, while the work continues for other waiters. */
export function rejectOnAbort<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    const settled = () => signal.removeEventListener('abort', leave);
    promise.then(resolve, reject).then(settled, settled);
  });
}
