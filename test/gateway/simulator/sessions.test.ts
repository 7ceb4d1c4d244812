import { describe, expect, test } from '@jest/globals';
import type { SessionOutcome } from '../../../src/simulator/complete-session.js';
import { startWithWebhook } from './support/simulator-with-webhook.js';
import { toFace } from './support/test-simulator.js';

describe('a session', () => {
  test('is running until it is completed', async () => {
    const { simulator, clock, createSession, getResult } = await startWithWebhook();
    const signatureId = await createSession({ livenessType: 'SILENT', userId: 'user-7' });
    expect(signatureId).toMatch(/^[0-9a-f]{16}$/);
    expect((await getResult(signatureId)).data).toMatchObject({ overallResult: 'INCOMPLETE', faceDetail: null });
    simulator.completeSession(signatureId, 'pass');
    const reply = await getResult(signatureId);
    expect(reply.data).toMatchObject({
      overallResult: 'PASS',
      inputParameters: { region: 'PHL', livenessType: 'SILENT', userId: 'user-7' },
    });
    expect(toFace(reply)).toMatchObject({ livenessFlowCategory: 'SILENT', faceImageFar: null });
    expect(toFace(reply).silentImageTime).toBe(clock.now + 3_900);
  });

  test.each<[string, SessionOutcome, string, string | null]>([
    ['liveness-detection', 'attack', 'FAIL', 'LIVENESS_ATTACK'],
    ['liveness-detection', 'gave-up', 'INCOMPLETE', 'USER_TIMEOUT'],
    ['liveness-detection', 'submitted', 'INCOMPLETE', null],
    ['face-authentication', 'mismatch', 'FAIL', 'SIMILARITY_FAILED'],
    ['face-authentication', 'pass', 'PASS', 'SUCCESS'],
    ['ekyc-verification', 'pass', 'PASS', 'SUCCESS'],
    ['document-verification', 'pass', 'PASS', 'SUCCESS'],
  ])('of %s that ends with %s is %s, %s', async (product, outcome, overallResult, errorCode) => {
    const { simulator, createSession, getResult } = await startWithWebhook();
    const signatureId = await createSession({}, product);
    simulator.completeSession(signatureId, outcome);
    expect((await getResult(signatureId)).data).toMatchObject({ overallResult, errorCode });
  });

  test('has a similarity score if the product compares faces', async () => {
    const { simulator, createSession, getResult } = await startWithWebhook();
    const scores = [];
    for (const product of ['liveness-detection', 'face-authentication', 'ekyc-verification']) {
      const signatureId = await createSession({}, product);
      simulator.completeSession(signatureId, 'pass');
      scores.push(toFace(await getResult(signatureId)).faceSimilarityScore);
    }
    expect(scores).toEqual([null, 90.6, 90.6]);
  });

  test.each([
    ['returnUrl', 'javascript:alert(1)'],
    ['failReturnUrl', 'no url'],
    ['callbackUrl', 'ftp://a.example/'],
    ['callbackUrl', `https://a.example/${'x'.repeat(2048)}`],
    ['region', 'PH'],
    ['bizCode', 'not alphanumeric'],
  ])('cannot be created with %s %s', async (name, value) => {
    const { generateUrl } = await startWithWebhook();
    const { envelope } = await generateUrl({ [name]: value });
    expect(envelope).toMatchObject({ code: 'PARAMETER_ERROR', message: `Invalid ${name}` });
  });

  test.each([
    ['liveness-detection', 'ADVANCED', 'PARAMETER_ERROR'],
    ['liveness-detection', 'PRO', 'SUCCESS'],
    ['ekyc-verification', 'ADVANCED', 'SUCCESS'],
    ['document-verification', 'BASIC', 'PARAMETER_ERROR'],
  ])('of %s with the level %s is created with %s', async (product, productLevel, code) => {
    const { generateUrl } = await startWithWebhook();
    expect((await generateUrl({ productLevel }, product)).envelope.code).toBe(code);
  });

  test.each([
    ['liveness-detection', 'docType'],
    ['face-authentication', 'docType'],
    ['face-authentication', 'productLevel'],
    ['document-verification', 'livenessType'],
  ])('of %s ignores %s, unless a switch has it refused', async (product, name) => {
    const { generateUrl, simulator } = await startWithWebhook();
    const codeOf = async () => (await generateUrl({ [name]: 'ACTION' }, product)).envelope.code;
    expect(await codeOf()).toBe('SUCCESS');
    simulator.switches.foreignParameters = 'refused';
    expect(await codeOf()).toBe('PARAMETER_ERROR');
  });

  test('may return to the scheme of an app', async () => {
    const { generateUrl } = await startWithWebhook();
    expect((await generateUrl({ returnUrl: 'myapp://done' })).envelope.code).toBe('SUCCESS');
  });

  test('that does not exist cannot be completed', async () => {
    const { simulator } = await startWithWebhook();
    expect(() => simulator.completeSession('none', 'pass')).toThrow('no transaction none');
  });
});

describe('clear-data', () => {
  const path = '/intl/openapi/identity-risk/idvs-h5/ekyc/v1/clear-data';
  const clear = async ({ call, getToken }: Awaited<ReturnType<typeof startWithWebhook>>, signatureId: string) => {
    const { envelope } = await call(`${path}?signatureId=${signatureId}`, '', await getToken());
    return { code: envelope.code, message: envelope.message, data: envelope.data };
  };

  test('erases images, also on the asset host', async () => {
    const setup = await startWithWebhook();
    const id = setup.simulator.sampleIds.passAllImages;
    const link = String(toFace(await setup.getResult(id)).faceImage);
    expect((await clear(setup, id)).code).toBe('SUCCESS');
    expect((await fetch(link)).status).toBe(404);
    expect(toFace(await setup.getResult(id))).toMatchObject({ faceImage: null, faceLivenessScore: 96.9 });
  });

  test('erases the data of a document and keeps its result', async () => {
    const setup = await startWithWebhook();
    const id = setup.simulator.sampleIds.identityMatch;
    await clear(setup, id);
    expect((await setup.getResult(id)).data).toMatchObject({
      overallResult: 'PASS',
      docDetail: { docResult: 'PASS', frontImage: null, ocr: null },
    });
  });

  test('returns REQUEST_IN_PROCESSING when it is repeated too early', async () => {
    const setup = await startWithWebhook();
    const id = setup.simulator.sampleIds.passSilent;
    await clear(setup, id);
    expect((await clear(setup, id)).code).toBe('REQUEST_IN_PROCESSING');
    setup.clock.now += 1000;
    expect((await clear(setup, id)).code).toBe('SUCCESS');
  });

  test.each([
    ['', 'SignatureId is empty'],
    ['0000000000000000', 'SignatureId is not exist'],
    ['7783db8ef2e43909', 'Transaction is not finished'],
  ])('refuses %j', async (signatureId, message) => {
    expect(await clear(await startWithWebhook(), signatureId)).toEqual({
      code: 'PARAMETER_ERROR',
      message,
      data: null,
    });
  });
});
