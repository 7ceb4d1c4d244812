export type TurnQueueOptions = {
  /** Whoever would wait longer than this is not taken. */
  readonly maxWaitMs: number;
  /** How long work may be begun in one turn of the event loop before the next has to wait for a later one. */
  readonly turnMs: number;
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

export function createTurnQueue({ maxWaitMs, turnMs, monotonicNow, nextTurn }: TurnQueueOptions): TurnQueue {
  const waiting: (() => void)[] = [];
  let paceMs = 0;
  let turnBeganAt: number | undefined;
  let begunInTurn = 0;

  const measure = (sampleMs: number) => {
    paceMs = paceMs === 0 ? sampleMs : paceMs + WEIGHT * (sampleMs - paceMs);
  };

  const openTurn = (now: number) => {
    turnBeganAt = now;
    begunInTurn = 0;
    nextTurn(closeTurn);
  };

  const closeTurn = () => {
    const now = monotonicNow();
    const next = waiting.shift();
    if (next === undefined) {
      turnBeganAt = undefined;
      return;
    }
    // One a turn: what it does before it first waits is only done when this callback has returned.
    measure((now - (turnBeganAt ?? now)) / Math.max(1, begunInTurn));
    openTurn(now);
    begunInTurn = 1;
    next();
  };

  return {
    enter(work) {
      const now = monotonicNow();
      if (turnBeganAt === undefined) openTurn(now);
      if (waiting.length === 0 && now - (turnBeganAt ?? now) < turnMs) {
        begunInTurn += 1;
        return work();
      }
      if (paceMs === 0) measure((now - (turnBeganAt ?? now)) / Math.max(1, begunInTurn));
      if (waiting.length * paceMs > maxWaitMs) return undefined;
      return new Promise<void>((resolve) => waiting.push(resolve)).then(work);
    },
    waiting: () => waiting.length,
  };
}
