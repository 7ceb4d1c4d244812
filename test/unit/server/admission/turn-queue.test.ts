import { describe, expect, test } from '@jest/globals';
import { createTurnQueue } from '../../../../src/server/limits/admission/turn-queue.js';
import { createTestClock } from '../../../support/test-clock.js';

const MAX_WAIT_MS = 200;
const OVERLOAD_WAIT_MS = 50;
const GROWTH_MS = 100;
const ALWAYS_TAKEN = 3;
const TOO_LATE = new Error('waited too long');
const TURN_MS = 10;
const BURST_MS = 4;
const READ_MS = 5;

/** Simulates work with a given duration and turns that the test triggers. */
function createQueue(firstPaceMs = 1) {
  const { advance, monotonicNow } = createTestClock();
  let nextTurn = () => {};
  const queue = createTurnQueue({
    maxWaitMs: MAX_WAIT_MS,
    overloadWaitMs: OVERLOAD_WAIT_MS,
    growthMs: GROWTH_MS,
    settleMs: GROWTH_MS,
    firstPaceMs,
    waitedTooLong: TOO_LATE,
    alwaysAccepted: ALWAYS_TAKEN,
    turnMs: TURN_MS,
    burstMs: BURST_MS,
    readMs: READ_MS,
    monotonicNow,
    nextTurn: (callback) => {
      nextTurn = callback;
    },
  });
  const begun: number[] = [];
  const enter = (number: number, costMs: number) => {
    const outcome = queue.enter(async () => {
      begun.push(number);
      advance(costMs);
      return number;
    });
    // Most tests only count what was accepted.
    outcome?.catch(() => undefined);
    return outcome;
  };
  /** Sends that many at once; how many were taken. */
  const flood = (count: number, costMs: number) =>
    Array.from({ length: count }, (_, number) => enter(number, costMs)).filter((taken) => taken !== undefined).length;
  /** Lets the loop turn once. */
  const turnOnce = async () => {
    nextTurn();
    for (let tick = 0; tick < 3; tick += 1) await Promise.resolve();
  };
  /** Lets it turn until another one that waits has been begun. */
  const turn = async () => {
    const before = queue.waiting();
    do await turnOnce();
    while (before > 0 && queue.waiting() === before);
  };
  return { queue, begun, enter, flood, turnOnce, turn, advance };
}

test('work starts at once while the turn has time for it', async () => {
  const { queue, begun, enter } = createQueue();
  expect(await Promise.all([enter(1, 3), enter(2, 3), enter(3, 3)])).toEqual([1, 2, 3]);
  expect(begun).toEqual([1, 2, 3]);
  expect(queue.waiting()).toBe(0);
});

test('work that does not fit into a turn starts in later ones, in order of arrival', async () => {
  const { queue, begun, enter, turn } = createQueue(10);
  const outcomes = [1, 2, 3, 4].map((number) => enter(number, 10));
  expect([begun, queue.waiting()]).toEqual([[1], 3]);
  await turn();
  outcomes.push(enter(5, 10));
  expect([begun, queue.waiting()]).toEqual([[1, 2], 3]);
  for (let count = 0; count < 3; count += 1) await turn();
  expect(await Promise.all(outcomes)).toEqual([1, 2, 3, 4, 5]);
  expect(begun).toEqual([1, 2, 3, 4, 5]);
});

test('one turn starts as many waiting requests as fit into it at their pace', async () => {
  const { begun, enter, turn } = createQueue();
  const numbers = Array.from({ length: 40 }, (_, number) => number);
  const outcomes = numbers.map((number) => enter(number, 1));
  expect(begun).toHaveLength(TURN_MS);
  await turn();
  expect(begun).toHaveLength(TURN_MS + BURST_MS);
  while (begun.length < numbers.length) await turn();
  expect(await Promise.all(outcomes)).toEqual(numbers);
  expect(begun).toEqual(numbers);
});

test('arrivals are read before the next start, for at most five milliseconds', async () => {
  const { begun, enter, turnOnce, advance } = createQueue(TURN_MS);
  const outcomes = [1, 2, 3].map((number) => enter(number, TURN_MS));
  await turnOnce();
  expect(begun).toEqual([1]);
  await turnOnce();
  expect(begun).toEqual([1, 2]);
  for (let arrived = 4; arrived < 9; arrived += 1) {
    outcomes.push(enter(arrived, TURN_MS));
    await turnOnce();
    advance(1);
    expect(begun).toEqual([1, 2]);
  }
  outcomes.push(enter(9, TURN_MS));
  await turnOnce();
  expect(begun).toEqual([1, 2, 3]);
  while (begun.length < 9) await turnOnce();
  await Promise.all(outcomes);
});

test('rejected arrivals are also read before the next start', async () => {
  const { queue, begun, flood, turnOnce } = createQueue();
  flood(1_000, 1);
  await turnOnce();
  const before = begun.length;
  for (let arrived = 0; arrived < 3; arrived += 1) {
    expect(queue.arrive()).toBe(false);
    await turnOnce();
    expect(begun).toHaveLength(before);
  }
  await turnOnce();
  expect(begun.length).toBeGreaterThan(before);
});

describe('as many are accepted as can start within one and a half times the longest wait, and always a few', () => {
  test.each([
    [10, 30],
    [50, 6],
    [1_000, 3],
  ])('at %i ms each', async (costMs, waiting) => {
    const { flood, turn, advance, queue } = createQueue();
    // Each of these requests is measured, and none is rejected.
    for (let count = 0; count < 200; count += 1) {
      flood(2, costMs);
      while (queue.waiting() > 0) await turn();
      await turn();
      advance(1_000);
    }
    const taken = flood(1_000, costMs) - 1;
    expect(Math.abs(taken - waiting)).toBeLessThanOrEqual(1);
  });
});

test('before the first measurement a fast pace is assumed, and one slow request changes little', async () => {
  const { queue, enter, flood, turn } = createQueue();
  void enter(0, TURN_MS);
  void enter(1, 100);
  await turn();
  expect(flood(120, 1)).toBe(120);
  expect(queue.waiting()).toBe(120);
});

test('after a slowdown, requests that have waited too long are rejected except for the last few', async () => {
  const { queue, begun, enter, turn } = createQueue(TURN_MS);
  const numbers = Array.from({ length: 16 }, (_, number) => number);
  const all = Promise.allSettled(numbers.map((number) => enter(number, OVERLOAD_WAIT_MS / 2)));
  while (queue.waiting() > 0) await turn();
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 14, 15]);
  const refused = (await all).filter(({ status }) => status === 'rejected');
  expect(refused).toEqual(Array(3).fill({ status: 'rejected', reason: TOO_LATE }));
});

test('fewer are accepted during a slowdown, and as many as before after it', async () => {
  const { queue, enter, flood, turn } = createQueue();
  const takenAt = async (costMs: number) => {
    for (let count = 0; count < 100; count += 1) {
      while (queue.waiting() > 0) await turn();
      flood(3, costMs);
    }
    while (queue.waiting() > 0) await turn();
    await turn();
    void enter(0, TURN_MS);
    return flood(1_000, costMs);
  };
  const before = await takenAt(20);
  const slow = await takenAt(100);
  const after = await takenAt(20);
  expect(slow).toBeLessThan(before / 2);
  expect(Math.abs(after - before)).toBeLessThanOrEqual(1);
});

test('one long pause does not reduce what is accepted', async () => {
  const { queue, enter, flood, turn, advance } = createQueue();
  for (let count = 0; count < 100; count += 1) {
    while (queue.waiting() > 0) await turn();
    flood(20, 1);
  }
  void enter(0, TURN_MS);
  advance(2_000);
  await turn();
  expect(flood(100, 1)).toBe(100);
});

test('a failure affects only its own request', async () => {
  const { queue, enter, turn } = createQueue();
  const [first] = [enter(1, TURN_MS)];
  const failing = queue.enter(async () => {
    throw new Error('of its own');
  });
  const last = enter(3, 1);
  await turn();
  await turn();
  await expect(failing).rejects.toThrow('of its own');
  expect(await Promise.all([first, last])).toEqual([1, 3]);
});
