import { describe, expect, test } from '@jest/globals';
import { h5, startTestSimulator, toFace, toRecord } from './support/test-simulator.js';

describe('get-result', () => {
  test('returns all seventeen fields of a face for a passed liveness detection', async () => {
    const { simulator, getResult } = await startTestSimulator();
    const reply = await getResult(simulator.sampleIds.passFarNear);
    expect(reply.envelope).toMatchObject({ code: 'SUCCESS', message: 'OK', extra: null, pricingStrategy: 'FREE' });
    expect(reply.envelope.transactionId).toMatch(/^[0-9a-f]{16}$/);
    expect(reply.data).toMatchObject({
      signatureId: simulator.sampleIds.passFarNear,
      overallResult: 'PASS',
      idvResult: 'PASS',
      submissionCompleted: true,
      errorCode: 'SUCCESS',
      countryCodeIso3: 'PHL',
    });
    const face = toFace(reply);
    expect(Object.keys(face)).toHaveLength(17);
    expect(face).toMatchObject({
      faceResult: 'PASS',
      faceImageTime: Date.parse('2026-01-01T00:00:04.100Z'),
      faceImageFarTime: Date.parse('2026-01-01T00:00:04.100Z'),
      faceImageNearTime: Date.parse('2026-01-01T00:00:06.300Z'),
      silentImage: null,
      silentImageTime: null,
      faceLivenessScore: 98.72,
      livenessAttackType: null,
      faceSimilarityScore: null,
    });
    expect(face.faceVideoUrl).toMatch(/video\.mp4\?/);
  });

  test('has the far image as main image, or the silent one if there is no far image', async () => {
    const { simulator, getResult } = await startTestSimulator();
    const toFile = (link: unknown) => new URL(String(link)).pathname.split('/')[2];
    expect(toFile(toFace(await getResult(simulator.sampleIds.passFarNearAction)).faceImage)).toBe('far.jpg');
    expect(toFile(toFace(await getResult(simulator.sampleIds.passAction)).faceImage)).toBe('silent.jpg');
  });

  test('returns images as Base64 of the linked bytes, and archive and video as links', async () => {
    const { simulator, getResult } = await startTestSimulator();
    const id = simulator.sampleIds.passAllImages;
    const linked = toFace(await getResult(id));
    const inline = toFace(await getResult(id, { returnImageType: 'BASE64' }));
    for (const field of ['faceImage', 'faceImageFar', 'faceImageNear', 'silentImage']) {
      const served = Buffer.from(await (await fetch(String(linked[field]))).arrayBuffer());
      expect(inline[field]).toBe(served.toString('base64'));
    }
    expect(inline.auditImageUrl).toMatch(/^http:/);
    expect(inline.faceVideoUrl).toMatch(/^http:/);
  });

  test('has an attack type only below a score of 50', async () => {
    const { simulator, getResult } = await startTestSimulator();
    simulator.addTransaction({ signatureId: 'high', face: { faceLivenessScore: 50, livenessAttackType: 1 } });
    expect(toFace(await getResult('high')).livenessAttackType).toBeNull();
    simulator.setResult('high', { face: { faceLivenessScore: 49.9 } });
    expect(toFace(await getResult('high')).livenessAttackType).toBe(1);
  });

  test('returns SIGNATURE_NOT_EXIST for an unknown id', async () => {
    const { getResult } = await startTestSimulator();
    const { status, envelope } = await getResult('0000000000000000');
    expect({ status, code: envelope.code, data: envelope.data }).toEqual({
      status: 200,
      code: 'SIGNATURE_NOT_EXIST',
      data: null,
    });
  });

  test('finishes a transaction after a number of calls', async () => {
    const { simulator, getResult } = await startTestSimulator();
    const verdicts = [];
    for (let calls = 0; calls < 4; calls += 1) {
      const { data } = await getResult(simulator.sampleIds.runningThenFail);
      verdicts.push([data.overallResult, data.errorCode, data.faceDetail === null]);
    }
    expect(verdicts).toEqual([
      ['INCOMPLETE', null, true],
      ['INCOMPLETE', null, true],
      ['FAIL', 'LIVENESS_ATTACK', false],
      ['FAIL', 'LIVENESS_ATTACK', false],
    ]);
  });

  test('has submissionCompleted false while running and after giving up', async () => {
    const { simulator, getResult } = await startTestSimulator();
    const { running, checking, gaveUp, passSilent } = simulator.sampleIds;
    const replies = await Promise.all([running, checking, gaveUp, passSilent].map((id) => getResult(id)));
    expect(replies.map(({ data }) => data.submissionCompleted)).toEqual([false, true, false, true]);
  });

  test('serves the images of a transaction that finished between calls', async () => {
    const { simulator, getResult } = await startTestSimulator();
    for (let calls = 0; calls < 2; calls += 1) await getResult(simulator.sampleIds.runningThenPass);
    const face = toFace(await getResult(simulator.sampleIds.runningThenPass));
    expect((await fetch(String(face.faceImageNear))).status).toBe(200);
  });

  test('merges the changes of setResult', async () => {
    const { simulator, getResult } = await startTestSimulator();
    const id = simulator.sampleIds.passVideoPending;
    expect(toFace(await getResult(id)).faceVideoUrl).toBe('PENDING');
    simulator.setResult(id, { face: { video: 'READY' } });
    const face = toFace(await getResult(id));
    expect(face.faceVideoUrl).toMatch(/^http/);
    expect(face.faceLivenessScore).toBe(98.72);
  });

  test('has a list of error codes for a proof of address', async () => {
    const { simulator, getResult } = await startTestSimulator();
    const { data } = await getResult(simulator.sampleIds.addressRefused);
    expect(data).toMatchObject({ overallResult: 'FAIL', errorCodes: ['DOCUMENT_EXPIRED', 'NAME_NOT_MATCHED'] });
    expect(Object.keys(data)).not.toEqual(expect.arrayContaining(['errorCode']));
    expect(Object.keys(data)).not.toEqual(expect.arrayContaining(['idvResult']));
  });

  test('has no faceDetail key for a document verification', async () => {
    const { simulator, getResult } = await startTestSimulator();
    const { data } = await getResult(simulator.sampleIds.documentGenuine);
    expect('faceDetail' in data).toBe(false);
    expect(toRecord(data.docDetail).frontImage).toMatch(/document-front\.jpg/);
  });
});

describe('an invalid call', () => {
  test.each([
    ['a body that is not JSON', 'POST', '{"signatureId":', 'HTTP 400 - Bad Request'],
    ['a body that is an array', 'POST', '[]', 'HTTP 400 - Bad Request'],
    ['another method', 'GET', '', 'HTTP 405 - Method Not Allowed'],
  ])('with %s returns a CLIENT_ERROR envelope with status 200', async (_, method, body, message) => {
    const { call, getToken } = await startTestSimulator();
    const { status, envelope } = await call(`${h5}/get-result`, body, await getToken(), method);
    expect(status).toBe(200);
    expect(envelope).toMatchObject({ code: 'CLIENT_ERROR', message, data: null });
  });
});
