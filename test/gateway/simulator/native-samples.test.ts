import { describe, expect, test } from '@jest/globals';
import {
  type NativeSampleName,
  nativeSamples,
  unknownLivenessId,
} from '../../../src/simulator/samples/native-samples.js';
import { startTestSimulator } from './support/test-simulator.js';

type Setup = Awaited<ReturnType<typeof startTestSimulator>>;

const readNative = async ({ call, getToken }: Setup, livenessId: string, more: Record<string, unknown> = {}) =>
  call('/openapi/liveness/v3/detection-result', { livenessId, ...more }, await getToken());
const readVideo = async ({ call, getToken }: Setup, livenessId: string) =>
  call(`/liveness/ext/v1/get-video?livenessId=${livenessId}`, '', await getToken(), 'GET');

test('livenessIds are distinct UUIDs, and no transaction has the unknown one', () => {
  const ids = Object.values(nativeSamples).map(({ livenessId }) => livenessId);
  for (const id of [...ids, unknownLivenessId]) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  expect(new Set([...ids, unknownLivenessId]).size).toBe(ids.length + 1);
  expect(ids.length).toBeGreaterThanOrEqual(6);
});

describe('the native sample', () => {
  test.each<[NativeSampleName, Record<string, unknown>]>([
    ['nativePass', { livenessScore: 97.5, attackType: null, farImageTime: Date.parse('2026-01-01T00:00:04.100Z') }],
    ['nativeAttack', { livenessScore: 0, attackType: 3, attackSubType: null, farImageTime: null }],
    ['nativeInjection', { livenessScore: 0, attackType: 2, nearImageTime: Date.parse('2026-01-01T00:00:06.300Z') }],
    ['nativeBelowThreshold', { livenessScore: 49.99, attackType: null }],
    ['nativeAtThreshold', { livenessScore: 50, attackType: null }],
    ['nativeWithoutTimes', { livenessScore: 93.1, farImageTime: null, nearImageTime: null }],
    ['nativeSilent', { imageFarUrl: null, imageNearUrl: null, detectionResult: expect.stringMatching(/silent\.jpg/) }],
    ['nativeNewPlatform', { sdkVersion: '9.0.0-beta', platform: 'HarmonyOS' }],
  ])('%s is read by its livenessId and billed', async (name, expected) => {
    const setup = await startTestSimulator();
    const { envelope, data } = await readNative(setup, setup.simulator.nativeSampleIds[name]);
    expect(envelope).toMatchObject({ code: 'SUCCESS', pricingStrategy: 'PAY' });
    expect(data).toMatchObject(expected);
  });

  test('nativeWithoutTimes has images all the same, as links or as Base64 of the same bytes', async () => {
    const setup = await startTestSimulator();
    const id = setup.simulator.nativeSampleIds.nativeWithoutTimes;
    const { data: linked } = await readNative(setup, id, { resultType: 'IMAGE_URL' });
    const { data: inline } = await readNative(setup, id, { resultType: 'IMAGE_BASE64' });
    for (const field of ['detectionResult', 'imageFarUrl', 'imageNearUrl']) {
      const served = Buffer.from(await (await fetch(String(linked[field]))).arrayBuffer());
      expect(served.toString('base64') === inline[field]).toBe(true);
    }
  });

  test('nativeWithMedia has an archive, and a video in get-video, which is free', async () => {
    const setup = await startTestSimulator();
    const id = setup.simulator.nativeSampleIds.nativeWithMedia;
    const { data } = await readNative(setup, id, { resultType: 'IMAGE_BASE64' });
    expect((await fetch(String(data.auditImageUrl))).headers.get('content-type')).toBe('application/zip');
    const video = await readVideo(setup, id);
    expect(video.envelope.pricingStrategy).toBe('FREE');
    expect((await fetch(String(video.data.videoUrl))).headers.get('content-type')).toBe('video/mp4');
    expect((await readVideo(setup, setup.simulator.nativeSampleIds.nativePass)).envelope.code).toBe('VIDEO_NOT_FOUND');
  });

  test.each([
    [nativeSamples.nativeErased.livenessId, 'RESULT_NOT_FOUND', 'VIDEO_NOT_FOUND'],
    [nativeSamples.nativeRunning.livenessId, 'RESULT_NOT_FOUND', 'VIDEO_NOT_FOUND'],
    [unknownLivenessId, 'LIVENESS_ID_NOT_EXISTED', 'LIVENESS_ID_NOT_EXISTED'],
  ])('%s has no result: %s', async (livenessId, code, videoCode) => {
    const setup = await startTestSimulator();
    const { envelope } = await readNative(setup, livenessId);
    expect(envelope).toMatchObject({ code, data: null, pricingStrategy: 'FREE' });
    expect((await readVideo(setup, livenessId)).envelope.code).toBe(videoCode);
    expect(setup.simulator.billedCalls()).toBe(0);
  });
});

describe('a native call', () => {
  test('is found, and a fault or a change applies to it, by its livenessId', async () => {
    const setup = await startTestSimulator();
    const { simulator } = setup;
    const { nativePass, nativeAttack } = simulator.nativeSampleIds;
    simulator.setResult(nativePass, { face: { faceLivenessScore: 61 } });
    simulator.fault({ operation: 'detection-result', signatureId: nativePass }, { kind: 'envelope', code: 'ERROR' });
    expect((await readNative(setup, nativeAttack)).envelope.code).toBe('SUCCESS');
    expect((await readNative(setup, nativePass)).envelope.code).toBe('ERROR');
    expect((await readNative(setup, nativePass)).data.livenessScore).toBe(61);
    await readNative(setup, unknownLivenessId);
    expect(simulator.callsTo('detection-result', nativePass)).toHaveLength(2);
    expect(simulator.callsTo('detection-result', unknownLivenessId)).toMatchObject([
      { signatureId: null, livenessId: unknownLivenessId, code: 'LIVENESS_ID_NOT_EXISTED' },
    ]);
  });

  test('of an added transaction has the given livenessId', async () => {
    const setup = await startTestSimulator();
    const livenessId = '00000000-1111-4222-8333-444444444444';
    setup.simulator.addTransaction({ signatureId: 'added', livenessId, face: { faceLivenessScore: 55 } });
    expect((await readNative(setup, livenessId)).data.livenessScore).toBe(55);
  });
});

describe('billed calls are counted', () => {
  test('by operation and by id, without free ones', async () => {
    const setup = await startTestSimulator();
    const { simulator, getResult } = setup;
    const { nativePass, nativeAttack } = simulator.nativeSampleIds;
    await getResult(simulator.sampleIds.passFarNear);
    expect(simulator.billedCalls()).toBe(0);
    await readNative(setup, nativePass);
    await readNative(setup, nativePass);
    await readNative(setup, nativeAttack);
    expect(simulator.billedCalls()).toBe(3);
    expect(simulator.billedCalls('detection-result')).toBe(3);
    expect(simulator.billedCalls('detection-result', nativePass)).toBe(2);
    expect(simulator.billedCalls(undefined, nativeAttack)).toBe(1);
    expect(simulator.billedCalls('get-video')).toBe(0);
  });

  test.each([
    ['cut', { kind: 'reset-mid-body' }, 1],
    ['lost after the work was done', { kind: 'reset', isWorkedOn: true }, 1],
    ['lost before the work was done', { kind: 'reset' }, 0],
    ['refused', { kind: 'envelope', code: 'SERVICE_BUSY' }, 0],
    ['replaced by another that is billed', { kind: 'envelope', code: 'SUCCESS', data: {}, billed: 'PAY' }, 1],
  ] as const)('when the response is %s', async (_, fault, billed) => {
    const setup = await startTestSimulator();
    setup.simulator.fault({ operation: 'detection-result' }, fault);
    await readNative(setup, setup.simulator.nativeSampleIds.nativePass).catch(() => {});
    expect(setup.simulator.callsTo('detection-result')).toHaveLength(1);
    expect(setup.simulator.billedCalls()).toBe(billed);
  });
});
