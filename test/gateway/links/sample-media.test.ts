import { expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';

const FILES = `query ($id: ID!) { livenessResult(signatureId: $id) { auditImageArchive { url } faceVideo { url } } }`;

async function download(url: string) {
  const response = await fetch(url);
  await response.arrayBuffer();
  return { status: response.status, mediaType: response.headers.get('content-type') };
}

test('links to the archive and the video serve a ZIP file and a video', async () => {
  const { ask, simulator } = await startTestGateway();
  const { data } = await ask(FILES, { id: simulator.sampleIds.passAllImages });
  const { auditImageArchive, faceVideo } = data.livenessResult;
  expect(await download(auditImageArchive.url)).toMatchObject({ status: 200, mediaType: 'application/zip' });
  expect(await download(faceVideo.url)).toMatchObject({ status: 200, mediaType: 'video/mp4' });
});

test('an image sent as a link instead of bytes is an error only at the byte fields', async () => {
  const { ask, simulator } = await startTestGateway({
    simulator: { switches: { returnImageTypeElsewhere: 'ignored' } },
  });
  const query = 'query ($id: ID!) { livenessResult(signatureId: $id) { status faceImage { kind url base64 } } }';
  const { data, errors } = await ask(query, { id: simulator.sampleIds.faceMatch });
  expect(errors).toMatchObject([
    { path: ['livenessResult', 'faceImage', 'base64'], extensions: { code: 'PROVIDER_INVALID_RESPONSE' } },
  ]);
  expect(data.livenessResult.faceImage).toMatchObject({ kind: 'FACE', base64: null });
  expect((await fetch(data.livenessResult.faceImage.url)).status).toBe(200);
});
