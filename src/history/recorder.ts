import type { Verification } from '../domain/verification.js';
import { type RecordSettings, toVerificationRecord } from './to-verification-record.js';
import { createWriteQueue, type WriteQueue, type WriteQueueOptions } from './write-queue.js';

export type RecorderOptions = RecordSettings & WriteQueueOptions;

export type Recorder = Pick<WriteQueue, 'load' | 'close'> & {
  /**
   * Returns the functions that take the results of a tenant. They never wait, and never throw. `now` returns epoch
   * milliseconds by the clock of the tenant's provider: the clock of this machine may step, and records would change places.
   */
  listenerOf(
    tenant: string,
    now: () => number,
  ): {
    onFetched(result: Verification): void;
    onCached(result: Verification): void;
  };
};

/** More are left to an import. */
const MAX_MISSED = 100_000;

/**
 * Records results in the history. A result that is not written for lack of room is recorded when it is read the next time,
 * also from the cache.
 */
export function createRecorder(options: RecorderOptions): Recorder {
  const { observer } = options;
  const queue = createWriteQueue(options);
  const missed = new Set<string>();

  const record = (tenant: string, result: Verification, now: number) => {
    const key = `${tenant} ${result.signatureId}`;
    if (queue.add(tenant, toVerificationRecord(result, options, now))) {
      missed.delete(key);
      return;
    }
    if (missed.size < MAX_MISSED) missed.add(key);
    observer.onDropped(1, 'full');
  };

  return {
    load: queue.load,
    close: queue.close,
    listenerOf: (tenant, now) => ({
      onFetched: (result) => record(tenant, result, now()),
      onCached(result) {
        if (missed.size === 0 || !queue.hasRoom()) return;
        if (missed.has(`${tenant} ${result.signatureId}`)) record(tenant, result, now());
      },
    }),
  };
}
