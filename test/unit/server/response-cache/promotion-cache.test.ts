import { expect, test } from '@jest/globals';
import { createPromotionCache } from '../../../../src/server/response-cache/promotion-cache.js';

const value = { name: 'value' };
const other = { name: 'other' };
const ROOM = { maxBytes: 1_000, bytesOf: () => 1 };

test('a key that recurs soon is kept, however many others follow', () => {
  const cache = createPromotionCache({ max: 10, trial: 3, ...ROOM });
  cache.set('key', value);
  expect(cache.get('key')).toBe(value);
  for (let count = 0; count < 100; count += 1) cache.set(`once-${count}`, other);
  expect(cache.get('key')).toBe(value);
});

test('a key that does not recur soon is dropped', () => {
  const cache = createPromotionCache({ max: 10, trial: 3, ...ROOM });
  for (const key of ['first', 'second', 'third', 'fourth']) cache.set(key, value);
  expect(['first', 'second', 'third', 'fourth'].map((key) => cache.get(key))).toEqual([
    ...[undefined, undefined, undefined],
    value,
  ]);
});

test('the least recently read of the promoted keys is evicted', () => {
  const cache = createPromotionCache({ max: 2, trial: 3, ...ROOM });
  for (const key of ['old', 'read', 'new']) {
    cache.set(key, value);
    cache.get(key);
    cache.get('read');
  }
  expect(['old', 'read', 'new'].map((key) => cache.get(key))).toEqual([undefined, value, value]);
});

test('a key that was never set is unknown', () => {
  expect(createPromotionCache({ max: 2, trial: 3, ...ROOM }).get('key')).toBeUndefined();
});

test('promoted values are evicted by their bytes, and a value above the limit is not kept', () => {
  const cache = createPromotionCache({
    max: 10,
    trial: 3,
    maxBytes: 100,
    bytesOf: (_value, key: string) => key.length,
  });
  const keys = ['a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40), 'd'.repeat(101)];
  for (const key of keys) {
    cache.set(key, value);
    cache.get(key);
  }
  expect(keys.map((key) => cache.get(key) !== undefined)).toEqual([false, true, true, false]);
});
