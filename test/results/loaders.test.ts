import { expect, test } from '@jest/globals';
import { NO_LEASES } from '../../src/async/leases.js';
import { createLoaders } from '../../src/results/loaders.js';
import { createResultReader } from '../../src/results/result-reader.js';
import { createMemoryStore } from '../../src/store/memory-store.js';
import { toResultKey } from '../../src/store/result-key.js';
import { createReader } from '../support/reader.js';
import { createResult } from '../support/results.js';

const noWish = () => ({ links: false, bytes: false });

test('a result in memory is at hand without a promise, and counted as found', () => {
  const store = createMemoryStore({ maxEntries: 10, maxBytes: 100_000, monotonicNow: () => 0 });
  const result = createResult({ signatureId: 'a' });
  void store.put(toResultKey('tenant', 'a'), result, 1_000);
  let hits = 0;
  const reader = createResultReader({
    tenant: 'tenant',
    store,
    peek: store.peek,
    leases: NO_LEASES,
    provider: { getResult: async () => null },
    unknownIds: { add: () => undefined, has: () => false },
    resultTtlMs: 1_000,
    pendingTtlMs: 1_000,
    monotonicNow: () => 0,
    observer: {
      onLookUp: () => undefined,
      onHits: (count) => {
        hits += count;
      },
      onFlightJoined: () => undefined,
      onRenewal: () => undefined,
    },
  });
  const loaders = createLoaders({ reader, now: () => 0, pendingTtlMs: 1_000 });
  expect(loaders.result('a', noWish)).toBe(result);
  expect(hits).toBe(1);
  expect(loaders.result('b', noWish)).toBeInstanceOf(Promise);
});

test('results of a store elsewhere are still looked up in one trip', async () => {
  const { reader, stored, trips } = createReader();
  for (const signatureId of ['a', 'b']) stored.set(signatureId, createResult({ signatureId }));
  const loaders = createLoaders({ reader, now: () => 0, pendingTtlMs: 1_000 });
  await Promise.all(['a', 'b'].map((signatureId) => loaders.result(signatureId, noWish)));
  expect(trips).toEqual([['a', 'b']]);
});
