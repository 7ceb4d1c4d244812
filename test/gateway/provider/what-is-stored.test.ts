import { expect, test } from '@jest/globals';
import { systemClock } from '../../../src/async/clock.js';
import { createHttpClient } from '../../../src/egress/http-client.js';
import { createProviderClient } from '../../../src/providers/advance-ai/client.js';
import { startSimulator } from '../../../src/simulator/simulator.js';
import { createMemoryCache } from '../../../src/storage/cache/memory-cache.js';
import { createRecentKeys } from '../../../src/storage/cache/recent-keys.js';
import { NO_LEASES } from '../../../src/storage/cluster/leases.js';
import { NO_SHARED_VALUE } from '../../../src/storage/cluster/shared-value.js';
import { createResultReader } from '../../../src/verifications/result-reader.js';
import { closeAfterTest } from '../../support/close-after-test.js';
import { MARKED_FAULTS, MARKERS, TRANSACTION } from '../../support/data/canary.js';

const { monotonicNow } = systemClock;

/** Returns everything that a reader puts into its cache while it calls this simulated provider, as text. */
async function startReader() {
  const { accessKey, secretKey } = MARKERS;
  const simulator = await startSimulator({ accessKey, secretKey });
  closeAfterTest(simulator.close);
  simulator.addTransaction(TRANSACTION);
  const store = createMemoryCache({ maxEntries: 10, maxBytes: 1_000_000, personalTtlMs: 3_600_000, monotonicNow });
  const puts: string[] = [];
  const provider = createProviderClient({
    ...{
      baseUrl: simulator.baseUrl,
      accessKey,
      secretKey,
      send: createHttpClient(),
      clock: systemClock,
      random: () => 0,
    },
    ...{ timeoutMs: 5_000, deadlineMs: 5_000, retries: 0, concurrency: 1, linkTtlMs: 86_400_000, linkHosts: undefined },
    ...{ maxQueuedPerCaller: 1, maxQueued: 1, maxQueueWaitMs: 5_000 },
    ...{ account: 'account', leases: NO_LEASES, sharedToken: NO_SHARED_VALUE },
    onAttempt: () => undefined,
    onCircuit: () => undefined,
    onPause: () => undefined,
    onInvalidField: () => undefined,
  });
  const reader = createResultReader({
    tenant: 'default',
    leases: NO_LEASES,
    results: {
      ...store,
      put: (key, result, ttlMs) => {
        puts.push(JSON.stringify([key, result]));
        return store.put(key, result, ttlMs);
      },
    },
    provider,
    unknownIds: createRecentKeys(5_000, 10, monotonicNow),
    resultTtlMs: 1_000_000,
    pendingTtlMs: 1_000,
    monotonicNow,
    observer: {
      onLookUp: () => undefined,
      onHits: () => undefined,
      onFlightJoined: () => undefined,
      onRenewal: () => undefined,
    },
  });
  return { simulator, reader, puts };
}

test('the cache holds verdicts, events, links, the parameters of the session and the values of documents, and no other secret', async () => {
  const { simulator, reader, puts } = await startReader();
  const answer = await reader.fetchImages(MARKERS.signatureId, 'caller');
  const bytes = [...(answer?.base64.values() ?? [])];
  await reader.refresh(MARKERS.signatureId, () => false, 'caller');
  for (const fault of MARKED_FAULTS) {
    simulator.fault({ operation: 'get-result' }, fault);
    await reader.refresh(MARKERS.signatureId, () => false, 'caller').catch(() => undefined);
    simulator.clearFaults();
  }
  // The record of each successful query, one of them after its token was rejected once.
  expect(puts).toHaveLength(3);
  expect(bytes.length).toBeGreaterThan(1);
  for (const text of bytes) for (const put of puts) expect(put).not.toContain(text.slice(100, 160));
  const found = Object.values(MARKERS).filter((marker) => puts.some((put) => put.includes(marker)));
  const { documentNumber, documentName, documentField, address, register } = MARKERS;
  const ofDocument = [documentNumber, documentName, documentField, address, register];
  expect(found.sort()).toEqual([MARKERS.linkQuery, MARKERS.signatureId, MARKERS.userId, ...ofDocument].sort());
  for (const { accessToken } of simulator.calls) {
    if (accessToken !== null) for (const put of puts) expect(put).not.toContain(accessToken);
  }
});
