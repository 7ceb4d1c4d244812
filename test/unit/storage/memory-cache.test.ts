import { describe, expect, test } from '@jest/globals';
import { createMemoryCache } from '../../../src/storage/cache/memory-cache.js';
import { createResult } from '../../support/provider/results.js';
import { createTestClock } from '../../support/test-clock.js';
import { withTextKeys } from '../../support/text-keys.js';
import { defineResultStoreContract } from './result-cache-contract.js';

const MINUTE_MS = 60_000;
const PLENTY = { maxEntries: 1_000, maxBytes: 10_000_000 };

function createStore(bounds: Partial<typeof PLENTY> = {}) {
  const clock = createTestClock();
  const memory = createMemoryCache({
    ...PLENTY,
    ...bounds,
    personalTtlMs: 3_600_000,
    monotonicNow: clock.monotonicNow,
  });
  const store = withTextKeys(memory);
  const put = (key: string, padding = 0) =>
    store.put(key, createResult({ livenessType: 'x'.repeat(padding) }), MINUTE_MS);
  /** Which of these keys are there. */
  const kept = async (...keys: string[]) => {
    const results = await store.getMany(keys);
    return keys.filter((_, index) => results[index] !== undefined);
  };
  return { memory, store, advance: clock.advance, put, kept };
}

defineResultStoreContract('memory', () => {
  const { memory, advance } = createStore();
  return { store: memory, advance };
});

describe('the memory store', () => {
  test('answers without a promise', async () => {
    const { store, put } = createStore();
    await put('a');
    expect(store.getMany(['a'])).toHaveLength(1);
  });

  test('keeps no more entries than its bound, dropping the one that was read longest ago', async () => {
    const { put, kept } = createStore({ maxEntries: 3 });
    for (const key of ['a', 'b', 'c']) await put(key);
    await kept('a');
    await put('d');
    expect(await kept('a', 'b', 'c', 'd')).toEqual(['a', 'c', 'd']);
  });

  test('keeps no more bytes than its bound', async () => {
    const { put, kept } = createStore({ maxBytes: 25_000 });
    for (const key of ['a', 'b', 'c']) await put(key, 8_000);
    expect(await kept('a', 'b', 'c')).toEqual(['b', 'c']);
  });

  test('does not keep what alone is over the bound, and loses nothing else for it', async () => {
    const { put, kept } = createStore({ maxBytes: 25_000 });
    await put('a', 8_000);
    await put('huge', 30_000);
    expect(await kept('a', 'huge')).toEqual(['a']);
  });

  test('never answers with what was replaced by something over the bound', async () => {
    const { put, kept } = createStore({ maxBytes: 25_000 });
    await put('a', 8_000);
    await put('a', 30_000);
    expect(await kept('a')).toEqual([]);
  });

  test('counts small results with what surrounds them, so that the bound holds for many of them', async () => {
    const { put, kept } = createStore({ maxBytes: 100_000 });
    const keys = Array.from({ length: 200 }, (_, index) => `key${index}`);
    for (const key of keys) await put(key);
    expect((await kept(...keys)).length).toBeLessThan(90);
  });
});
