import { expect, test } from '@jest/globals';
import { createRecentKeys } from '../../../src/storage/cache/recent-keys.js';
import { createTestClock } from '../../support/test-clock.js';

function createKeys(maxKeys = 100) {
  const clock = createTestClock();
  return { keys: createRecentKeys(5_000, maxKeys, clock.monotonicNow), advance: clock.advance };
}

test('a key is remembered for its time and no longer', () => {
  const { keys, advance } = createKeys();
  keys.add('a');
  expect([keys.has('a'), keys.has('b')]).toEqual([true, false]);
  advance(4_999);
  expect(keys.has('a')).toBe(true);
  advance(2);
  expect(keys.has('a')).toBe(false);
});

test('asking for a key does not lengthen its time', () => {
  const { keys, advance } = createKeys();
  keys.add('a');
  for (let asks = 0; asks < 5; asks += 1) {
    expect(keys.has('a')).toBe(true);
    advance(1_001);
  }
  expect(keys.has('a')).toBe(false);
});

test('no more keys than the bound are remembered, the oldest going first', () => {
  const { keys } = createKeys(2);
  for (const key of ['a', 'b', 'c']) keys.add(key);
  expect(['a', 'b', 'c'].filter(keys.has)).toEqual(['b', 'c']);
});
