import { expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';

const CONCURRENCY = 16;
const IDS = Array.from({ length: 50 }, (_, index) => `cold-${index}`);
const IMAGES = `query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) {
  faceImage { url } faceImageFar { url } faceImageNear { url } silentImage { url } } }`;

/** Long compared with the work of this process, so that a busy machine does not decide the outcome. */
const LATENCY_MS = 600;
const BOUND_MS = Math.ceil(IDS.length / CONCURRENCY) * LATENCY_MS;

test('50 results with 4 images each take 50 calls and little more than their minimum time', async () => {
  const { ask, simulator, resultCalls } = await startTestGateway({
    env: { PROVIDER_CONCURRENCY: String(CONCURRENCY), LOG_LEVEL: 'info' },
  });
  const capturedAt = { far: 1, near: 2, silent: 3 };
  for (const signatureId of [...IDS, 'warm']) simulator.addTransaction({ signatureId, face: { capturedAt } });
  // Excludes the token, the connection and the compilation from the measurement.
  await ask(IMAGES, { ids: ['warm'] });
  const before = resultCalls();
  simulator.fault({ operation: 'get-result' }, { kind: 'delay', ms: LATENCY_MS }, { times: IDS.length });

  const startedAt = performance.now();
  const { data, errors } = await ask(IMAGES, { ids: IDS });
  const tookMs = performance.now() - startedAt;

  expect(errors).toEqual([]);
  const urls = data.livenessResults.flatMap((result: Record<string, { url: string } | null>) =>
    Object.values(result).map((image) => image?.url),
  );
  expect(urls).toHaveLength(4 * IDS.length);
  expect(urls).not.toContain(undefined);
  expect(resultCalls() - before).toBe(IDS.length);
  expect(tookMs).toBeLessThanOrEqual(1.25 * BOUND_MS);
});
