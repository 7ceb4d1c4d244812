import { expect, test } from '@jest/globals';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

const DAY_MS = 86_400_000;
const PERISHABLE = `query ($id: ID!) { livenessResult(signatureId: $id) { status
  faceImage { kind url expiresAt base64 dataUri mediaType byteLength }
  auditImageArchive { url expiresAt } faceVideo { state url expiresAt } } }`;

async function startWithScopes(...scopes: readonly string[]) {
  const gateway = await startTestGateway(toKeyFile(toApiKey('key', { scopes }), toApiKey('full')));
  const id = gateway.simulator.sampleIds.passAllImages;
  const askAs = (key: string, query: string) => gateway.post({ query, variables: { id } }, bearer(key));
  const imageTypes = () => gateway.simulator.callsTo('get-result').map(({ imageType }) => imageType);
  return { ...gateway, askAs, imageTypes };
}

test('without liveness:image all links and bytes are null with FORBIDDEN, and the rest is returned', async () => {
  const { askAs, imageTypes } = await startWithScopes('liveness:read');
  const { status, data, errors } = await askAs('key', PERISHABLE);
  expect([status, data.livenessResult]).toEqual([
    200,
    {
      status: 'PASS',
      faceImage: {
        kind: 'FACE',
        url: null,
        expiresAt: null,
        base64: null,
        dataUri: null,
        mediaType: null,
        byteLength: null,
      },
      auditImageArchive: { url: null, expiresAt: null },
      faceVideo: { state: 'READY', url: null, expiresAt: null },
    },
  ]);
  expect(errors).toHaveLength(10);
  for (const { message, extensions } of errors) {
    expect([message, extensions]).toEqual(['The scope liveness:image is required.', { code: 'FORBIDDEN' }]);
  }
  expect(imageTypes()).toEqual(['URL']);
});

test('without liveness:image the bytes of an uncached result are not fetched', async () => {
  const { askAs, imageTypes } = await startWithScopes('liveness:read');
  const { data } = await askAs('key', 'query ($id: ID!) { livenessResult(signatureId: $id) { faceImage { base64 } } }');
  expect(data).toEqual({ livenessResult: { faceImage: { base64: null } } });
  expect(imageTypes()).toEqual(['URL']);
});

test('without liveness:image an expired link is not renewed', async () => {
  const { askAs, imageTypes, clock } = await startWithScopes('liveness:read');
  await askAs('full', PERISHABLE);
  clock.advance(2 * DAY_MS);
  const calls = imageTypes().length;
  await askAs('key', PERISHABLE);
  expect(imageTypes()).toHaveLength(calls);
});

test.each([
  ['livenessResult(signatureId: $id) { status }', { livenessResult: null }],
  ['livenessResults(signatureIds: [$id]) { status }', null],
])('without liveness:read %s is FORBIDDEN before any call', async (field, expected) => {
  const { askAs, simulator } = await startWithScopes('liveness:image', 'liveness:introspect');
  const { data, errors } = await askAs('key', `query ($id: ID!) { ${field} }`);
  expect([data, errors.map(({ extensions }) => extensions)]).toEqual([expected, [{ code: 'FORBIDDEN' }]]);
  expect(simulator.calls).toEqual([]);
});
