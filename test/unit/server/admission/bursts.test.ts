import { describe, expect, test } from '@jest/globals';
import { QUEUE_LIMITS } from '../../../../src/server/limits/admission/admission.js';
import { createSurge } from '../../../../src/server/limits/admission/surge.js';
import { simulateTurns } from './support/simulate-turns.js';

const SECOND = 1_000;
/** Returns instants evenly spread between `from` and `to`. */
const spread = (count: number, from: number, to: number) =>
  Array.from({ length: count }, (_, index) => from + (index * (to - from)) / count);
const steady = (perSecond: number, from: number, to: number) => spread((perSecond * (to - from)) / SECOND, from, to);

describe('a burst that drains within two seconds is served completely', () => {
  test.each([
    [100, 0, 2],
    [400, 0, 1],
    [400, 150, 2],
    [400, 180, 4],
    [800, 0, 1],
    [800, 100, 2],
    [800, 180, 2],
    [800, 700, 1],
    [380, 380, 2],
  ])('%i requests within %i ms at %i ms each', async (count, withinMs, costMs) => {
    const { refusedMs, waits } = await simulateTurns({ arrivals: spread(count, 0, withinMs), costMs });
    expect(refusedMs).toEqual([]);
    expect(waits).toHaveLength(count);
    expect(Math.max(...waits)).toBeLessThanOrEqual(2_000);
  });

  test('even if the first requests take thirty times as long', async () => {
    const costOf = (index: number) => (index < 10 ? 30 : 1);
    const { refusedMs } = await simulateTurns({ arrivals: spread(400, 0, 100), costMs: 1, costOf });
    expect(refusedMs).toEqual([]);
  });

  test('with the requests that arrive meanwhile', async () => {
    const arrivals = [...spread(800, 0, 100), ...steady(100, 150, 4 * SECOND)].toSorted((a, b) => a - b);
    const { refusedMs } = await simulateTurns({ arrivals, costMs: 2 });
    expect(refusedMs).toEqual([]);
  });

  test('with those of the next burst', async () => {
    const arrivals = [0, 1, 2, 3].flatMap((second) => spread(350, second * SECOND, second * SECOND + 100));
    const { refusedMs } = await simulateTurns({ arrivals, costMs: 2 });
    expect(refusedMs).toEqual([]);
  });
});

describe('a lasting overload', () => {
  test.each([
    [1, 3],
    [5, 3],
    [5, 1.5],
    [10, 3],
  ])(
    'at %i ms each and %d times the capacity is rejected at once, and accepted requests wait briefly',
    async (costMs, load) => {
      const arrivals = steady((load * SECOND) / costMs, 0, 20 * SECOND);
      const { waits, begunAt, refusedMs } = await simulateTurns({ arrivals, costMs });
      const sorted = waits.toSorted((a, b) => a - b);
      expect(sorted[Math.floor(sorted.length * 0.99)]).toBeLessThanOrEqual(900);
      expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(Math.max(500, 80 * costMs));
      expect(Math.max(...refusedMs)).toBe(0);
      // The capacity was used to the end.
      expect(begunAt.length).toBeGreaterThan((0.75 * 20 * SECOND) / costMs);
    },
  );

  test('is rejected by the actual waiting time if the pace is usually better', async () => {
    // Every fiftieth request stops the thread, which is more than half of all time.
    const costOf = (index: number) => (index % 50 === 0 ? 100 : 1);
    const arrivals = steady(1_000, 0, 20 * SECOND);
    const { waits, refusedMs } = await simulateTurns({ arrivals, costMs: 1, costOf });
    const sorted = waits.toSorted((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(700);
    expect(Math.max(...refusedMs)).toBe(0);
  });

  test('has no effect once it is over: the next burst is served', async () => {
    const arrivals = [...steady(1_500, 0, 5 * SECOND), ...spread(400, 7 * SECOND, 7 * SECOND + 50)];
    const { refusedMs, refusedAt } = await simulateTurns({ arrivals, costMs: 2 });
    expect(refusedMs.length).toBeGreaterThan(0);
    expect(refusedAt.filter((at) => at > 6 * SECOND)).toEqual([]);
  });
});

test('a queue that stays long for two seconds is an overload, however small the excess', () => {
  const surge = createSurge(QUEUE_LIMITS);
  const verdicts: boolean[] = [];
  for (let now = 0; now <= 3_000; now += 10) {
    surge.begun(now, 2);
    surge.count(now, 500, now === 0);
    verdicts.push(surge.allowedWaitMs(now) === QUEUE_LIMITS.overloadWaitMs);
  }
  expect(verdicts.indexOf(true)).toBe(201);
});
