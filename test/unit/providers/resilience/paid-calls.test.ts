import { expect, test } from '@jest/globals';
import { createPaidCalls } from '../../../../src/providers/resilience/paid-calls.js';
import { createLocalBudget } from '../../../../src/storage/cluster/shared-budget.js';

const DAY_MS = 86_400_000;

function start(maxPerDay: number, budget = createLocalBudget()) {
  let now = Date.parse('2026-01-01T23:59:59.999Z');
  let spent = 0;
  const { start: startPaid, isSpent } = createPaidCalls({
    budget,
    maxPerDay,
    now: () => now,
    onSpent: () => (spent += 1),
  });
  return { startPaid, isSpent, advance: (ms: number) => (now += ms), spent: () => spent };
}

test('each attempt that may have been charged uses one of the day', async () => {
  const { startPaid } = start(2);
  const call = await startPaid();
  expect([await call.begin(), await call.begin(), await call.begin()]).toEqual([true, true, false]);
  await call.end();
  await expect(startPaid()).rejects.toMatchObject({ failure: 'budget-spent' });
});

test('an attempt that was free leaves its use to the next one, or gives it back', async () => {
  const { startPaid } = start(1);
  const call = await startPaid();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    expect(await call.begin()).toBe(true);
    call.wasFree();
  }
  await call.end();
  await call.end();
  const next = await startPaid();
  expect(await next.begin()).toBe(true);
  await expect(startPaid()).rejects.toMatchObject({ failure: 'budget-spent' });
});

test('a call that is never sent gives its use back', async () => {
  const { startPaid } = start(1);
  await (await startPaid()).end();
  expect(await (await startPaid()).begin()).toBe(true);
});

test('the next UTC day has a budget of its own, and what is spent is reported once a day', async () => {
  const { startPaid, advance, spent } = start(1);
  const late = await startPaid();
  await expect(startPaid()).rejects.toThrow();
  await expect(startPaid()).rejects.toThrow();
  expect(spent()).toBe(1);
  advance(1);
  await (await startPaid()).begin();
  // Given back to the day before, which is over.
  await late.end();
  await expect(startPaid()).rejects.toThrow();
  expect(spent()).toBe(2);
  advance(DAY_MS);
  await startPaid();
});

test('a budget is known to be spent from the first refusal until a use is given back or the day ends', async () => {
  const { startPaid, isSpent, advance } = start(1);
  const call = await startPaid();
  expect(isSpent()).toBe(false);
  await expect(startPaid()).rejects.toThrow();
  expect(isSpent()).toBe(true);
  await call.end();
  expect(isSpent()).toBe(false);
  await startPaid();
  await expect(startPaid()).rejects.toThrow();
  advance(1);
  expect(isSpent()).toBe(false);
  expect(start(0).isSpent()).toBe(true);
});
