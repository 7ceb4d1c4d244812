import { describe, expect, test } from '@jest/globals';
import { toLivenessId } from '../../../src/simulator/result/transactions.js';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { AUDIT_HMAC_KEY, auditPath, pseudonymOf, readEntries, shownIn } from '../../support/gateway/audit.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { scrapeOne } from '../../support/gateway/metrics.js';
import { codesOf, DAY_MS, FACE_URL, FACTS, startNativeGateway, VIDEO } from '../../support/gateway/native.js';
import { startAccounts, startForTenants } from '../../support/gateway/tenants.js';
import { createTestClock } from '../../support/test-clock.js';

const EVERY_LINK = `query ($id: ID!) { nativeLivenessResult(livenessId: $id) {
  images { url expiresAt } faceImage { url } other: faceImage(minValidFor: 60) { url }
  faceImageFar { url } faceImageNear { url } auditImageArchive { url expiresAt } } }`;

describe('a native result', () => {
  test('is read by its liveness id, with a verdict from score and attack type', async () => {
    const { ask, id, idOf } = await startNativeGateway();
    const { data, errors } = await ask(FACTS, { id });
    expect(errors).toEqual([]);
    expect(data.nativeLivenessResult).toMatchObject({
      livenessId: id,
      platform: expect.stringMatching(/^(Android|iOS)$/),
      sdkVersion: '4.0.5',
      livenessThreshold: 50,
      isLikelyAttack: false,
      attackReasons: [],
      livenessAttackType: null,
    });
    expect(data.nativeLivenessResult.images.map(({ kind }: { kind: string }) => kind)).toEqual([
      'FACE',
      'FACE_FAR',
      'FACE_NEAR',
    ]);
    const attack = await ask(FACTS, { id: idOf('attackPresentation') });
    expect(attack.data.nativeLivenessResult).toMatchObject({
      isLikelyAttack: true,
      attackReasons: expect.arrayContaining(['LOW_LIVENESS_SCORE']),
    });
  });

  test('costs one billed call, whatever is selected, and none while it is cached', async () => {
    const { ask, id, paidCalls, resultCalls, videoCalls } = await startNativeGateway();
    expect((await ask(EVERY_LINK, { id })).errors).toEqual([]);
    for (let time = 0; time < 4; time += 1) expect((await ask(EVERY_LINK, { id })).errors).toEqual([]);
    await ask(FACTS, { id });
    expect([paidCalls(), resultCalls(), videoCalls()]).toEqual([1, 0, 0]);
  });

  test('is fetched once for concurrent requests, and for aliases and lists', async () => {
    const { ask, id, idOf, paidCalls } = await startNativeGateway();
    const list = `query ($ids: [ID!]!) { a: nativeLivenessResults(livenessIds: $ids) { livenessId faceImage { url } }
      b: nativeLivenessResults(livenessIds: $ids) { faceLivenessScore } }`;
    const ids = [id, idOf('passFarNear'), 'unknown', 'no id!'];
    const answers = await Promise.all([...Array.from({ length: 20 }, () => ask(FACE_URL, { id })), ask(list, { ids })]);
    const { data, errors } = answers.at(-1) ?? { data: {}, errors: [] };
    expect(data.a.map((it: { livenessId: string } | null) => it?.livenessId ?? null)).toEqual([
      ...ids.slice(0, 2),
      null,
      null,
    ]);
    expect(errors.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
      [['a', 3], 'BAD_USER_INPUT'],
      [['b', 3], 'BAD_USER_INPUT'],
    ]);
    expect(paidCalls()).toBe(3);
  });

  test('shares no cached record with a web session of the same id', async () => {
    const { ask, simulator, signatureId, id } = await startNativeGateway();
    await ask(FACTS, { id });
    const web = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
    expect((await ask(web, { id })).data).toEqual({ livenessResult: null });
    expect(simulator.callsTo('get-result')).toHaveLength(1);
    expect((await ask(web, { id: signatureId })).data).toEqual({ livenessResult: { status: 'PASS' } });
    expect((await ask(FACTS, { id: signatureId })).data).toEqual({ nativeLivenessResult: null });
  });

  test('is null for an unknown id and for a capture that is not finished, free of charge', async () => {
    const { ask, simulator, paidCalls } = await startNativeGateway({ env: { PROVIDER_PAID_CALLS_PER_DAY: '1' } });
    simulator.addTransaction({ signatureId: 'running', state: 'RUNNING' });
    for (const id of ['one', 'other', toLivenessId('running')]) {
      const { data, errors } = await ask(FACTS, { id });
      expect([data, errors]).toEqual([{ nativeLivenessResult: null }, []]);
    }
    expect(paidCalls()).toBe(3);
  });

  test('is NATIVE_RESULTS_OFF without a call unless an operator has switched it on', async () => {
    const { ask, simulator } = await startTestGateway();
    const both =
      'query ($id: ID!) { nativeLivenessResult(livenessId: $id) { livenessId } nativeLivenessResults(livenessIds: [$id]) { livenessId } }';
    const { data, errors } = await ask(both, { id: 'any' });
    expect(data).toEqual({ nativeLivenessResult: null, nativeLivenessResults: [null] });
    expect(errors.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
      [['nativeLivenessResult'], 'NATIVE_RESULTS_OFF'],
      [['nativeLivenessResults', 0], 'NATIVE_RESULTS_OFF'],
    ]);
    expect(simulator.calls).toEqual([]);
  });
});

describe('an expired link of a native result', () => {
  test('costs no call while no client selects it', async () => {
    const { ask, id, clock, paidCalls } = await startNativeGateway();
    await ask(EVERY_LINK, { id });
    clock.advance(3 * DAY_MS);
    for (let time = 0; time < 3; time += 1) expect((await ask(FACTS, { id })).errors).toEqual([]);
    expect(paidCalls()).toBe(1);
  });

  test('is renewed by one billed call for all links and all clients that select one', async () => {
    const { ask, id, clock, paidCalls } = await startNativeGateway();
    const { data: before } = await ask(FACE_URL, { id });
    clock.advance(2 * DAY_MS);
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(EVERY_LINK, { id })));
    const urls = new Set(answers.map(({ data }) => data.nativeLivenessResult.faceImage.url));
    expect(urls.size).toBe(1);
    expect(urls).not.toContain(before.nativeLivenessResult.faceImage.url);
    expect(paidCalls()).toBe(2);
  });

  test('is the only one that is renewed: a link that lives shorter than requested costs no call', async () => {
    const { ask, id, clock, paidCalls } = await startNativeGateway();
    await ask(FACE_URL, { id });
    clock.advance(DAY_MS - 1_000);
    const long = 'query ($id: ID!) { nativeLivenessResult(livenessId: $id) { faceImage(minValidFor: 86400) { url } } }';
    expect((await ask(long, { id })).errors).toEqual([]);
    expect(paidCalls()).toBe(1);
  });

  test('is not paid for again where links are rejected, until it would have expired', async () => {
    const { ask, id, clock, paidCalls } = await startNativeGateway({ env: { LINK_HOSTS: 'elsewhere.example.test' } });
    for (let time = 0; time < 3; time += 1)
      expect(codesOf(await ask(FACE_URL, { id }))).toEqual(['PROVIDER_INVALID_RESPONSE']);
    expect(paidCalls()).toBe(1);
    clock.advance(DAY_MS);
    await ask(FACE_URL, { id });
    expect(paidCalls()).toBe(2);
  });
});

describe('the recording of a native result', () => {
  test('is read when a client selects it, free of charge, and then cached', async () => {
    const { ask, id, clock, videoCalls, paidCalls } = await startNativeGateway();
    await ask(FACTS, { id });
    expect(videoCalls()).toBe(0);
    const { data } = await ask(VIDEO, { id });
    expect(data.nativeLivenessResult.faceVideo).toMatchObject({ state: 'READY', url: expect.stringMatching(/^http/) });
    for (let time = 0; time < 3; time += 1) await ask(VIDEO, { id });
    expect([videoCalls(), paidCalls()]).toEqual([1, 1]);
    clock.advance(2 * DAY_MS);
    expect((await ask(VIDEO, { id })).errors).toEqual([]);
    expect([videoCalls(), paidCalls()]).toEqual([2, 1]);
  });

  test('is null where the provider has none', async () => {
    const { ask, simulator } = await startNativeGateway();
    simulator.addTransaction({ signatureId: 'without-video', face: { video: 'NONE' } });
    const { data, errors } = await ask(VIDEO, { id: toLivenessId('without-video') });
    expect([data, errors]).toEqual([{ nativeLivenessResult: { faceVideo: null } }, []]);
  });

  test('costs only its own field when it fails', async () => {
    const { ask, id, simulator } = await startNativeGateway({ env: { PROVIDER_RETRIES: '0' } });
    simulator.fault({ operation: 'get-video' }, { kind: 'reset' }, { times: 9 });
    const answer = await ask(
      'query ($id: ID!) { nativeLivenessResult(livenessId: $id) { faceLivenessScore faceVideo { url } } }',
      { id },
    );
    expect(answer.data.nativeLivenessResult).toMatchObject({ faceLivenessScore: expect.any(Number), faceVideo: null });
    expect(codesOf(answer)).toEqual(['PROVIDER_UNAVAILABLE']);
  });
});

test('bytes of a native result come in Base64, by one billed call', async () => {
  const { ask, id, simulator, paidCalls } = await startNativeGateway();
  const { data, errors } = await ask(
    'query ($id: ID!) { nativeLivenessResult(livenessId: $id) { images { kind mediaType byteLength base64 } } }',
    { id },
  );
  expect(errors).toEqual([]);
  for (const image of data.nativeLivenessResult.images) expect(image.mediaType).toBe('image/jpeg');
  expect(paidCalls()).toBe(1);
  expect(simulator.callsTo('detection-result').map(({ imageType }) => imageType)).toEqual(['IMAGE_BASE64']);
});

test('scopes hold: links need liveness:image, and a caller without it renews nothing', async () => {
  const { post, id, clock, paidCalls } = await startNativeGateway(
    toKeyFile(toApiKey('reader', { scopes: ['liveness:read'] }), toApiKey('full')),
  );
  const askAs = (key: string) => post({ query: FACE_URL, variables: { id } }, bearer(key));
  expect(codesOf(await askAs('full'))).toEqual([]);
  clock.advance(2 * DAY_MS);
  expect(codesOf(await askAs('reader'))).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  expect(paidCalls()).toBe(1);
});

test('the audit log names the place of each image, archive and video', async () => {
  const path = await auditPath();
  const { ask, id } = await startNativeGateway({ env: { AUDIT_LOG: path, AUDIT_HMAC_KEY } });
  const query = `query ($id: ID!) { nativeLivenessResult(livenessId: $id) {
    faceImage { url } images { url } auditImageArchive { url } faceVideo { url } } }`;
  for (let time = 0; time < 3; time += 1) expect((await ask(query, { id })).errors).toEqual([]);
  const entries = readEntries(path);
  expect(entries).toHaveLength(3);
  for (const entry of entries) {
    expect(shownIn(entry).map((shown) => shown.id)).toEqual(Array(6).fill(pseudonymOf(id)));
    expect(new Set(shownIn(entry).map(({ field }) => field))).toEqual(
      new Set([
        'native.faceImage.url',
        'native.images.FACE.url',
        'native.images.FACE_FAR.url',
        'native.images.FACE_NEAR.url',
        'native.auditImageArchive.url',
        'native.faceVideo.url',
      ]),
    );
  }
});

test('billed calls are counted as such in the metrics', async () => {
  const { ask, id, metricsUrl } = await startNativeGateway({ env: { METRICS_PORT: '0' } });
  await ask(VIDEO, { id });
  const calls = await scrapeOne(metricsUrl, 'gateway_provider_calls_total');
  expect(calls).toMatchObject({
    '{operation="detection-result",code="SUCCESS",billing="billed"}': 1,
    '{operation="get-video",code="SUCCESS",billing="free"}': 1,
  });
});

test('an entity of the subgraph is a native result by its liveness id', async () => {
  const { ask, id, paidCalls } = await startNativeGateway({ env: { FEDERATION: 'on' } });
  const query = `query ($them: [_Any!]!) { _entities(representations: $them) {
    ... on NativeLivenessResult { livenessId faceLivenessScore } } }`;
  const them = [{ __typename: 'NativeLivenessResult', livenessId: id }];
  for (let time = 0; time < 3; time += 1) {
    const { data, errors } = await ask(query, { them });
    expect(errors).toEqual([]);
    expect(data._entities).toEqual([{ livenessId: id, faceLivenessScore: expect.any(Number) }]);
  }
  expect(paidCalls()).toBe(1);
});

test('fields of the interface can be selected by a fragment on it', async () => {
  const { ask, id, signatureId } = await startNativeGateway();
  const query = `query ($id: ID!, $web: ID!) {
    nativeLivenessResult(livenessId: $id) { ...Check } livenessResult(signatureId: $web) { ...Check } }
    fragment Check on FaceLivenessCheck { __typename faceLivenessScore isLikelyAttack faceImage { kind } }`;
  for (let time = 0; time < 3; time += 1) {
    const { data, errors } = await ask(query, { id, web: signatureId });
    expect(errors).toEqual([]);
    const { __typename, ...web } = data.livenessResult;
    expect(data.nativeLivenessResult).toEqual({ __typename: 'NativeLivenessResult', ...web });
  }
});

test('tenants read by their own accounts, with caches and budgets of their own', async () => {
  const clock = createTestClock();
  const accounts = await startAccounts(clock);
  const { askAs } = await startForTenants(accounts, clock, { NATIVE_RESULTS: 'on', PROVIDER_PAID_CALLS_PER_DAY: '1' });
  const id = toLivenessId('shared');
  const scores = await Promise.all(
    (['acme', 'globex', 'initech'] as const).map(async (tenant) => {
      for (let time = 0; time < 2; time += 1) expect((await askAs(tenant, FACTS, { id })).errors).toEqual([]);
      return (await askAs(tenant, FACTS, { id })).data.nativeLivenessResult.faceLivenessScore;
    }),
  );
  expect(scores).toEqual([91, 12, 23]);
  for (const { callsTo } of Object.values(accounts)) expect(callsTo('detection-result')).toHaveLength(1);
});
