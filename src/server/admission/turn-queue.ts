export type TurnQueueOptions = {
  /** Whoever would wait longer than this is not taken, */
  readonly maxWaitMs: number;
  /** unless fewer than these are before it: a thread that has only just begun, or stood still for a moment, catches up. */
  readonly alwaysTaken: number;
  /** How long work may be begun in one turn of the event loop before the next has to wait for a later one. */
  readonly turnMs: number;
  /** How long those that have waited may take of one turn. A turn costs more than many a request. */
  readonly burstMs: number;
  /** How long, while some wait, what else arrives is read before the next is begun. */
  readonly readMs: number;
  readonly monotonicNow: () => number;
  /** Calls back in the next turn of the event loop, after what has arrived by then has been read. */
  readonly nextTurn: (callback: () => void) => void;
};

/**
 * Begins work at once while this thread keeps up, in the order of arrival when it does not. How many may wait follows
 * from the pace at which those before them were begun, whatever slows it: so requests wait here, where they can be
 * counted and refused, and not in the kernel, where they cannot.
 */
export type TurnQueue = {
  /** The outcome of `work`, begun when its turn has come; undefined, at once, if that would take too long. */
  enter<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> | undefined;
  /** How many wait for their turn. */
  waiting(): number;
};

/** Of a new measurement of the pace: slow enough to forgive one dear request, quick enough to follow a mixture. */
const WEIGHT = 0.1;
/** As many are begun in one turn at most, however little time they are said to take. */
const MAX_BURST = 16;
/** A measurement counts for no more than so many times the pace: one collection of garbage is no new pace. */
const MAX_JUMP = 4;

export function createTurnQueue(options: TurnQueueOptions): TurnQueue {
  const { maxWaitMs, alwaysTaken, turnMs, burstMs, readMs, monotonicNow, nextTurn } = options;
  const waiting: (() => void)[] = [];
  let paceMs = 0;
  let sliceBeganAt: number | undefined;
  let begunInSlice = 0;
  let hasArrived = false;
  let readUntil: number | undefined;

  const measurePace = (now: number) => {
    const sampleMs = (now - (sliceBeganAt ?? now)) / Math.max(1, begunInSlice);
    const countedMs = paceMs === 0 ? sampleMs : Math.min(sampleMs, MAX_JUMP * paceMs);
    paceMs = paceMs === 0 ? sampleMs : paceMs + WEIGHT * (countedMs - paceMs);
  };

  const beginSlice = (now: number) => {
    sliceBeganAt = now;
    begunInSlice = 0;
    readUntil = undefined;
    nextTurn(onTurn);
  };

  const onTurn = () => {
    const now = monotonicNow();
    if (waiting.length === 0) {
      sliceBeganAt = undefined;
      return;
    }
    // A turn accepts one connection, so those behind it would wait in the kernel for as many turns as they are.
    readUntil ??= now + readMs;
    if (hasArrived && now < readUntil) {
      hasArrived = false;
      nextTurn(onTurn);
      return;
    }
    hasArrived = false;
    measurePace(now);
    beginSlice(now);
    // By the pace, since what they do before they first wait is only done when this callback has returned.
    const fitting = Math.floor(burstMs / Math.max(paceMs, burstMs / MAX_BURST));
    begunInSlice = Math.min(waiting.length, Math.max(1, fitting));
    for (const begin of waiting.splice(0, begunInSlice)) begin();
  };

  return {
    enter(work) {
      const now = monotonicNow();
      hasArrived = true;
      if (sliceBeganAt === undefined) beginSlice(now);
      if (waiting.length === 0 && now - (sliceBeganAt ?? now) < turnMs) {
        begunInSlice += 1;
        return work();
      }
      if (paceMs === 0) measurePace(now);
      if (waiting.length >= alwaysTaken && waiting.length * paceMs > maxWaitMs) return undefined;
      return new Promise<void>((resolve) => waiting.push(resolve)).then(work);
    },
    waiting: () => waiting.length,
  };
}
