import { expect, test } from '@jest/globals';
import { readOncePerRun } from '../../../src/async/clock.js';

test('all calls in one run of synchronous code get one reading', () => {
  let readings = 0;
  const now = readOncePerRun(() => {
    readings += 1;
    return readings;
  });
  expect([now(), now(), now()]).toEqual([1, 1, 1]);
});

test('code after an awaited promise gets a new reading', async () => {
  let instant = 1_000;
  const now = readOncePerRun(() => instant);
  expect(now()).toBe(1_000);
  instant = 2_000;
  await Promise.resolve();
  expect(now()).toBe(2_000);
});
