import { expect, test } from '@jest/globals';
import { type CachedFragment, createFragmentCache } from '../../../../src/server/response-cache/fragments.js';

const toFragment = (length: number): CachedFragment => ({ bytes: Buffer.alloc(length), until: 0, auditJson: '' });

test('a fragment is found by its result object and view until it is replaced', () => {
  const cache = createFragmentCache(100_000);
  const [result, equal] = [{ id: 1 }, { id: 1 }];
  const [first, second] = [toFragment(1), toFragment(2)];
  cache.set(result, 'view', first);
  expect([cache.get(result, 'view'), cache.get(result, 'other'), cache.get(equal, 'view')]).toEqual([
    first,
    undefined,
    undefined,
  ]);
  cache.set(result, 'view', second);
  expect(cache.get(result, 'view')).toBe(second);
});

test('only the newest views of a result are kept', () => {
  const cache = createFragmentCache(10_000_000);
  const result = {};
  for (let count = 0; count < 1_000; count += 1) cache.set(result, `view ${count}`, toFragment(1));
  const kept = Array.from({ length: 1_000 }, (_, count) => count).filter((count) => cache.get(result, `view ${count}`));
  expect(kept).toEqual(Array.from({ length: 32 }, (_, index) => 968 + index));
});

test('above its size the cache evicts the least recently read result with all its views', () => {
  const cache = createFragmentCache(10_000);
  const [first, second, third] = [{}, {}, {}];
  for (const view of ['one', 'two']) cache.set(first, view, toFragment(1_000));
  cache.set(second, 'one', toFragment(1_000));
  cache.get(first, 'one');
  cache.set(third, 'one', toFragment(1_000));
  expect([first, second, third].map((result) => cache.get(result, 'one') !== undefined)).toEqual([true, false, true]);
});
