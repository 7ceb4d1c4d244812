import { expect, test } from '@jest/globals';
import { KeyedRate } from '../../../src/async/keyed-rate.js';
import { createTestClock } from '../../support/test-clock.js';

function createRate(perMinute = 3, maxKeys = 100) {
  const { monotonicNow, advance } = createTestClock();
  const rate = new KeyedRate({ perMinute, maxKeys, monotonicNow });
  const take = (key: string) => {
    const isAllowed = rate.allows(key);
    if (isAllowed) rate.count(key);
    return isAllowed;
  };
  return { rate, advance, take };
}

test('a key is allowed its number at once, and then what comes back of it', () => {
  const { take, advance } = createRate();
  expect([take('a'), take('a'), take('a'), take('a')]).toEqual([true, true, true, false]);
  advance(19_999);
  expect(take('a')).toBe(false);
  advance(1);
  expect([take('a'), take('a')]).toEqual([true, false]);
  advance(120_000);
  expect([take('a'), take('a'), take('a'), take('a')]).toEqual([true, true, true, false]);
});

test('keys are counted apart, and looking costs nothing', () => {
  const { rate, take } = createRate(1);
  for (let look = 0; look < 10; look += 1) rate.allows('a');
  expect([take('a'), take('a'), take('b')]).toEqual([true, false, true]);
});

test('the key that was counted longest ago is forgotten first', () => {
  const { take } = createRate(1, 2);
  expect([take('a'), take('b'), take('c')]).toEqual([true, true, true]);
  expect([take('c'), take('b'), take('a')]).toEqual([false, false, true]);
});
