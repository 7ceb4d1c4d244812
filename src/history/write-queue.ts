import type { Clock } from '../async/clock.js';
import type { VerificationRecord } from '../domain/verification-record.js';
import { HistoryError } from './history-error.js';
import type { HistoryStore } from './history-store.js';
import { mergeRecords } from './merge-records.js';

/** Why records were not written: no room, no time at the stop, or the database can never take them. */
export type DropCause = 'full' | 'stopped' | 'rejected';

/** Receives the events of a queue. Must not throw. */
export type WriteObserver = {
  onWritten(records: number): void;
  /** A batch was not written, and is tried again. */
  onFailure(reason: string): void;
  onDropped(records: number, cause: DropCause): void;
};

export type WriteQueueOptions = {
  readonly store: Pick<HistoryStore, 'put'>;
  readonly clock: Pick<Clock, 'after' | 'monotonicNow'>;
  readonly observer: WriteObserver;
  /** The most records that wait. @default 20000 */
  readonly maxQueued?: number;
};

export type WriteQueue = {
  /** Queues a record, or merges it with the one that waits. Returns false if there is no room. */
  add(tenant: string, record: VerificationRecord): boolean;
  hasRoom(): boolean;
  load(): { readonly queued: number; readonly lagMs: number };
  /** Writes what waits, for two seconds at most, and drops the rest. */
  close(): Promise<void>;
};

type Entry = { readonly tenant: string; record: VerificationRecord; readonly since: number };

/** About a kilobyte each. */
const MAX_QUEUED = 20_000;
const MAX_BATCH = 500;
/** Lets a page of answers become one batch, and ends before a person has opened the list. */
const DELAY_MS = 200;
const FIRST_RETRY_MS = 500;
const MAX_RETRY_MS = 30_000;
const CLOSE_MS = 2_000;

/**
 * Writes records to the history in batches, one batch at a time, without making the caller wait. While the database is down
 * it tries again with growing intervals; each verification waits once, in its latest state.
 */
export function createWriteQueue({ store, clock, observer, maxQueued = MAX_QUEUED }: WriteQueueOptions): WriteQueue {
  let entries = new Map<string, Entry>();
  let inFlight: readonly [string, Entry][] = [];
  let failures = 0;
  let writing: Promise<void> | undefined;
  let cancel: (() => void) | undefined;
  let isClosing = false;

  const schedule = (delayMs: number) => {
    if (cancel !== undefined || writing !== undefined || isClosing) return;
    cancel = clock.after(delayMs, () => {
      cancel = undefined;
      writing = write().finally(() => {
        writing = undefined;
        if (entries.size > 0) schedule(toDelay());
      });
    });
  };
  const toDelay = () => {
    if (failures > 0) return Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
    return entries.size >= MAX_BATCH ? 0 : DELAY_MS;
  };

  const write = async () => {
    inFlight = takeBatch(entries);
    const [first] = inFlight;
    if (first === undefined) return;
    try {
      await store.put(
        first[1].tenant,
        inFlight.map(([, { record }]) => record),
      );
      failures = 0;
      observer.onWritten(inFlight.length);
    } catch (error) {
      if (error instanceof HistoryError) {
        failures += 1;
        entries = putBack(inFlight, entries);
        observer.onFailure(error.reason);
      } else {
        // Not the state of the database, so the same records would fail again and hold up all others.
        observer.onDropped(inFlight.length, 'rejected');
      }
    } finally {
      inFlight = [];
    }
  };

  const drain = async () => {
    await writing;
    // At least once, also while the database has been down.
    do await write();
    while (entries.size > 0 && failures === 0);
  };

  const hasRoom = () => !isClosing && entries.size + inFlight.length < maxQueued;

  return {
    hasRoom,
    add(tenant, record) {
      const key = `${tenant} ${record.signatureId}`;
      const waiting = entries.get(key);
      if (waiting !== undefined) {
        waiting.record = mergeRecords(waiting.record, record);
        return true;
      }
      if (!hasRoom()) return false;
      entries.set(key, { tenant, record, since: clock.monotonicNow() });
      schedule(toDelay());
      return true;
    },
    load() {
      const oldest = inFlight[0]?.[1] ?? entries.values().next().value;
      return {
        queued: entries.size + inFlight.length,
        lagMs: oldest === undefined ? 0 : clock.monotonicNow() - oldest.since,
      };
    },
    async close() {
      isClosing = true;
      cancel?.();
      let stopWaiting = () => {};
      const timeout = new Promise<void>((resolve) => {
        stopWaiting = clock.after(CLOSE_MS, resolve);
      });
      await Promise.race([drain(), timeout]);
      stopWaiting();
      const left = entries.size + inFlight.length;
      if (left > 0) observer.onDropped(left, 'stopped');
    },
  };
}

/** Takes the records that have waited longest, of one tenant. */
function takeBatch(entries: Map<string, Entry>): [string, Entry][] {
  const tenant = entries.values().next().value?.tenant;
  const batch: [string, Entry][] = [];
  for (const [key, entry] of entries) {
    if (entry.tenant !== tenant) continue;
    batch.push([key, entry]);
    entries.delete(key);
    if (batch.length === MAX_BATCH) break;
  }
  return batch;
}

/** Returns the entries with those of a failed batch in front, merged with what came meanwhile. */
function putBack(batch: readonly [string, Entry][], entries: ReadonlyMap<string, Entry>): Map<string, Entry> {
  const merged = new Map(batch);
  for (const [key, entry] of entries) {
    const failed = merged.get(key);
    if (failed === undefined) merged.set(key, entry);
    else failed.record = mergeRecords(failed.record, entry.record);
  }
  return merged;
}
