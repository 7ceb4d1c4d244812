import { expect, test } from '@jest/globals';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

const HOUR_MS = 3_600_000;
const NAME = 'query ($id: ID!) { verification(signatureId: $id) { status document { fullName } } }';
const BARE = 'query ($id: ID!) { verification(signatureId: $id) { status document { documentType } } }';
const VALUES = `query ($id: ID!) { verification(signatureId: $id) { status address documentDatabase
  document { documentNumberMasked documentNumber fullName dateOfBirth issueDate expiryDate gender nationality placeOfBirth
    address details } } }`;

async function start(env: Readonly<Record<string, string>> = {}) {
  const gateway = await startTestGateway({ env });
  return { ...gateway, id: gateway.simulator.sampleIds.identityMatch };
}

test('values of a document are kept for an hour, then fetched again by one call when a client selects them', async () => {
  const { ask, id, resultCalls, clock } = await start();
  await ask(NAME, { id });
  clock.advance(HOUR_MS - 1);
  await ask(NAME, { id });
  expect(resultCalls()).toBe(1);
  clock.advance(1);
  await ask(BARE, { id });
  expect(resultCalls()).toBe(1);
  const answers = await Promise.all([ask(NAME, { id }), ask(VALUES, { id }), ask(NAME, { id })]);
  for (const { data, errors } of answers)
    expect([typeof data.verification.document.fullName, errors]).toEqual(['string', []]);
  expect(resultCalls()).toBe(2);
});

test('with DOCUMENT_TTL_SECONDS=0 each request that selects values costs one call, and any other none', async () => {
  const { ask, id, resultCalls } = await start({ DOCUMENT_TTL_SECONDS: '0' });
  const { data } = await ask(VALUES, { id });
  expect(data.verification.document.fullName).toEqual(expect.any(String));
  expect(resultCalls()).toBe(1);
  await ask(BARE, { id });
  expect(resultCalls()).toBe(1);
  await ask(VALUES, { id });
  expect(resultCalls()).toBe(2);
});

test('values that cannot be fetched again are null with an error, and the rest is returned', async () => {
  const { ask, id, simulator, clock } = await start();
  await ask(NAME, { id });
  clock.advance(HOUR_MS);
  simulator.fault({ operation: 'get-result' }, { kind: 'http-status', status: 503 }, { times: 9 });
  const { data, errors } = await ask(NAME, { id });
  expect(data.verification).toEqual({ status: 'PASS', document: { fullName: null } });
  expect(errors.map(({ extensions }) => extensions?.code)).toEqual(['PROVIDER_UNAVAILABLE']);
});

test('without liveness:document every value is FORBIDDEN but the masked number', async () => {
  const gateway = await startTestGateway(
    toKeyFile(
      toApiKey('key', { scopes: ['liveness:read'] }),
      toApiKey('full', { scopes: ['liveness:read', 'liveness:document'] }),
    ),
  );
  const variables = { id: gateway.simulator.sampleIds.identityMatch };
  const full = await gateway.post({ query: VALUES, variables }, bearer('full'));
  expect(full.errors).toEqual([]);
  const { documentNumber } = full.data.verification.document;
  const { data, errors } = await gateway.post({ query: VALUES, variables }, bearer('key'));
  expect(data.verification.document).toEqual({
    documentNumberMasked: documentNumber.replace(/.(?=.{4})/g, '*'),
    ...Object.fromEntries(
      'documentNumber fullName dateOfBirth issueDate expiryDate gender nationality placeOfBirth address details'
        .split(' ')
        .map((name) => [name, null]),
    ),
  });
  expect([data.verification.address, data.verification.documentDatabase]).toEqual([null, null]);
  expect(errors).toHaveLength(12);
  for (const { message, extensions } of errors)
    expect([message, extensions]).toEqual(['The scope liveness:document is required.', { code: 'FORBIDDEN' }]);
});

test('a caller without the scope causes no call for values that are not kept', async () => {
  const gateway = await startTestGateway(toKeyFile(toApiKey('key', { scopes: ['liveness:read'] }), toApiKey('full')));
  const variables = { id: gateway.simulator.sampleIds.identityMatch };
  await gateway.post({ query: BARE, variables }, bearer('key'));
  gateway.clock.advance(HOUR_MS);
  await gateway.post({ query: NAME, variables }, bearer('key'));
  expect(gateway.resultCalls()).toBe(1);
});
