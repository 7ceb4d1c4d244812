import { describe, expect, test } from '@jest/globals';
import { createTurnQueue } from '../../../src/server/admission/turn-queue.js';
import { createTestClock } from '../../support/test-clock.js';

const MAX_WAIT_MS = 200;
const ALWAYS_TAKEN = 3;
const TURN_MS = 10;
const BURST_MS = 4;
const READ_MS = 5;

/** Work takes as long as it says, and turns come when the test says so. */
function createQueue() {
  const { advance, monotonicNow } = createTestClock();
  let nextTurn = () => {};
  const queue = createTurnQueue({
    maxWaitMs: MAX_WAIT_MS,
    alwaysTaken: ALWAYS_TAKEN,
    turnMs: TURN_MS,
    burstMs: BURST_MS,
    readMs: READ_MS,
    monotonicNow,
    nextTurn: (callback) => {
      nextTurn = callback;
    },
  });
  const begun: number[] = [];
  const enter = (number: number, costMs: number) =>
    queue.enter(async () => {
      begun.push(number);
      advance(costMs);
      return number;
    });
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

test('work is begun at once while the turn has time for it', async () => {
  const { queue, begun, enter } = createQueue();
  expect(await Promise.all([enter(1, 3), enter(2, 3), enter(3, 3)])).toEqual([1, 2, 3]);
  expect(begun).toEqual([1, 2, 3]);
  expect(queue.waiting()).toBe(0);
});

test('what no longer fits into a turn is begun in later ones, in the order in which it came', async () => {
  const { queue, begun, enter, turn } = createQueue();
  const outcomes = [1, 2, 3, 4].map((number) => enter(number, 10));
  expect([begun, queue.waiting()]).toEqual([[1], 3]);
  await turn();
  outcomes.push(enter(5, 10));
  expect([begun, queue.waiting()]).toEqual([[1, 2], 3]);
  for (let count = 0; count < 3; count += 1) await turn();
  expect(await Promise.all(outcomes)).toEqual([1, 2, 3, 4, 5]);
  expect(begun).toEqual([1, 2, 3, 4, 5]);
});

test('of those that have waited as many are begun in one turn as fit into it at their pace', async () => {
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

test('what arrives is read before the next is begun, but for no more than five milliseconds', async () => {
  const { begun, enter, turnOnce, advance } = createQueue();
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

describe('as many are taken as can be begun within the longest wait, and a few at any rate', () => {
  test.each([
    [10, 22],
    [50, 6],
    [1_000, 4],
  ])('at %i ms each', (costMs, taken) => {
    const { flood } = createQueue();
    expect(flood(1_000, costMs)).toBe(taken);
  });
});

test('fewer are taken once everything has become slower, and as many as before when that is over', async () => {
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

test('one long pause does not make it refuse what it took before', async () => {
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

test('what fails fails alone', async () => {
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
