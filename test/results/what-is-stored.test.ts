import { expect, test } from '@jest/globals';
import { systemClock } from '../../src/async/clock.js';
import { NO_LEASES } from '../../src/async/leases.js';
import { NO_SHARED_TEXT } from '../../src/async/shared-text.js';
import { createProviderClient } from '../../src/provider/provider-client.js';
import { createSend } from '../../src/provider/send.js';
import { createResultReader } from '../../src/results/result-reader.js';
import { startSimulator } from '../../src/simulator/simulator.js';
import { createMemoryStore } from '../../src/store/memory-store.js';
import { createRecentKeys } from '../../src/store/recent-keys.js';
import { MARKED_FAULTS, MARKERS, TRANSACTION } from '../support/canary.js';
import { closeAfterTest } from '../support/close-after-test.js';

const { monotonicNow } = systemClock;

/** Everything that a reader puts into its store while it asks this simulated provider, as text. */
async function startReader() {
  const { accessKey, secretKey } = MARKERS;
  const simulator = await startSimulator({ accessKey, secretKey });
  closeAfterTest(simulator.close);
  simulator.addTransaction(TRANSACTION);
  const store = createMemoryStore({ maxEntries: 10, maxBytes: 1_000_000, monotonicNow });
  const puts: string[] = [];
  const provider = createProviderClient({
    ...{ baseUrl: simulator.baseUrl, accessKey, secretKey, send: createSend(), clock: systemClock, random: () => 0 },
    ...{ timeoutMs: 5_000, deadlineMs: 5_000, retries: 0, concurrency: 1, linkTtlMs: 86_400_000, linkHosts: undefined },
    ...{ account: 'account', leases: NO_LEASES, sharedToken: NO_SHARED_TEXT },
    onAttempt: () => undefined,
    onCircuit: () => undefined,
    onPause: () => undefined,
  });
  const reader = createResultReader({
    tenant: 'default',
    leases: NO_LEASES,
    store: {
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

test('the store holds verdicts, events, links and the input of the session, and nothing else that is secret', async () => {
  const { simulator, reader, puts } = await startReader();
  const answer = await reader.readPictures(MARKERS.signatureId);
  const bytes = [...(answer?.base64.values() ?? [])];
  await reader.refresh(MARKERS.signatureId, () => false);
  for (const fault of MARKED_FAULTS) {
    simulator.fault({ operation: 'get-result' }, fault);
    await reader.refresh(MARKERS.signatureId, () => false).catch(() => undefined);
    simulator.clearFaults();
  }
  // The record of each question that was answered, one of them after its token had been refused once.
  expect(puts).toHaveLength(3);
  expect(bytes.length).toBeGreaterThan(1);
  for (const text of bytes) for (const put of puts) expect(put).not.toContain(text.slice(100, 160));
  const found = Object.values(MARKERS).filter((marker) => puts.some((put) => put.includes(marker)));
  expect(found.sort()).toEqual([MARKERS.linkQuery, MARKERS.signatureId, MARKERS.userId].sort());
  for (const { accessToken } of simulator.calls) {
    if (accessToken !== null) for (const put of puts) expect(put).not.toContain(accessToken);
  }
});
