import { expect, test } from '@jest/globals';
import { decodeResult } from '../../src/provider/decode-result.js';
import { START } from '../support/test-clock.js';
import { type Fields, linkTo, SIGNATURE_ID, wireFace, wireResult, without } from '../support/wire.js';

const terms = { signatureId: SIGNATURE_ID, sentAt: START, fetchedAt: START + 250, linkTtlMs: 1_000 };

const decode = (changes: Fields = {}) => decodeResult(wireResult(changes), terms).result;
const decodeFace = (changes: Fields) => decode({ faceDetail: wireFace(changes) });

test('a passed liveness detection is read whole', () => {
  const { images, ...rest } = decode();
  expect(rest).toEqual({
    signatureId: SIGNATURE_ID,
    status: 'PASS',
    errorCode: null,
    faceResult: 'PASS',
    auditImageArchive: null,
    faceVideo: null,
    faceLivenessScore: 98.72,
    livenessAttackCode: null,
    livenessType: 'DISTANT_NEAR',
    livenessFlowCategory: 'DISTANT_CLOSE',
    faceSimilarityScore: null,
    eventDetails: [{ event: 'STARTED', result: 'OK', createdAt: START - 9_000 }],
    inputParameters: { region: 'PHL', bizId: 'biz-0001' },
    fetchedAt: START + 250,
  });
  expect(images.map(({ kind }) => kind)).toEqual(['FACE', 'FACE_FAR', 'FACE_NEAR']);
});

test('an attack is read with its score and the number of its type', () => {
  const faceDetail = wireFace({ faceResult: 'FAIL', faceLivenessScore: 3.4, livenessAttackType: 2 });
  expect(decode({ overallResult: 'FAIL', errorCode: 'LIVENESS_ATTACK', faceDetail })).toMatchObject({
    status: 'FAIL',
    errorCode: 'LIVENESS_ATTACK',
    faceResult: 'FAIL',
    faceLivenessScore: 3.4,
    livenessAttackCode: 2,
  });
});

test('the older answer, without the newer keys, is read as far as it goes', () => {
  const faceDetail = { faceResult: 'PASS', faceImageFar: linkTo('far.jpg'), faceLivenessScore: 91 };
  const older = { signatureId: SIGNATURE_ID, idvResult: 'PASS', errorCode: 'SUCCESS', feeDetail: [], faceDetail };
  const { result } = decodeResult(older, terms);
  expect(result).toMatchObject({ status: 'PASS', faceLivenessScore: 91, faceVideo: null, eventDetails: [] });
  expect(result.images.map(({ kind, capturedAt }) => [kind, capturedAt])).toEqual([['FACE_FAR', null]]);
});

test('an absent key says the same as null', () => {
  const all = Object.keys(wireFace());
  const absent = decode({ faceDetail: without(wireFace(), ...all) });
  expect(absent).toEqual(decode({ faceDetail: Object.fromEntries(all.map((key) => [key, null])) }));
  const bare = decodeResult({ overallResult: 'FAIL' }, terms).result;
  expect(bare).toMatchObject({ signatureId: SIGNATURE_ID, status: 'FAIL', images: [], inputParameters: null });
});

test('new keys are of no consequence', () => {
  const faceDetail = wireFace({ faceQualityScore: 'high' });
  expect(decode({ faceDetail, riskDetail: { level: 3 }, docDetail: { ocr: {} } })).toEqual(decode());
});

test('new words are unknown, not errors', () => {
  const face = decodeFace({ faceResult: 'REVIEW', livenessFlowCategory: 'GAZE', livenessAttackType: 42 });
  expect(face).toMatchObject({ faceResult: 'UNKNOWN', livenessFlowCategory: 'UNKNOWN', livenessAttackCode: 42 });
  expect(decodeFace({ faceResult: 'toString' }).faceResult).toBe('UNKNOWN');
});

test("a type that the customer named is kept, and addresses among the session's parameters are not", () => {
  const inputParameters = {
    bizId: 'b',
    returnUrl: 'https://shop.example.test/?secret=1',
    nested: { callbackUrl: 'a://b' },
  };
  const { livenessType, inputParameters: kept } = decode({
    faceDetail: wireFace({ livenessType: 'login' }),
    inputParameters,
  });
  expect(livenessType).toBe('login');
  expect(kept).toEqual({ bizId: 'b', nested: {} });
});
