import { AsyncResource } from 'node:async_hooks';
import type { Clock } from './clock.js';
import type { Claim } from './single-flight.js';

export type FairQueue = {
  /**
   * Runs `work` at once while fewer than `concurrency` entries run, otherwise at its turn. Rejects with `QueueRefusal`,
   * without running it, when the queue is full or the entry has waited for `maxWaitMs`.
   */
  run<Value>(claim: Claim, work: () => Promise<Value>): Promise<Value>;
  /** Rejects all waiting entries, and from now on every entry that would have to wait. */
  stopWaiting(): void;
  load(): QueueLoad;
};

export type QueueLoad = { readonly active: number; readonly queued: number };

export type FairQueueOptions = {
  readonly concurrency: number;
  /** Maximum number of waiting entries per caller. */
  readonly maxQueuedPerCaller: number;
  /** Maximum number of waiting entries in total. */
  readonly maxQueued: number;
  readonly maxWaitMs: number;
  readonly clock: Pick<Clock, 'after' | 'monotonicNow'>;
};

/** Reports work that was not started because the queue is full or too slow. */
export class QueueRefusal extends Error {
  override readonly name = 'QueueRefusal';
  /** Waiting time of the caller's oldest entry, which estimates the wait of a new one. */
  readonly retryAfterMs: number;

  constructor(message: string, retryAfterMs: number) {
    super(message);
    this.retryAfterMs = retryAfterMs;
  }
}

const STOPPED = 'the process is stopping';

type Entry = {
  refuse(message: string): void;
  readonly queuedAt: number;
  /** The callers whose lines hold this entry. */
  readonly callers: Set<string>;
  begin(): void;
  cancelTimer(): void;
};

/**
 * Limits concurrency and serves waiting entries round robin by caller: the backlog of one caller delays another by one
 * entry at most. An entry that several callers wait for stands in the line of each and starts at the first turn.
 */
export function createFairQueue(options: FairQueueOptions): FairQueue {
  const { concurrency, maxQueuedPerCaller, maxQueued, maxWaitMs, clock } = options;
  /** Lines by caller, in the order of their turns. No line is empty. */
  const lines = new Map<string, Set<Entry>>();
  let active = 0;
  let queued = 0;
  let isStopped = false;

  const lineOf = (caller: string): ReadonlySet<Entry> => lines.get(caller) ?? new Set();
  const hasRoom = (caller: string) => lineOf(caller).size < maxQueuedPerCaller;

  const stand = (entry: Entry, caller: string) => {
    if (!hasRoom(caller)) return;
    const line = lines.get(caller) ?? new Set();
    lines.set(caller, line.add(entry));
    entry.callers.add(caller);
  };

  const leave = (entry: Entry) => {
    entry.cancelTimer();
    queued -= 1;
    for (const caller of entry.callers) {
      const line = lines.get(caller);
      line?.delete(entry);
      if (line?.size === 0) lines.delete(caller);
    }
  };

  const takeNext = (): Entry | undefined => {
    const [turn] = lines;
    if (turn === undefined) return undefined;
    const [caller, line] = turn;
    const [entry] = line;
    lines.delete(caller);
    lines.set(caller, line);
    if (entry !== undefined) leave(entry);
    return entry;
  };

  const start = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    active += 1;
    try {
      return await work();
    } finally {
      active -= 1;
      takeNext()?.begin();
    }
  };

  const refusal = (message: string, { callers }: Pick<Claim, 'callers'>) => {
    const now = clock.monotonicNow();
    const waitedMs = [...callers].map((caller) => {
      const [oldest] = lineOf(caller);
      return oldest === undefined ? 0 : now - oldest.queuedAt;
    });
    return new QueueRefusal(message, Math.max(...waitedMs));
  };

  const wait = <Value>(claim: Claim, work: () => Promise<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      const entry: Entry = {
        refuse(message) {
          const refused = refusal(message, entry);
          leave(entry);
          claim.onJoin(ignore);
          reject(refused);
        },
        queuedAt: clock.monotonicNow(),
        callers: new Set(),
        // Logs and traces must name the request that queued the work, not the one whose end made room for it.
        begin: AsyncResource.bind(() => {
          claim.onJoin(ignore);
          resolve(start(work));
        }),
        cancelTimer: clock.after(maxWaitMs, () => entry.refuse('waited too long for its turn')),
      };
      queued += 1;
      for (const caller of claim.callers) stand(entry, caller);
      claim.onJoin((caller) => stand(entry, caller));
    });

  return {
    async run(claim, work) {
      if (active < concurrency) return start(work);
      if (isStopped) throw refusal(STOPPED, claim);
      if (queued >= maxQueued) throw refusal('too many calls are waiting in total', claim);
      if (![...claim.callers].some(hasRoom)) throw refusal('too many calls of this caller are waiting', claim);
      return wait(claim, work);
    },
    stopWaiting() {
      isStopped = true;
      for (const entry of new Set([...lines.values()].flatMap((line) => [...line]))) entry.refuse(STOPPED);
    },
    load: () => ({ active, queued }),
  };
}

function ignore(): void {}
