import { type Clock, every } from '../async/clock.js';
import type { HistoryStore } from './history-store.js';

export type RetentionOptions = {
  readonly store: Pick<HistoryStore, 'deleteRecordedBefore'>;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly days: number;
  /** Runs the work unless another instance is doing it. */
  readonly runAlone: (work: () => Promise<void>) => Promise<void>;
  readonly onDeleted: (records: number) => void;
  readonly onFailure: (error: unknown) => void;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Small, so that other statements need not wait for a deletion. */
const MAX_BATCH = 500;
const PAUSE_MS = 50;

/**
 * Deletes the records whose retention time is over, once an hour, in small batches with pauses. Returns a function that ends
 * it. A failure is left to the next hour.
 */
export function startRetention({
  store,
  clock,
  days,
  runAlone,
  onDeleted,
  onFailure,
}: RetentionOptions): () => Promise<void> {
  let isStopped = false;
  let cancelPause = () => {};
  let running: Promise<void> = Promise.resolve();

  const pause = () =>
    new Promise<void>((resolve) => {
      const cancel = clock.after(PAUSE_MS, resolve);
      cancelPause = () => {
        cancel();
        resolve();
      };
    });
  const deleteAll = async () => {
    const oldest = clock.now() - days * DAY_MS;
    let total = 0;
    for (let deleted = MAX_BATCH; deleted === MAX_BATCH && !isStopped; ) {
      deleted = await store.deleteRecordedBefore(oldest, MAX_BATCH);
      total += deleted;
      if (deleted === MAX_BATCH) await pause();
    }
    if (total > 0) onDeleted(total);
  };
  const run = () => {
    running = running.then(() => runAlone(deleteAll)).catch(onFailure);
  };

  run();
  const stop = every(clock, HOUR_MS, run);
  return async () => {
    isStopped = true;
    stop();
    cancelPause();
    await running;
  };
}
