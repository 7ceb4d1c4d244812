import { describe, expect, test } from '@jest/globals';
import { toLivenessId } from '../../src/simulator/result/transactions.js';
import { callAt } from './support/call-at.js';
import { noon, startWorld } from './support/simulator-client.js';

type World = Awaited<ReturnType<typeof startWorld>>;
const resultPath = '/openapi/liveness/v3/detection-result';

const post = async ({ call, getToken }: World, path: string, body: unknown) => call(path, body, await getToken());
const get = async ({ call, getToken }: World, path: string) => call(path, '', await getToken(), 'GET');

describe('detection-result', () => {
  test('is billed, names pictures and score, and has no verdict', async () => {
    const world = await startWorld();
    const id = world.simulator.sampleIds.passFarNear;
    const { envelope, data } = await post(world, resultPath, { signatureId: id });
    expect(envelope).toMatchObject({ code: 'SUCCESS', pricingStrategy: 'PAY' });
    expect(data).toMatchObject({ livenessScore: 98.72, attackType: null, attackSubType: null, auditImageUrl: null });
    expect(Object.keys(data)).toHaveLength(11);
    expect((await fetch(String(data.imageNearUrl))).status).toBe(200);
    expect(world.simulator.callsTo('detection-result', id)[0]?.billed).toBe('PAY');
  });

  test('finds a transaction by its livenessId, and records the call under its signatureId', async () => {
    const world = await startWorld();
    const id = world.simulator.sampleIds.passFarNear;
    const livenessId = toLivenessId(id);
    expect(livenessId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    const { data } = await post(world, resultPath, { livenessId, resultType: 'IMAGE_BASE64' });
    expect(Buffer.from(String(data.imageFarUrl), 'base64').subarray(0, 2).toString('hex')).toBe('ffd8');
    expect(world.simulator.callsTo('detection-result', id)).toHaveLength(1);
  });

  test.each(['/intl', '/my', '/th', '/ph', '/mex', '/col', '/nga'])('is served under %s as well', async (region) => {
    const world = await startWorld();
    const path = `${region}/openapi/face-identity/v1/liveness-detection`;
    const { envelope } = await post(world, path, { signatureId: world.simulator.sampleIds.passFarNear });
    expect(envelope.code).toBe('SUCCESS');
  });

  test.each([
    [{}, 'PARAMETER_ERROR'],
    [{ signatureId: 'nobody' }, 'RESULT_NOT_FOUND'],
    [{ livenessId: 'nobody' }, 'LIVENESS_ID_NOT_EXISTED'],
    [{ signatureId: '62adeb9e374ed1d8' }, 'RESULT_NOT_FOUND'],
    [{ signatureId: '7783db8ef2e43909' }, 'RESULT_NOT_FOUND'],
    [{ signatureId: '1758b69f73a7db2a', resultType: 'IMAGE' }, 'PARAMETER_ERROR'],
  ])('%j is %s, and free', async (body, code) => {
    const { envelope } = await post(await startWorld(), resultPath, body);
    expect(envelope).toMatchObject({ code, pricingStrategy: 'FREE', data: null });
  });
});

test('detection-result wants a region in Singapore, and only there', async () => {
  const { simulator, getToken } = await startWorld();
  const token = await getToken();
  const codeAt = async (host: string, body: Record<string, unknown>) => {
    const path = '/intl/openapi/face-identity/v1/liveness-detection';
    const signatureId = simulator.sampleIds.passFarNear;
    const { text } = await callAt(simulator.baseUrl, host, path, { token, body: { signatureId, ...body } });
    return JSON.parse(text).code;
  };
  expect(await codeAt('sg-api.advance.ai', {})).toBe('PARAMETER_ERROR');
  expect(await codeAt('sg-api.advance.ai', { region: 'SG' })).toBe('SUCCESS');
  expect(await codeAt('my-api.advance.ai', {})).toBe('SUCCESS');
});

describe('get-video', () => {
  test.each(['', '/intl/openapi'])('gives a link that lives, under prefix %j', async (prefix) => {
    const world = await startWorld();
    const { data } = await get(
      world,
      `${prefix}/liveness/ext/v1/get-video?signatureId=${world.simulator.sampleIds.passFarNear}`,
    );
    expect((await fetch(String(data.videoUrl))).headers.get('content-type')).toBe('video/mp4');
    expect(data.videoCreateTime).toBe(Date.parse('2026-01-01T00:00:07.300Z'));
  });

  test.each([
    ['signatureId=nobody', 'SIGNATURE_ID_NOT_EXIST'],
    ['livenessId=nobody', 'LIVENESS_ID_NOT_EXISTED'],
    ['signatureId=8ae26ba2022957b4', 'VIDEO_NOT_FOUND'],
    ['', 'PARAMETER_ERROR'],
  ])('of %j is %s', async (query, code) => {
    expect((await get(await startWorld(), `/liveness/ext/v1/get-video?${query}`)).envelope.code).toBe(code);
  });
});

test('native clear-data erases by GET, and the result is gone', async () => {
  const world = await startWorld();
  const id = world.simulator.sampleIds.passFarNear;
  expect((await get(world, `/liveness/ext/v1/clear-data?signatureId=${id}`)).envelope.code).toBe('SUCCESS');
  expect((await post(world, resultPath, { signatureId: id })).envelope.code).toBe('RESULT_NOT_FOUND');
  expect((await get(world, `/liveness/ext/v1/get-video?signatureId=${id}`)).envelope.code).toBe('VIDEO_NOT_FOUND');
});

test('generate-signature-id opens a session of the type asked for', async () => {
  const world = await startWorld();
  const path = '/liveness/ext/v1/generate-signature-id';
  const { data } = await post(world, path, { productLevel: 'PRO', livenessType: 'ACTION' });
  expect((await world.getResult(String(data.signatureId))).data).toMatchObject({
    overallResult: 'INCOMPLETE',
    inputParameters: { productLevel: 'PRO', livenessType: 'ACTION' },
  });
  expect((await post(world, path, { productLevel: 'GOLD' })).envelope.code).toBe('PARAMETER_ERROR');
});

test('auth-license gives a licence of ten minutes, or of as long as is asked within a day', async () => {
  const world = await startWorld();
  const ask = (body: unknown) => post(world, '/th/openapi/face-identity/v1/auth-license', body);
  expect((await ask({})).data.expireTimestamp).toBe(noon + 600_000);
  expect((await ask({ licenseEffectiveSeconds: 86_400 })).data.expireTimestamp).toBe(noon + 86_400_000);
  expect((await ask({ licenseEffectiveSeconds: 86_401 })).envelope.code).toBe('PARAMETER_ERROR');
});
