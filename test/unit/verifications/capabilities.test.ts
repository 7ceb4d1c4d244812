import { expect, test } from '@jest/globals';
import type { ProviderCapabilities } from '../../../src/providers/provider.js';
import { createMemoryCache } from '../../../src/storage/cache/memory-cache.js';
import { NO_LEASES } from '../../../src/storage/cluster/leases.js';
import { createLoaders } from '../../../src/verifications/loaders.js';
import { createResultReader } from '../../../src/verifications/result-reader.js';
import { FakeProvider } from '../../support/provider/port/fake-provider.js';
import { createTestClock } from '../../support/test-clock.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const links = () => ({ links: true, bytes: false });
const bytes = () => ({ links: false, bytes: true });

/** Requests in front of a second provider, whose links live for an hour. */
function start(changes: Partial<ProviderCapabilities> = {}) {
  const clock = createTestClock();
  const { now, monotonicNow } = clock;
  const provider = new FakeProvider(now, changes);
  provider.add('fake-1');
  const store = createMemoryCache({ maxEntries: 10, maxBytes: 1_000_000, personalTtlMs: 3_600_000, monotonicNow });
  const reader = createResultReader({
    ...{ tenant: 'tenant', results: store, leases: NO_LEASES, provider, monotonicNow },
    unknownIds: { add: () => undefined, has: () => false },
    ...{ resultTtlMs: 365 * DAY_MS, pendingTtlMs: 5_000 },
    observer: {
      onLookUp: () => undefined,
      onHits: () => undefined,
      onFlightJoined: () => undefined,
      onRenewal: () => undefined,
    },
  });
  const request = () => createLoaders({ reader, caller: 'caller', now, pendingTtlMs: 5_000 });
  const readLink = async (minValidForMs: number) => {
    const loaders = request();
    const result = await loaders.result('fake-1', links);
    if (result === null) throw new Error('the provider knows this id');
    return loaders.link(result, 'FACE', minValidForMs);
  };
  return { clock, provider, request, readLink };
}

test('an id of another form is unknown and costs no call', async () => {
  const { provider, request } = start();
  expect(await request().result('0f3c9a51d2b84e67', links)).toBeNull();
  expect(provider.calls).toEqual([]);
});

test('scores of another range are converted to 0 to 100', async () => {
  expect(await start().request().result('fake-1', links)).toMatchObject({
    faceLivenessScore: 75,
    faceSimilarityScore: null,
  });
});

test('bytes that a provider does not deliver are an error without a call, and the record is fetched with links', async () => {
  const { provider, request } = start();
  const loaders = request();
  expect((await loaders.result('fake-1', bytes))?.images[0]?.link).not.toBeNull();
  await expect(loaders.base64('fake-1', 'FACE')).rejects.toMatchObject({ code: 'PROVIDER_REFUSED' });
  expect(provider.calls).toEqual(['fake-1 links']);
});

test.each([
  ['free', 2],
  ['charged', 1],
  ['none', 1],
] as const)(
  'a link that lives shorter than requested, with a renewal that is %s, costs %i calls',
  async (linkRenewal, calls) => {
    const { clock, provider, readLink } = start({ linkRenewal });
    const first = await readLink(HOUR_MS / 2);
    clock.advance(HOUR_MS / 2 + 1);
    const second = await readLink(HOUR_MS / 2);
    expect(second?.url === first?.url).toBe(linkRenewal !== 'free');
    expect(provider.calls).toHaveLength(calls);
  },
);

test('a charged renewal is made for a link that has expired', async () => {
  const { clock, provider, readLink } = start({ linkRenewal: 'charged' });
  await readLink(0);
  clock.advance(HOUR_MS);
  expect((await readLink(0))?.issuedAt).toBe(clock.now());
  expect(provider.calls).toHaveLength(2);
});

test('a record that came with bytes gets its first links although none can be renewed', async () => {
  const { provider, request, readLink } = start({ linkRenewal: 'none', deliversBytes: true });
  const loaders = request();
  await loaders.result('fake-1', bytes);
  await loaders.base64('fake-1', 'FACE');
  expect((await readLink(0))?.url).toMatch(/^https:/);
  expect(provider.calls).toEqual(['fake-1 bytes', 'fake-1 links']);
});

test('an expired link that cannot be renewed is an error without a call', async () => {
  const { clock, provider, readLink } = start({ linkRenewal: 'none' });
  await readLink(0);
  clock.advance(HOUR_MS);
  await expect(readLink(0)).rejects.toMatchObject({ code: 'PROVIDER_INVALID_RESPONSE' });
  expect(provider.calls).toHaveLength(1);
});

test.each([
  [undefined, 1],
  [30 * DAY_MS, 2],
])('a result that the provider keeps for %p ms costs %i calls in 31 days', async (resultLifeMs, calls) => {
  const { clock, provider, request } = start({ resultLifeMs });
  await request().result('fake-1', links);
  clock.advance(31 * DAY_MS);
  await request().result('fake-1', links);
  expect(provider.calls).toHaveLength(calls);
});
