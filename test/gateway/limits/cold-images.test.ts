import { expect, test } from '@jest/globals';
import { closeAfterTest } from '../../support/close-after-test.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { createPacedProvider } from '../../support/provider/paced-provider.js';
import { linkTo, wireFace } from '../../support/provider/wire.js';

const CONCURRENCY = 16;
const LATENCY_MS = 600;
const IDS = Array.from({ length: 50 }, (_, index) => `cold-${index}`);
const IMAGES = `query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) {
  faceImage { url } faceImageFar { url } faceImageNear { url } silentImage { url } } }`;

test('50 results with 4 images each take 50 calls and the time of four responses, 16 at a time', async () => {
  const provider = createPacedProvider(LATENCY_MS, { faceDetail: wireFace({ silentImage: linkTo('silent.jpg') }) });
  const { ask } = await startTestGateway({
    env: { PROVIDER_CONCURRENCY: String(CONCURRENCY) },
    clock: provider.clock,
    send: provider.send,
  });
  closeAfterTest(async () => provider.hurry());

  const startedAt = provider.clock.monotonicNow();
  const asked = ask(IMAGES, { ids: IDS });
  for (const wave of [16, 16, 16, 2]) await provider.answerNext(wave);
  const { data, errors } = await asked;

  expect(errors).toEqual([]);
  expect(provider.clock.monotonicNow() - startedAt).toBe(4 * LATENCY_MS);
  expect(provider.started).toHaveLength(IDS.length);
  const urls = data.livenessResults.flatMap((result: Record<string, { url: string } | null>) =>
    Object.values(result).map((image) => image?.url),
  );
  expect(urls).toHaveLength(4 * IDS.length);
  expect(urls).not.toContain(undefined);
});
