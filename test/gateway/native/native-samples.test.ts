import { expect, test } from '@jest/globals';
import { nativeSampleIds } from '../../../src/simulator/samples/native-samples.js';
import { scrapeOne } from '../../support/gateway/metrics.js';
import { codesOf, DAY_MS, EVERYTHING, FACE_URL, startNativeGateway } from '../../support/gateway/native.js';
import { readNativeData } from '../../support/provider/raw-provider.js';

const isoOf = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
const existsFor = (value: string | null) =>
  value === null ? null : expect.objectContaining({ url: expect.any(String) });

test.each(Object.entries(nativeSampleIds))('%s has the values of the provider itself', async (_name, id) => {
  const gateway = await startNativeGateway();
  const raw = await readNativeData(gateway, id);
  const { data, errors } = await gateway.ask(EVERYTHING, { id });
  expect(errors).toEqual([]);
  if (raw === null) {
    expect(data).toEqual({ nativeLivenessResult: null });
    return;
  }
  const image = (value: string | null, time: number | null) =>
    value === null ? null : expect.objectContaining({ url: expect.any(String), capturedAt: isoOf(time) });
  expect(data.nativeLivenessResult).toMatchObject({
    livenessId: id,
    platform: raw.platform,
    sdkVersion: raw.sdkVersion,
    faceLivenessScore: raw.livenessScore,
    isLikelyAttack: raw.livenessScore < 50,
    livenessAttackCode: raw.attackType,
    attackReasons: [
      ...(raw.livenessScore < 50 ? ['LOW_LIVENESS_SCORE'] : []),
      ...(raw.attackType === null ? [] : ['ATTACK_TYPE_REPORTED']),
    ],
    faceImage: image(raw.detectionResult, null),
    faceImageFar: image(raw.imageFarUrl, raw.farImageTime),
    faceImageNear: image(raw.imageNearUrl, raw.nearImageTime),
    auditImageArchive: existsFor(raw.auditImageUrl),
  });
});

test('interpreted, compiled and cached responses have the same bytes', async () => {
  const { url, metricsUrl, simulator } = await startNativeGateway({ env: { METRICS_PORT: '0' } });
  const body = JSON.stringify({ query: EVERYTHING, variables: { id: simulator.nativeSampleIds.nativeWithMedia } });
  const texts = new Set<string>();
  for (let time = 0; time < 6; time += 1) {
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    texts.add(await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).text());
  }
  expect(texts.size).toBe(1);
  expect((await scrapeOne(metricsUrl, 'gateway_answers_remembered_total'))['']).toBeGreaterThan(1);
  expect(simulator.billedCalls()).toBe(1);
});

test('a cached response is not used once a link in it has expired', async () => {
  const { ask, clock, simulator } = await startNativeGateway();
  const id = simulator.nativeSampleIds.nativePass;
  for (let time = 0; time < 4; time += 1) await ask(FACE_URL, { id });
  clock.advance(DAY_MS + 1);
  const { data } = await ask(FACE_URL, { id });
  expect(Date.parse(data.nativeLivenessResult.faceImage.expiresAt)).toBeGreaterThan(clock.now());
  expect(simulator.billedCalls('detection-result')).toBe(2);
});

test.each([
  ['sg', /^\/intl\/openapi\/face-identity\/v1\/liveness-detection$/],
  ['PHL', /^\/ph\/openapi\/face-identity\/v1\/liveness-detection$/],
  ['id', /^\/openapi\/liveness\/v3\/detection-result$/],
])('an account in the region %s is read by its own path', async (region, path) => {
  const { ask, simulator } = await startNativeGateway({ env: { ADVANCE_AI_REGION: region } });
  const id = simulator.nativeSampleIds.nativePass;
  expect(codesOf(await ask(FACE_URL, { id }))).toEqual([]);
  expect(simulator.callsTo('detection-result').map((call) => call.path)).toEqual([expect.stringMatching(path)]);
});

test('the log has neither the id nor a link, also of failures', async () => {
  const { ask, simulator, logLines } = await startNativeGateway({ env: { PROVIDER_RETRIES: '0' } });
  const { nativePass, nativeWithMedia } = simulator.nativeSampleIds;
  const { data } = await ask(EVERYTHING, { id: nativePass });
  simulator.fault({ operation: 'detection-result' }, { kind: 'reset' });
  simulator.fault({ operation: 'detection-result' }, { kind: 'envelope', code: 'PARAMETER_ERROR' });
  expect(codesOf(await ask(EVERYTHING, { id: nativeWithMedia }))).toEqual(['PROVIDER_UNAVAILABLE']);
  expect(codesOf(await ask(EVERYTHING, { id: nativeWithMedia }))).toEqual(['PROVIDER_REFUSED']);
  const log = logLines.join('\n');
  expect(log).toContain('PARAMETER_ERROR');
  for (const secret of [nativePass, nativeWithMedia, data.nativeLivenessResult.faceImage.url])
    expect(log).not.toContain(secret);
});

test('a list of more ids than allowed is refused before any call', async () => {
  const { ask, simulator } = await startNativeGateway({ env: { MAX_SIGNATURE_IDS: '2' } });
  const query = 'query ($ids: [ID!]!) { nativeLivenessResults(livenessIds: $ids) { livenessId } }';
  const { errors } = await ask(query, { ids: ['a', 'b', 'c'] });
  expect(errors.map(({ message, extensions }) => [message, extensions?.code])).toEqual([
    ['livenessIds may hold at most 2 ids, but has 3.', 'BAD_USER_INPUT'],
  ]);
  expect(simulator.calls).toEqual([]);
});
