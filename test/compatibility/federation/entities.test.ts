import { describe, expect, test } from '@jest/globals';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { AUDIT_HMAC_KEY, auditPath, pseudonymOf, readEntries } from '../../support/gateway/audit.js';
import { startTestGateway, type TestGatewayOptions } from '../../support/gateway/gateway.js';
import { scrapeOne } from '../../support/gateway/metrics.js';
import { startAccounts, startForTenants } from '../../support/gateway/tenants.js';
import { createTestClock } from '../../support/test-clock.js';

const ENTITIES = `query ($them: [_Any!]!) { _entities(representations: $them) {
  ... on LivenessResult { signatureId status faceImage { url } } } }`;

const toReference = (signatureId: unknown) => ({ __typename: 'LivenessResult', signatureId });
const toReferences = (...ids: readonly unknown[]) => ({ them: ids.map(toReference) });

async function startSubgraph({ env, ...others }: TestGatewayOptions = {}) {
  const gateway = await startTestGateway({ ...others, env: { FEDERATION: 'on', ...env } });
  const resolve = (them: readonly unknown[], key = '') =>
    gateway.post({ query: ENTITIES, variables: { them } }, bearer(key));
  const { passFarNear, passAllImages } = gateway.simulator.sampleIds;
  return { ...gateway, resolve, ids: [passFarNear, passAllImages] as const };
}

test('references are answered in their order, null where nobody knows the id, and a broken one fails alone', async () => {
  const { resolve, ids, resultCalls } = await startSubgraph();
  const [one, other] = ids;
  const them = [toReference(other), toReference('nobody'), toReference('no id!'), { __typename: 'constructor' }];
  const { data, errors } = await resolve([...them, toReference(undefined), toReference(one), toReference(other)]);
  expect(data._entities.map((entity: { signatureId: string } | null) => entity?.signatureId ?? null)).toEqual([
    other,
    null,
    null,
    null,
    null,
    one,
    other,
  ]);
  const codes = errors.map(({ path, extensions }) => [path?.at(-1), extensions?.code]).sort();
  expect(codes).toEqual([2, 3, 4].map((index) => [index, 'BAD_USER_INPUT']));
  expect(resultCalls()).toBe(3);
});

test('references to a verification and to its result in one request are told apart and share one call', async () => {
  const { ask, simulator, resultCalls } = await startSubgraph();
  const { identityMatch, documentGenuine } = simulator.sampleIds;
  const query = `query ($them: [_Any!]!) { _entities(representations: $them) { __typename
    ... on LivenessResult { faceResult verification { countryCode } }
    ... on Verification { document { documentType images { url } } livenessResult { status } } } }`;
  const them = [identityMatch, documentGenuine].flatMap((signatureId) => [
    { __typename: 'Verification', signatureId },
    { __typename: 'LivenessResult', signatureId },
  ]);
  for (let time = 0; time < 3; time += 1) {
    const { data, errors } = await ask(query, { them });
    expect(errors).toEqual([]);
    const [whole, face, document, noFace] = data._entities;
    expect(whole).toMatchObject({ __typename: 'Verification', livenessResult: { status: 'PASS' } });
    expect(whole.document.images[0].url).toMatch(/^http/);
    expect(face).toMatchObject({ __typename: 'LivenessResult', verification: { countryCode: 'PHL' } });
    expect([document.livenessResult, noFace]).toEqual([null, null]);
  }
  expect(resultCalls()).toBe(2);
});

test('a reference to a stored result costs no call, and the answer is that of livenessResults each time it comes', async () => {
  const gateway = await startSubgraph({ env: { METRICS_PORT: '0' } });
  const { ask, ids, resultCalls } = gateway;
  const query = 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { signatureId status faceImage { url } } }';
  const { livenessResults } = (await ask(query, { ids })).data;
  // Interpreted, then compiled, but never cached, since the response cache supports ids only.
  for (let time = 0; time < 4; time += 1) {
    const { data, errors } = await ask(ENTITIES, toReferences(...ids));
    expect([data, errors]).toEqual([{ _entities: livenessResults }, []]);
  }
  expect(resultCalls()).toBe(2);
  expect((await scrapeOne(gateway.metricsUrl, 'gateway_answers_remembered_total'))['']).toBe(0);
});

test('a reference in the document itself is as good as one in a variable, whatever stands in it', async () => {
  const { ask, ids } = await startSubgraph();
  const query = `query ($id: ID!) {
    _entities(representations: [{ __typename: "LivenessResult", signatureId: $id }]) { __typename } }`;
  for (let time = 0; time < 3; time += 1) {
    expect((await ask(query, { id: ids[0] })).data).toEqual({ _entities: [{ __typename: 'LivenessResult' }] });
  }
});

test('what is no representation is refused, and not repeated', async () => {
  const { resolve, resultCalls } = await startSubgraph();
  for (const nothing of ['text', null, { signatureId: 'x' }, { __typename: 1 }]) {
    const { errors } = await resolve([nothing]);
    expect(errors.map(({ message, extensions }) => [message, extensions?.code])).toEqual([
      ['Variable "$them" got a value that does not fit [_Any!]!.', 'BAD_USER_INPUT'],
    ]);
  }
  expect(resultCalls()).toBe(0);
});

describe('references are under the limits of ids', () => {
  test('in number', async () => {
    const { ask, resultCalls } = await startSubgraph({ env: { MAX_SIGNATURE_IDS: '2' } });
    const { errors } = await ask(ENTITIES, toReferences('a', 'b', 'c'));
    expect(errors).toMatchObject([
      {
        message: 'representations may hold at most 2 ids, but has 3.',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    expect(resultCalls()).toBe(0);
  });

  test('in cost', async () => {
    const { ask, resultCalls } = await startSubgraph();
    const ids = Array.from({ length: 100 }, (_, index) => `id-${index}`);
    const selection = 'images { kind capturedAt url expiresAt }';
    const byReference = `query ($them: [_Any!]!) { _entities(representations: $them) { ... on LivenessResult { ${selection} } } }`;
    const byId = `query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { ${selection} } }`;
    const [references, plain] = [await ask(byReference, toReferences(...ids)), await ask(byId, { ids })];
    expect(references.errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX' } }]);
    expect(references.errors).toEqual(plain.errors);
    expect(resultCalls()).toBe(0);
  });
});

test('without liveness:read a reference is FORBIDDEN before any call, without liveness:image its links are', async () => {
  const blind = toApiKey('blind', { scopes: ['liveness:image', 'liveness:introspect'] });
  const clerk = toApiKey('clerk', { scopes: ['liveness:read'] });
  const { resolve, ids, resultCalls } = await startSubgraph(toKeyFile(blind, clerk));
  const [id] = ids;
  expect(await resolve([toReference(id)], 'blind')).toMatchObject({
    data: null,
    errors: [{ path: ['_entities'], extensions: { code: 'FORBIDDEN' } }],
  });
  expect(resultCalls()).toBe(0);
  expect(await resolve([toReference(id)], 'clerk')).toMatchObject({
    data: { _entities: [{ status: 'PASS', faceImage: { url: null } }] },
    errors: [{ path: ['_entities', 0, 'faceImage', 'url'], extensions: { code: 'FORBIDDEN' } }],
  });
});

test('a reference to a result of another tenant is null, like one that nobody has', async () => {
  const clock = createTestClock();
  const { acme, globex } = await startAccounts(clock);
  const { askAs } = await startForTenants({ acme, globex }, clock, { FEDERATION: 'on' });
  const them = toReferences('of-acme');
  expect((await askAs('acme', ENTITIES, them)).data._entities).toMatchObject([{ signatureId: 'of-acme' }]);
  expect((await askAs('globex', ENTITIES, them)).data._entities).toEqual([null]);
});

test('a picture that is shown to whoever refers to it is on record, as any other', async () => {
  const path = await auditPath();
  const { ask, ids } = await startSubgraph({ env: { AUDIT_LOG: path, AUDIT_HMAC_KEY } });
  const [id] = ids;
  for (let time = 0; time < 3; time += 1) await ask(ENTITIES, toReferences(id));
  const shown = [{ id: pseudonymOf(id), outcome: 'HANDED_OUT', fields: ['faceImage.url'] }];
  expect(readEntries(path).map(({ disclosures }) => disclosures)).toEqual([shown, shown, shown]);
});
