import { expect, test } from '@jest/globals';
import { createMemoryCache } from '../../../src/storage/cache/memory-cache.js';
import { toResultKey } from '../../../src/storage/cache/result-cache.js';
import { createTwoLevelCache, type SharedResult } from '../../../src/storage/cache/two-level-cache.js';
import { createResult } from '../../support/provider/results.js';
import { createTestClock } from '../../support/test-clock.js';

const KEY = toResultKey('tenant', 'a');
const OTHER = toResultKey('tenant', 'b');
const result = createResult();
const newer = createResult({ fetchedAt: result.fetchedAt + 1 });
const MINUTE_MS = 60_000;

/** A memory in front of a shared store that answers when the test says so. */
function create() {
  const clock = createTestClock();
  const memory = createMemoryCache({
    maxEntries: 10,
    maxBytes: 1_000_000,
    personalTtlMs: 3_600_000,
    monotonicNow: clock.monotonicNow,
  });
  const trips: { keys: readonly string[]; answer(...results: readonly (SharedResult | undefined)[]): void }[] = [];
  const store = createTwoLevelCache(memory, {
    getMany: (keys) => new Promise((resolve) => trips.push({ keys, answer: (...results) => resolve(results) })),
    put: async () => undefined,
  });
  return { memory, store, trips, clock };
}

const shared = (value: typeof result, remainingMs = MINUTE_MS): SharedResult => ({ result: value, remainingMs });

test('asks the shared store for nothing that memory has, and gives all in the order that was asked for', async () => {
  const { memory, store, trips } = create();
  memory.put(KEY, result, MINUTE_MS);
  expect(store.getMany([KEY, KEY])).toEqual([result, result]);
  const found = store.getMany([OTHER, KEY]);
  expect(trips.map(({ keys }) => keys)).toEqual([[OTHER]]);
  trips[0]?.answer(shared(newer));
  expect(await found).toEqual([newer, result]);
  expect(memory.get(OTHER)).toEqual(newer);
});

test.each([
  ['a change', (store: ReturnType<typeof create>['store']) => store.forget(KEY, newer.fetchedAt)],
  ['a time without news', (store: ReturnType<typeof create>['store']) => store.forgetAll()],
])('keeps no copy of what was read before %s that came during the read', async (_what, happen) => {
  const { memory, store, trips } = create();
  const found = store.getMany([KEY]);
  happen(store);
  trips[0]?.answer(shared(result));
  expect(await found).toEqual([result]);
  expect(memory.get(KEY)).toBe(undefined);
});

test('keeps a copy of the change itself, when it is what was read', async () => {
  const { memory, store, trips } = create();
  const found = store.getMany([KEY]);
  store.forget(KEY, newer.fetchedAt);
  trips[0]?.answer(shared(newer));
  await found;
  expect(memory.get(KEY)).toEqual(newer);
  store.forget(KEY, newer.fetchedAt);
  expect(memory.get(KEY)).toEqual(newer);
});

test('keeps what was put here during a read that brings something older', async () => {
  const { memory, store, trips } = create();
  const found = store.getShared(KEY);
  await store.put(KEY, newer, MINUTE_MS);
  trips[0]?.answer(shared(result));
  expect(await found).toEqual(newer);
  expect(memory.get(KEY)).toEqual(newer);
});

test('keeps no copy of what has come to its end', async () => {
  const { memory, store, trips } = create();
  const found = store.getMany([KEY]);
  trips[0]?.answer(shared(result, 0));
  expect(await found).toEqual([result]);
  expect(memory.get(KEY)).toBe(undefined);
});
