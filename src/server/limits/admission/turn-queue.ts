import { createSurge } from './surge.js';

export type TurnQueueOptions = {
  /** A request that would wait longer is rejected. */
  readonly maxWaitMs: number;
  /** As is one that would wait longer than an overload allows; for this and the next two see `SurgeOptions`. */
  readonly overloadWaitMs: number;
  readonly growthMs: number;
  readonly settleMs: number;
  /** A request with fewer others before it is always accepted: a thread that just started or paused will catch up. */
  readonly alwaysAccepted: number;
  /** How long one turn of the event loop may start work before further requests wait for a later turn. */
  readonly turnMs: number;
  /** How long one turn may start requests that have waited. A turn costs more than many requests do. */
  readonly burstMs: number;
  /** How long arriving requests are read before the next waiting one starts. */
  readonly readMs: number;
  /** The assumed pace before the first measurement, in milliseconds per request. */
  readonly firstPaceMs: number;
  /** The error of a request that has waited `maxWaitMs` because the pace slowed down; not used for the last few. */
  readonly waitedTooLong: Error;
  readonly monotonicNow: () => number;
  /** Calls back in the next turn of the event loop, after reading what has arrived by then. */
  readonly nextTurn: (callback: () => void) => void;
};

/**
 * Starts work at once while this thread keeps up, and in order of arrival when it does not. The number of requests that may
 * wait follows from the measured pace. Requests wait here, where they can be counted and rejected, and not in the kernel.
 */
export type TurnQueue = {
  /**
   * Starts `work` in its turn and returns its outcome; returns undefined at once if that would take too long. Rejects with
   * `waitedTooLong` without starting it.
   */
  enter<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> | undefined;
  /** Notes an arriving request, so that others are read before work starts. Returns whether `enter` would accept it. */
  arrive(): boolean;
  /** Returns the number of requests waiting for their turn. */
  waiting(): number;
};

type Waiting = { readonly since: number; readonly begin: () => void; readonly reject: (error: Error) => void };

/** Weight of a new measurement of the pace: small enough to absorb one expensive request, large enough to follow a mix. */
const WEIGHT = 0.1;
/** The first turn after a start also reads arrivals, so the pace in a burst is better than measured. */
const READING = 1.5;
/** The most requests that one turn starts, however fast they are expected to be. */
const MAX_BURST = 16;
/** A measurement counts as at most this multiple of the pace: one garbage collection is not a new pace. */
const MAX_JUMP = 10;
/** The same for the pace in a burst: cold code, which the first requests run, is not the pace of the others. */
const MAX_BURST_JUMP = 4;

export function createTurnQueue(options: TurnQueueOptions): TurnQueue {
  const { maxWaitMs, alwaysAccepted, turnMs, burstMs, readMs, monotonicNow, nextTurn } = options;
  const waiting: Waiting[] = [];
  const surge = createSurge({
    maxWaitMs,
    overloadWaitMs: options.overloadWaitMs,
    growthMs: options.growthMs,
    settleMs: options.settleMs,
  });
  /** After a longer pause, such as a suspended machine, waiting requests are not treated as late. */
  const standstillMs = options.overloadWaitMs / 2;
  let paceMs = options.firstPaceMs;
  /** The same without reading arrivals, which ends soon in a burst. */
  let burstPaceMs = options.firstPaceMs;
  let sliceBeganAt: number | undefined;
  let begunInSlice = 0;
  let hasArrived = false;
  let seenAt = 0;
  let stoodStillMs = 0;
  let readUntil: number | undefined;

  /** Returns the time by which waits are measured: without the part of each pause beyond `standstillMs`. */
  const withoutStandstill = (now: number) => {
    stoodStillMs += Math.max(0, now - seenAt - standstillMs);
    seenAt = now;
    return now - stoodStillMs;
  };

  /** Returns the pace after one more measurement, at the end of a slice or of the work that it started. */
  const after = (pace: number, now: number, maxJump: number) => {
    const sampleMs = (now - (sliceBeganAt ?? now)) / Math.max(1, begunInSlice);
    return pace + WEIGHT * (Math.min(sampleMs, maxJump * pace) - pace);
  };

  const beginSlice = (now: number) => {
    sliceBeganAt = now;
    begunInSlice = 0;
    readUntil = undefined;
    nextTurn(onTurn);
  };

  /** Keeps as many as are always accepted: if the whole thread paused, those start soon anyway. */
  const rejectOverdue = (time: number) => {
    const spare = waiting.length - alwaysAccepted;
    let overdue = 0;
    while (overdue < spare && time - (waiting[overdue]?.since ?? time) > maxWaitMs) overdue += 1;
    if (overdue === 0) return;
    for (const { reject } of waiting.splice(0, overdue)) reject(options.waitedTooLong);
  };

  const onTurn = () => {
    const now = monotonicNow();
    const time = withoutStandstill(now);
    if (waiting.length === 0) {
      sliceBeganAt = undefined;
      return;
    }
    // A turn accepts one connection, so those behind it would wait in the kernel for one turn each.
    if (readUntil === undefined) {
      readUntil = now + readMs;
      burstPaceMs = after(burstPaceMs, now, MAX_BURST_JUMP);
    }
    if (hasArrived && now < readUntil) {
      hasArrived = false;
      nextTurn(onTurn);
      return;
    }
    hasArrived = false;
    paceMs = after(paceMs, now, MAX_JUMP);
    beginSlice(now);
    rejectOverdue(time);
    // Estimated from the pace, since their synchronous part only runs after this callback has returned.
    const fitting = Math.floor(burstMs / Math.max(paceMs, burstMs / MAX_BURST));
    begunInSlice = Math.min(waiting.length, Math.max(1, fitting));
    surge.begun(time, begunInSlice);
    for (const { begin } of waiting.splice(0, begunInSlice)) begin();
  };

  const hasRoom = (time: number) => {
    if (waiting.length < alwaysAccepted) return true;
    const allowedMs = surge.allowedWaitMs(time);
    if (allowedMs === maxWaitMs) return waiting.length * burstPaceMs <= maxWaitMs * READING;
    // The pace does not yet reflect a processor that was just taken away; the wait of the first request does.
    const waitedMs = time - (waiting[0]?.since ?? time);
    return Math.max(waitedMs, waiting.length * paceMs) <= allowedMs;
  };

  const count = (time: number) => surge.count(time, waiting.length * paceMs, waiting.length === 0);

  return {
    enter(work) {
      const now = monotonicNow();
      hasArrived = true;
      if (sliceBeganAt === undefined) beginSlice(now);
      if (waiting.length === 0 && now - (sliceBeganAt ?? now) < turnMs) {
        begunInSlice += 1;
        return work();
      }
      const since = withoutStandstill(now);
      count(since);
      if (!hasRoom(since)) return undefined;
      return new Promise<void>((begin, reject) => waiting.push({ since, begin, reject })).then(work);
    },
    arrive() {
      hasArrived = true;
      if (waiting.length < alwaysAccepted) return true;
      const time = withoutStandstill(monotonicNow());
      if (hasRoom(time)) return true;
      // An accepted request is counted when it enters.
      count(time);
      return false;
    },
    waiting: () => waiting.length,
  };
}
