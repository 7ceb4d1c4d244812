import { describe, expect, test } from '@jest/globals';
import { h5, startWorld, toFace, toRecord } from './support/simulator-client.js';

describe('get-result', () => {
  test('answers a passed liveness detection with all seventeen fields of a face', async () => {
    const { simulator, getResult } = await startWorld();
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

  test('shows the far picture as the main one, or the silent one where there is no far one', async () => {
    const { simulator, getResult } = await startWorld();
    const toFile = (link: unknown) => new URL(String(link)).pathname.split('/')[2];
    expect(toFile(toFace(await getResult(simulator.sampleIds.passFarNearAction)).faceImage)).toBe('far.jpg');
    expect(toFile(toFace(await getResult(simulator.sampleIds.passAction)).faceImage)).toBe('silent.jpg');
  });

  test('gives pictures as Base64 of the bytes behind the links, and the archive and the video still as links', async () => {
    const { simulator, getResult } = await startWorld();
    const id = simulator.sampleIds.passAllPictures;
    const linked = toFace(await getResult(id));
    const inline = toFace(await getResult(id, { returnImageType: 'BASE64' }));
    for (const field of ['faceImage', 'faceImageFar', 'faceImageNear', 'silentImage']) {
      const served = Buffer.from(await (await fetch(String(linked[field]))).arrayBuffer());
      expect(inline[field]).toBe(served.toString('base64'));
    }
    expect(inline.auditImageUrl).toMatch(/^http:/);
    expect(inline.faceVideoUrl).toMatch(/^http:/);
  });

  test('names an attack type below a score of 50 only', async () => {
    const { simulator, getResult } = await startWorld();
    simulator.addTransaction({ signatureId: 'high', face: { faceLivenessScore: 50, livenessAttackType: 1 } });
    expect(toFace(await getResult('high')).livenessAttackType).toBeNull();
    simulator.setResult('high', { face: { faceLivenessScore: 49.9 } });
    expect(toFace(await getResult('high')).livenessAttackType).toBe(1);
  });

  test('knows no transaction under an id that nobody made', async () => {
    const { getResult } = await startWorld();
    const { status, envelope } = await getResult('0000000000000000');
    expect({ status, code: envelope.code, data: envelope.data }).toEqual({
      status: 200,
      code: 'SIGNATURE_NOT_EXIST',
      data: null,
    });
  });

  test('lets a transaction end after so many calls', async () => {
    const { simulator, getResult } = await startWorld();
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

  test('says whether the submission is complete: not while it runs, nor after giving up', async () => {
    const { simulator, getResult } = await startWorld();
    const { running, checking, gaveUp, passSilent } = simulator.sampleIds;
    const replies = await Promise.all([running, checking, gaveUp, passSilent].map((id) => getResult(id)));
    expect(replies.map(({ data }) => data.submissionCompleted)).toEqual([false, true, false, true]);
  });

  test('serves the pictures of a transaction that ended meanwhile', async () => {
    const { simulator, getResult } = await startWorld();
    for (let calls = 0; calls < 2; calls += 1) await getResult(simulator.sampleIds.runningThenPass);
    const face = toFace(await getResult(simulator.sampleIds.runningThenPass));
    expect((await fetch(String(face.faceImageNear))).status).toBe(200);
  });

  test('shows what a test has changed, laid over what was there', async () => {
    const { simulator, getResult } = await startWorld();
    const id = simulator.sampleIds.passVideoPending;
    expect(toFace(await getResult(id)).faceVideoUrl).toBe('PENDING');
    simulator.setResult(id, { face: { video: 'READY' } });
    const face = toFace(await getResult(id));
    expect(face.faceVideoUrl).toMatch(/^http/);
    expect(face.faceLivenessScore).toBe(98.72);
  });

  test('lists reasons instead of one reason for a proof of address', async () => {
    const { simulator, getResult } = await startWorld();
    const { data } = await getResult(simulator.sampleIds.addressRefused);
    expect(data).toMatchObject({ overallResult: 'FAIL', errorCodes: ['DOCUMENT_EXPIRED', 'NAME_NOT_MATCHED'] });
    expect(Object.keys(data)).not.toEqual(expect.arrayContaining(['errorCode']));
    expect(Object.keys(data)).not.toEqual(expect.arrayContaining(['idvResult']));
  });

  test('has no faceDetail for a document alone, not even null', async () => {
    const { simulator, getResult } = await startWorld();
    const { data } = await getResult(simulator.sampleIds.documentGenuine);
    expect('faceDetail' in data).toBe(false);
    expect(toRecord(data.docDetail).frontImage).toMatch(/document-front\.jpg/);
  });
});

describe('what is no proper call', () => {
  test.each([
    ['a body that is not JSON', 'POST', '{"signatureId":', 'HTTP 400 - Bad Request'],
    ['a body that is an array', 'POST', '[]', 'HTTP 400 - Bad Request'],
    ['another verb', 'GET', '', 'HTTP 405 - Method Not Allowed'],
  ])('%s gets a CLIENT_ERROR envelope with status 200', async (_, method, body, message) => {
    const { call, getToken } = await startWorld();
    const { status, envelope } = await call(`${h5}/get-result`, body, await getToken(), method);
    expect(status).toBe(200);
    expect(envelope).toMatchObject({ code: 'CLIENT_ERROR', message, data: null });
  });
});
