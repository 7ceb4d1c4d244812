import { expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';

const DAY_MS = 86_400_000;

const EVERYTHING = `query ($id: ID!) { verification(signatureId: $id) {
  signatureId status errorCodes submissionCompleted countryCode inputParameters fees fetchedAt address documentDatabase
  document { result documentType documentNumber documentNumberMasked fullName dateOfBirth issueDate expiryDate gender
    nationality placeOfBirth address fields { name value side } details images { name side url expiresAt } }
  livenessResult { status faceLivenessScore faceImage { url } verification { status document { fullName } } } } }`;
const BYTES = `query ($id: ID!) { verification(signatureId: $id) {
  document { images { base64 dataUri mediaType byteLength } } livenessResult { faceImage { base64 } } } }`;

async function start() {
  const gateway = await startTestGateway();
  const { identityMatch, documentGenuine } = gateway.simulator.sampleIds;
  return { ...gateway, id: identityMatch, documentOnly: documentGenuine };
}

test('a cold verification with images of document and face is one provider call', async () => {
  const { ask, id, resultCalls } = await start();
  const { data, errors } = await ask(
    'query ($id: ID!) { verification(signatureId: $id) { document { images { url } } livenessResult { faceImage { url } } } }',
    { id },
  );
  expect(errors).toEqual([]);
  expect(data.verification.document.images[0].url).toMatch(/^http/);
  expect(data.verification.livenessResult.faceImage.url).toMatch(/^http/);
  expect(resultCalls()).toBe(1);
});

test('verification, livenessResult, aliases and lists in one request and the next share one call', async () => {
  const { ask, id, resultCalls } = await start();
  const query = `query ($id: ID!, $ids: [ID!]!) { a: verification(signatureId: $id) { status document { fullName } }
    b: livenessResult(signatureId: $id) { status verification { countryCode } }
    verifications(signatureIds: $ids) { document { documentNumber } } livenessResults(signatureIds: $ids) { status } }`;
  const first = await ask(query, { id, ids: [id, id] });
  expect(first.errors).toEqual([]);
  expect(first.data.b.verification).toEqual({ countryCode: 'PHL' });
  await Promise.all([ask(query, { id, ids: [id] }), ask(EVERYTHING, { id })]);
  expect(resultCalls()).toBe(1);
});

test('bytes of document and face come by one call, in the form of bytes', async () => {
  const { ask, id, simulator } = await start();
  const { data, errors } = await ask(BYTES, { id });
  expect(errors).toEqual([]);
  const [image] = data.verification.document.images;
  expect([image.mediaType, image.byteLength]).toEqual([
    expect.stringMatching(/^image\//),
    Buffer.from(image.base64, 'base64').length,
  ]);
  expect(image.dataUri).toBe(`data:${image.mediaType};base64,${image.base64}`);
  expect(simulator.callsTo('get-result').map(({ imageType }) => imageType)).toEqual(['BASE64']);
});

test('dead links of document and face are renewed by one call, and only where they are selected', async () => {
  const { ask, id, resultCalls, clock } = await start();
  await ask(EVERYTHING, { id });
  clock.advance(3 * DAY_MS);
  const durable =
    'query ($id: ID!) { verification(signatureId: $id) { status document { result images { name side } } } }';
  await ask(durable, { id });
  expect(resultCalls()).toBe(1);
  const { data, errors } = await ask(EVERYTHING, { id });
  expect(errors).toEqual([]);
  expect(Date.parse(data.verification.document.images[0].expiresAt)).toBeGreaterThan(clock.now());
  expect(resultCalls()).toBe(2);
});

test('a document or address alone has no liveness result, by either way to it', async () => {
  const { ask, documentOnly, simulator, resultCalls } = await start();
  const query = `query ($id: ID!) { livenessResult(signatureId: $id) { status }
    verification(signatureId: $id) { status livenessResult { status } document { result } } }`;
  const { data, errors } = await ask(query, { id: documentOnly });
  expect([data, errors]).toEqual([
    { livenessResult: null, verification: { status: 'PASS', livenessResult: null, document: { result: 'PASS' } } },
    [],
  ]);
  for (const sample of ['running', 'gaveUp', 'numberUnknown'] as const) {
    const { data: other } = await ask(query, { id: simulator.sampleIds[sample] });
    expect(other.verification.livenessResult).toEqual(other.livenessResult);
    expect(other.livenessResult).not.toBeNull();
  }
  expect(resultCalls()).toBe(4);
});

test('an unknown id and an invalid one fail alone, as for liveness results', async () => {
  const { ask, id } = await start();
  const query = 'query ($ids: [ID!]!) { verifications(signatureIds: $ids) { status } }';
  const { data, errors } = await ask(query, { ids: ['unknown', id, 'not an id'] });
  expect(data.verifications).toEqual([null, { status: 'PASS' }, null]);
  expect(errors.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
    [['verifications', 2], 'BAD_USER_INPUT'],
  ]);
});

test('an image without a link has bytes, and its url is null without an error and without a call', async () => {
  const { ask, simulator, resultCalls } = await start();
  const id = simulator.sampleIds.documentInlinePortrait;
  const query = 'query ($id: ID!) { verification(signatureId: $id) { document { images { name url } } } }';
  const { data, errors } = await ask(query, { id });
  expect(errors).toEqual([]);
  const inline = data.verification.document.images.findIndex(({ url }: { url: unknown }) => url === null);
  await ask(query, { id });
  expect(resultCalls()).toBe(1);
  const { data: bytes } = await ask(BYTES, { id });
  expect(bytes.verification.document.images[inline].mediaType).toBe('image/jpeg');
  expect(resultCalls()).toBe(2);
});
