import { describe, expect, test } from '@jest/globals';
import { toLivenessId } from '../../../src/simulator/result/transactions.js';
import { callAt } from './support/call-at.js';
import { noon, startTestSimulator } from './support/test-simulator.js';

type TestSimulator = Awaited<ReturnType<typeof startTestSimulator>>;
const resultPath = '/openapi/liveness/v3/detection-result';

const post = async ({ call, getToken }: TestSimulator, path: string, body: unknown) =>
  call(path, body, await getToken());
const get = async ({ call, getToken }: TestSimulator, path: string) => call(path, '', await getToken(), 'GET');

describe('detection-result', () => {
  test('is billed, has images and a score, and has no verdict', async () => {
    const setup = await startTestSimulator();
    const id = setup.simulator.sampleIds.passFarNear;
    const { envelope, data } = await post(setup, resultPath, { signatureId: id });
    expect(envelope).toMatchObject({ code: 'SUCCESS', pricingStrategy: 'PAY' });
    expect(data).toMatchObject({ livenessScore: 98.72, attackType: null, attackSubType: null, auditImageUrl: null });
    expect(Object.keys(data)).toHaveLength(11);
    expect((await fetch(String(data.imageNearUrl))).status).toBe(200);
    expect(setup.simulator.callsTo('detection-result', id)[0]?.billed).toBe('PAY');
  });

  test('finds a transaction by its livenessId, and records the call under its signatureId', async () => {
    const setup = await startTestSimulator();
    const id = setup.simulator.sampleIds.passFarNear;
    const livenessId = toLivenessId(id);
    expect(livenessId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    const { data } = await post(setup, resultPath, { livenessId, resultType: 'IMAGE_BASE64' });
    expect(Buffer.from(String(data.imageFarUrl), 'base64').subarray(0, 2).toString('hex')).toBe('ffd8');
    expect(setup.simulator.callsTo('detection-result', id)).toHaveLength(1);
  });

  test.each(['/intl', '/my', '/th', '/ph', '/mex', '/col', '/nga'])('is also served under %s', async (region) => {
    const setup = await startTestSimulator();
    const path = `${region}/openapi/face-identity/v1/liveness-detection`;
    const { envelope } = await post(setup, path, { signatureId: setup.simulator.sampleIds.passFarNear, region: 'SG' });
    expect(envelope.code).toBe('SUCCESS');
  });

  test.each([
    [{}, 'PARAMETER_ERROR'],
    [{ signatureId: 'unknown' }, 'RESULT_NOT_FOUND'],
    [{ livenessId: 'unknown' }, 'LIVENESS_ID_NOT_EXISTED'],
    [{ signatureId: '62adeb9e374ed1d8' }, 'RESULT_NOT_FOUND'],
    [{ signatureId: '7783db8ef2e43909' }, 'RESULT_NOT_FOUND'],
    [{ signatureId: '1758b69f73a7db2a', resultType: 'IMAGE' }, 'PARAMETER_ERROR'],
  ])('for %j returns %s, unbilled', async (body, code) => {
    const { envelope } = await post(await startTestSimulator(), resultPath, body);
    expect(envelope).toMatchObject({ code, pricingStrategy: 'FREE', data: null });
  });
});

test('detection-result requires a region in Singapore only', async () => {
  const { simulator, getToken } = await startTestSimulator();
  const token = await getToken();
  const codeAt = async (host: string, prefix: string, body: Record<string, unknown>) => {
    const path = `/${prefix}/openapi/face-identity/v1/liveness-detection`;
    const signatureId = simulator.sampleIds.passFarNear;
    const { text } = await callAt(simulator.baseUrl, host, path, { token, body: { signatureId, ...body } });
    return JSON.parse(text).code;
  };
  expect(await codeAt('sg-api.advance.ai', 'intl', {})).toBe('PARAMETER_ERROR');
  expect(await codeAt('sg-api.advance.ai', 'intl', { region: 'SG' })).toBe('SUCCESS');
  expect(await codeAt('my-api.advance.ai', 'my', {})).toBe('SUCCESS');
});

describe('get-video', () => {
  test.each(['', '/intl/openapi'])('returns a valid link, under prefix %j', async (prefix) => {
    const setup = await startTestSimulator();
    const { data } = await get(
      setup,
      `${prefix}/liveness/ext/v1/get-video?signatureId=${setup.simulator.sampleIds.passFarNear}`,
    );
    expect((await fetch(String(data.videoUrl))).headers.get('content-type')).toBe('video/mp4');
    expect(data.videoCreateTime).toBe(Date.parse('2026-01-01T00:00:07.300Z'));
  });

  test.each([
    ['signatureId=unknown', 'SIGNATURE_ID_NOT_EXIST'],
    ['livenessId=unknown', 'LIVENESS_ID_NOT_EXISTED'],
    ['signatureId=8ae26ba2022957b4', 'VIDEO_NOT_FOUND'],
    ['', 'PARAMETER_ERROR'],
  ])('for %j returns %s', async (query, code) => {
    expect((await get(await startTestSimulator(), `/liveness/ext/v1/get-video?${query}`)).envelope.code).toBe(code);
  });
});

test('native clear-data erases by GET, and the result is not found afterwards', async () => {
  const setup = await startTestSimulator();
  const id = setup.simulator.sampleIds.passFarNear;
  expect((await get(setup, `/liveness/ext/v1/clear-data?signatureId=${id}`)).envelope.code).toBe('SUCCESS');
  expect((await post(setup, resultPath, { signatureId: id })).envelope.code).toBe('RESULT_NOT_FOUND');
  expect((await get(setup, `/liveness/ext/v1/get-video?signatureId=${id}`)).envelope.code).toBe('VIDEO_NOT_FOUND');
});

test('generate-signature-id creates a session of the requested type', async () => {
  const setup = await startTestSimulator();
  const path = '/liveness/ext/v1/generate-signature-id';
  const { data } = await post(setup, path, { productLevel: 'PRO', livenessType: 'ACTION' });
  expect((await setup.getResult(String(data.signatureId))).data).toMatchObject({
    overallResult: 'INCOMPLETE',
    inputParameters: { productLevel: 'PRO', livenessType: 'ACTION' },
  });
  expect((await post(setup, path, { productLevel: 'GOLD' })).envelope.code).toBe('PARAMETER_ERROR');
});

test('auth-license returns a license for ten minutes, or for the requested time of up to a day', async () => {
  const setup = await startTestSimulator();
  const ask = (body: unknown) => post(setup, '/th/openapi/face-identity/v1/auth-license', body);
  expect((await ask({})).data.expireTimestamp).toBe(noon + 600_000);
  expect((await ask({ licenseEffectiveSeconds: 86_400 })).data.expireTimestamp).toBe(noon + 86_400_000);
  expect((await ask({ licenseEffectiveSeconds: 86_401 })).envelope.code).toBe('PARAMETER_ERROR');
});
