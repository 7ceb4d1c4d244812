import { expect, test } from '@jest/globals';
import { ProviderError } from '../../../src/providers/provider-error.js';
import { createMemoryCache } from '../../../src/storage/cache/memory-cache.js';
import { toResultKey } from '../../../src/storage/cache/result-cache.js';
import { NO_LEASES } from '../../../src/storage/cluster/leases.js';
import { createLoaders } from '../../../src/verifications/loaders.js';
import { createResultReader } from '../../../src/verifications/result-reader.js';
import { stubProvider } from '../../support/provider/port/stub-provider.js';
import { createReader, settle } from '../../support/provider/reader.js';
import { createLink, createResult } from '../../support/provider/results.js';

const noWish = () => ({ links: false, bytes: false });

test('a result in memory is returned without a promise, and counted as a hit', () => {
  const store = createMemoryCache({
    maxEntries: 10,
    maxBytes: 100_000,
    personalTtlMs: 3_600_000,
    monotonicNow: () => 0,
  });
  const result = createResult({ signatureId: 'a' });
  store.put(toResultKey('tenant', 'a'), result, 1_000);
  let hits = 0;
  const reader = createResultReader({
    tenant: 'tenant',
    results: store,
    getCached: store.get,
    leases: NO_LEASES,
    provider: stubProvider({ getResult: async () => null }),
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
  const loaders = createLoaders({ reader, caller: 'caller', now: () => 0, pendingTtlMs: 1_000 });
  expect(loaders.result('a', noWish)).toBe(result);
  expect(hits).toBe(1);
  expect(loaders.result('b', noWish)).toBeInstanceOf(Promise);
});

test('results of a shared cache are read in one trip', async () => {
  const { reader, stored, trips } = createReader();
  for (const signatureId of ['a', 'b']) stored.set(signatureId, createResult({ signatureId }));
  const loaders = createLoaders({ reader, caller: 'caller', now: () => 0, pendingTtlMs: 1_000 });
  await Promise.all(['a', 'b'].map((signatureId) => loaders.result(signatureId, noWish)));
  expect(trips).toEqual([['a', 'b']]);
});

test('records that were expected with the bytes of another request are fetched by one call when that fails', async () => {
  const { reader, questions } = createReader();
  const request = () => createLoaders({ reader, caller: 'caller', now: () => 0, pendingTtlMs: 1_000 });
  const bytes = request().base64('a', 'FACE');
  await settle();
  const records = [request(), request()].map((loaders) => loaders.result('a', noWish));
  await settle();
  questions[0]?.fail(new ProviderError('invalid-response', 'too long'));
  await expect(bytes).rejects.toMatchObject({ code: 'PROVIDER_INVALID_RESPONSE' });
  await settle();
  const record = createResult({ signatureId: 'a' });
  questions[1]?.answer(record);
  expect(await Promise.all(records)).toEqual([record, record]);
  expect(questions.map(({ type }) => type)).toEqual(['bytes', 'links']);
});

test('after a failed renewal the old link is returned while it lives, and not from its expiry on', async () => {
  const link = createLink();
  const result = createResult({ signatureId: 'a', images: [{ kind: 'FACE', capturedAt: null, link }] });
  const renewInVain = async (now: number) => {
    const { reader, questions } = createReader();
    const loaders = createLoaders({ reader, caller: 'caller', now: () => now, pendingTtlMs: 1_000 });
    const found = loaders.link(result, 'FACE', 300_000);
    await settle();
    questions[0]?.fail(new ProviderError('unavailable', 'down'));
    return found;
  };
  expect(await renewInVain(link.expiresAt - 1)).toBe(link);
  await expect(renewInVain(link.expiresAt)).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
});
