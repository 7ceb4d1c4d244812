import { QUEUE_LIMITS } from '../../../../../src/server/limits/admission/admission.js';
import { createTurnQueue } from '../../../../../src/server/limits/admission/turn-queue.js';
import { createTestClock } from '../../../../support/test-clock.js';

export type Traffic = {
  /** When each request arrives, in milliseconds; in order. */
  readonly arrivals: readonly number[];
  readonly costMs: number;
  /** The cost of a single one, where they differ; by its place. */
  readonly costOf?: (index: number) => number;
};

/** The cost of reading one request, and of a turn without any. */
const READ_COST_MS = 0.05;
/** The most requests that one turn reads from open connections. */
const MAX_READ = 50;

/** Runs the turn queue in a simulated event loop with a clock that only work advances. */
export async function simulateTurns({ arrivals, costMs, costOf = () => costMs }: Traffic) {
  const clock = createTestClock();
  const startedAt = clock.monotonicNow();
  const now = () => clock.monotonicNow() - startedAt;
  let turns: (() => void)[] = [];
  const queue = createTurnQueue({
    ...QUEUE_LIMITS,
    waitedTooLong: new Error('waited too long'),
    monotonicNow: clock.monotonicNow,
    nextTurn: (callback) => void turns.push(callback),
  });
  const waits: number[] = [];
  const begunAt: number[] = [];
  /** How long each of the refused requests waited for that, and when it was told. */
  const refusedMs: number[] = [];
  const refusedAt: number[] = [];

  const arrive = (index: number, dueAt: number) => {
    const refuse = () => {
      refusedMs.push(now() - dueAt);
      refusedAt.push(now());
    };
    const taken = queue.enter(async () => {
      waits.push(now() - dueAt);
      begunAt.push(now());
      clock.advance(costOf(index));
    });
    if (taken === undefined) {
      refusedMs.push(0);
      refusedAt.push(now());
    } else taken.catch(refuse);
  };

  let next = 0;
  const readDue = () => {
    for (let count = 0; count < MAX_READ && (arrivals[next] ?? Number.POSITIVE_INFINITY) <= now(); count += 1) {
      clock.advance(READ_COST_MS);
      arrive(next, arrivals[next] ?? 0);
      next += 1;
    }
  };
  while (next < arrivals.length || queue.waiting() > 0) {
    readDue();
    clock.advance(READ_COST_MS);
    const due = turns;
    turns = [];
    for (const turn of due) turn();
    for (let tick = 0; tick < 3; tick += 1) await Promise.resolve();
    if (turns.length === 0) clock.advance(Math.max(0, (arrivals[next] ?? 0) - now()));
  }
  return { waits, begunAt, refusedMs, refusedAt };
}
