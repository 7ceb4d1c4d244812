import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRetryBudget } from '../../../../src/providers/resilience/retry.js';
import { createTestClock } from '../../../support/test-clock.js';

const spendAll = (budget: ReturnType<typeof createRetryBudget>) => {
  let spent = 0;
  while (budget.spend()) spent += 1;
  return spent;
};

test('ten retries are allowed in ten seconds under low load, and then ten more', () => {
  const clock = createTestClock();
  const budget = createRetryBudget(clock.monotonicNow);
  expect(spendAll(budget)).toBe(10);
  clock.advance(8_999);
  expect(spendAll(budget)).toBe(0);
  clock.advance(1_001);
  expect(spendAll(budget)).toBe(10);
});

test('a tenth of the calls of the last ten seconds is allowed in addition', () => {
  const clock = createTestClock();
  const budget = createRetryBudget(clock.monotonicNow);
  for (let calls = 0; calls < 100; calls += 1) budget.start();
  expect(spendAll(budget)).toBe(20);
});

test('without successes the quota is used up for good, and fourteen successes allow one more retry', () => {
  const clock = createTestClock();
  const budget = createRetryBudget(clock.monotonicNow);
  let spent = 0;
  for (let windows = 0; windows < 10; windows += 1) {
    spent += spendAll(budget);
    clock.advance(10_000);
  }
  expect(spent).toBe(Math.floor(500 / 14));
  for (let successes = 0; successes < 4; successes += 1) budget.earn();
  expect(spendAll(budget)).toBe(1);
  for (let successes = 0; successes < 14; successes += 1) budget.earn();
  expect(spendAll(budget)).toBe(1);
});

test('at no time are there more retries within ten seconds than ten and a tenth of the calls', () => {
  const step = fc.record({ calls: fc.nat(30), waitMs: fc.nat(3_000) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const clock = createTestClock();
      const budget = createRetryBudget(clock.monotonicNow);
      const history: { at: number; calls: number; retries: number }[] = [];
      for (const { calls, waitMs } of steps) {
        clock.advance(waitMs);
        for (let index = 0; index < calls; index += 1) {
          budget.start();
          budget.earn();
        }
        history.push({ at: clock.monotonicNow(), calls, retries: spendAll(budget) });
        // The budget looks back nine to ten seconds; so nine are always within.
        const recent = history.filter(({ at }) => at > clock.monotonicNow() - 9_000);
        const sum = (key: 'calls' | 'retries') => recent.reduce((total, entry) => total + entry[key], 0);
        const asked = history.filter(({ at }) => at > clock.monotonicNow() - 20_000).reduce((n, e) => n + e.calls, 0);
        expect(sum('retries')).toBeLessThanOrEqual(10 + Math.ceil(asked / 10) + 1);
      }
    }),
  );
});
