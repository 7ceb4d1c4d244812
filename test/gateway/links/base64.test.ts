import { expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';

const BYTES = `query ($id: ID!) { livenessResult(signatureId: $id) {
  status faceImage { base64 dataUri mediaType byteLength } images { kind capturedAt base64 } } }`;
const LINKS = 'query ($id: ID!) { livenessResult(signatureId: $id) { faceImage { url } images { url } } }';
const BOTH = 'query ($id: ID!) { livenessResult(signatureId: $id) { faceImage { url } faceImageFar { base64 } } }';

const imageTypes = ({ simulator }: Awaited<ReturnType<typeof startTestGateway>>) =>
  simulator.callsTo('get-result').map(({ imageType }) => imageType);

test('a cold result of which only bytes are selected costs one call, not two', async () => {
  const gateway = await startTestGateway();
  const id = gateway.simulator.sampleIds.passAllImages;
  const { data, errors } = await gateway.ask(BYTES, { id });
  expect(errors).toEqual([]);
  expect(imageTypes(gateway)).toEqual(['BASE64']);
  const { status, faceImage, images } = data.livenessResult;
  expect(status).toBe('PASS');
  expect(images).toHaveLength(4);
  expect(faceImage.mediaType).toBe('image/jpeg');
  expect(faceImage.dataUri).toBe(`data:image/jpeg;base64,${faceImage.base64}`);
  expect(faceImage.byteLength).toBe(Buffer.from(faceImage.base64, 'base64').length);
});

test('the verdict of a result fetched with bytes is cached, and its links cost one call once they are selected', async () => {
  const gateway = await startTestGateway();
  const id = gateway.simulator.sampleIds.passFarNear;
  await gateway.ask(BYTES, { id });
  await gateway.ask('query ($id: ID!) { livenessResult(signatureId: $id) { status images { kind } } }', { id });
  expect(imageTypes(gateway)).toEqual(['BASE64']);
  const { data } = await gateway.ask(LINKS, { id });
  expect((await fetch(data.livenessResult.faceImage.url)).status).toBe(200);
  expect(imageTypes(gateway)).toEqual(['BASE64', 'URL']);
});

test('links and bytes of a cold result cost one call each', async () => {
  const gateway = await startTestGateway();
  await gateway.ask(BOTH, { id: gateway.simulator.sampleIds.passFarNear });
  expect(imageTypes(gateway).sort()).toEqual(['BASE64', 'URL']);
});

test('bytes and links under different aliases of one cold id cost one call each', async () => {
  const gateway = await startTestGateway();
  const query = `query ($id: ID!) { a: livenessResult(signatureId: $id) { faceImage { base64 } }
    b: livenessResult(signatureId: $id) { faceImage { url } } c: livenessResult(signatureId: $id) { status } }`;
  await gateway.ask(query, { id: gateway.simulator.sampleIds.passFarNear });
  expect(imageTypes(gateway).sort()).toEqual(['BASE64', 'URL']);
});

test('bytes that a directive excludes are not fetched', async () => {
  const gateway = await startTestGateway();
  const query = `query ($id: ID!, $withBytes: Boolean = false) { livenessResult(signatureId: $id) {
    ...Image images @include(if: $withBytes) { byteLength } } }
    fragment Image on LivenessResult { faceImage { url base64 @skip(if: true) ... on LivenessImage @include(if: $withBytes) { dataUri } } }`;
  await gateway.ask(query, { id: gateway.simulator.sampleIds.passFarNear });
  expect(imageTypes(gateway)).toEqual(['URL']);
});

test('bytes of an image that the flow did not take are not fetched', async () => {
  const gateway = await startTestGateway();
  const id = gateway.simulator.sampleIds.passFarNear;
  await gateway.ask('query ($id: ID!) { livenessResult(signatureId: $id) { status } }', { id });
  await gateway.ask('query ($id: ID!) { livenessResult(signatureId: $id) { silentImage { base64 } } }', { id });
  expect(imageTypes(gateway)).toEqual(['URL']);
});

test('concurrent requests for the bytes of one result share one call, and later ones make a new call', async () => {
  const gateway = await startTestGateway();
  const id = gateway.simulator.sampleIds.passFarNear;
  const hold = gateway.simulator.hold({ operation: 'get-result' });
  const arrival = gateway.simulator.nextCall('get-result');
  const leader = gateway.ask(BYTES, { id });
  await arrival;
  const followers = Array.from({ length: 20 }, () => gateway.ask(BYTES, { id }));
  const settled = Promise.all(followers);
  // These requests come after the followers and complete while the call is held: by then the followers have joined it.
  for (let question = 0; question < 10; question += 1) await gateway.ask('{ __typename }');
  hold.release();
  const answers = [await leader, ...(await settled)];
  for (const answer of answers) expect(answer.data).toEqual(answers[0]?.data);
  expect(imageTypes(gateway)).toEqual(['BASE64']);
  await gateway.ask(BYTES, { id });
  expect(imageTypes(gateway)).toEqual(['BASE64', 'BASE64']);
});

test('bytes do not replace live links in the cache', async () => {
  const gateway = await startTestGateway();
  const id = gateway.simulator.sampleIds.passFarNear;
  const before = await gateway.ask(LINKS, { id });
  await gateway.ask(BYTES, { id });
  expect((await gateway.ask(LINKS, { id })).data).toEqual(before.data);
  expect(imageTypes(gateway)).toEqual(['URL', 'BASE64']);
});

test('a provider that sends links instead of bytes affects only the byte fields', async () => {
  const gateway = await startTestGateway({ simulator: { switches: { returnImageTypeElsewhere: 'ignored' } } });
  const { data, errors } = await gateway.ask(
    'query ($id: ID!) { livenessResult(signatureId: $id) { status faceImage { kind base64 } } }',
    { id: gateway.simulator.sampleIds.faceMatch },
  );
  expect(data.livenessResult).toEqual({ status: 'PASS', faceImage: { kind: 'FACE', base64: null } });
  expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'PROVIDER_INVALID_RESPONSE' }]);
});
