import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMemoryCache } from '../../../src/storage/cache/memory-cache.js';
import { NO_LEASES } from '../../../src/storage/cluster/leases.js';
import { createLoaders } from '../../../src/verifications/loaders.js';
import { createResultReader } from '../../../src/verifications/result-reader.js';
import { stubProvider } from '../../support/provider/port/stub-provider.js';
import { createLink, createResult } from '../../support/provider/results.js';
import { createTestClock } from '../../support/test-clock.js';

const observer = {
  onLookUp: () => undefined,
  onHits: () => undefined,
  onFlightJoined: () => undefined,
  onRenewal: () => undefined,
};

/** Two instances that share a store, in front of a provider whose links live so long. */
function start(lifeMs: number) {
  const clock = createTestClock();
  const { now, monotonicNow } = clock;
  const calls: number[] = [];
  const store = createMemoryCache({ maxEntries: 10, maxBytes: 1_000_000, personalTtlMs: 3_600_000, monotonicNow });
  const provider = stubProvider({
    async getResult(signatureId: string) {
      calls.push(now());
      const link = createLink({ issuedAt: now(), expiresAt: now() + lifeMs });
      const images = [{ kind: 'FACE' as const, capturedAt: null, link }];
      return { result: createResult({ signatureId, images, fetchedAt: now() }), base64: new Map() };
    },
  });
  const unknownIds = { add: () => undefined, has: () => false };
  const ttls = { resultTtlMs: 1e12, pendingTtlMs: 5_000 };
  const reader = () =>
    createResultReader({
      tenant: 'tenant',
      results: store,
      leases: NO_LEASES,
      provider,
      unknownIds,
      ...ttls,
      monotonicNow,
      observer,
    });
  const readers = [reader(), reader()];
  const read = async (instance: number, minValidForMs: number) => {
    const loaders = createLoaders({ reader: readers[instance] ?? reader(), caller: 'caller', now, ...ttls });
    const result = await loaders.result('a', () => ({ links: true, bytes: false }));
    const link = result && (await loaders.link(result, 'FACE', minValidForMs));
    expect(link && link.expiresAt - now()).toBeGreaterThanOrEqual(Math.min(minValidForMs, lifeMs / 2));
  };
  return { clock, calls, read };
}

test('no requirements cost more than one call per half life of a link', async () => {
  const property = async (lifeMs: number, reads: readonly { wish: number; pause: number; instance: number }[]) => {
    const { clock, calls, read } = start(lifeMs);
    for (const { wish, pause, instance } of reads) {
      await read(instance, Math.round(wish * lifeMs));
      clock.advance(Math.round(pause * lifeMs));
    }
    for (const [index, at] of calls.slice(1).entries()) {
      expect(at - (calls[index] ?? 0)).toBeGreaterThan(lifeMs / 2);
    }
  };
  const wish = fc.oneof(fc.constantFrom(0, 0.5, 0.999_99, 1, 2), fc.double({ min: 0, max: 1.5, noNaN: true }));
  const pause = fc.double({ min: 0, max: 0.7, noNaN: true });
  const reads = fc.array(fc.record({ wish, pause, instance: fc.nat(1) }), { minLength: 1, maxLength: 30 });
  await fc.assert(fc.asyncProperty(fc.integer({ min: 10, max: 86_400_000 }), reads, property));
});
