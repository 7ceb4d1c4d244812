import { expect, test } from '@jest/globals';
import { decodeResult } from '../../../../src/providers/advance-ai/record/decode-result.js';
import { type Fields, linkTo, SIGNATURE_ID, wireFace, wireResult, without } from '../../../support/provider/wire.js';
import { START } from '../../../support/test-clock.js';

const terms = { signatureId: SIGNATURE_ID, sentAt: START, fetchedAt: START + 250, linkTtlMs: 1_000 };

const decode = (changes: Fields = {}) => decodeResult(wireResult(changes), terms).result;
const decodeFace = (changes: Fields) => decode({ faceDetail: wireFace(changes) });

test('a passed liveness detection is decoded completely', () => {
  const { images, ...rest } = decode();
  expect(rest).toEqual({
    signatureId: SIGNATURE_ID,
    status: 'PASS',
    errorCode: null,
    errorCodes: [],
    faceResult: 'PASS',
    auditImageArchive: null,
    faceVideo: null,
    faceLivenessScore: 98.72,
    livenessAttackCode: null,
    livenessAttackType: null,
    livenessType: 'DISTANT_NEAR',
    livenessFlowCategory: 'DISTANT_CLOSE',
    faceSimilarityScore: null,
    eventDetails: [{ event: 'STARTED', result: 'OK', createdAt: START - 9_000 }],
    inputParameters: { region: 'PHL', bizId: 'biz-0001' },
    fetchedAt: START + 250,
  });
  expect(images.map(({ kind }) => kind)).toEqual(['FACE', 'FACE_FAR', 'FACE_NEAR']);
});

test('an attack is decoded with its score, its type and the number of its type', () => {
  const faceDetail = wireFace({ faceResult: 'FAIL', faceLivenessScore: 3.4, livenessAttackType: 2 });
  expect(decode({ overallResult: 'FAIL', errorCode: 'LIVENESS_ATTACK', faceDetail })).toMatchObject({
    status: 'FAIL',
    errorCode: 'LIVENESS_ATTACK',
    faceResult: 'FAIL',
    faceLivenessScore: 3.4,
    livenessAttackCode: 2,
    livenessAttackType: 'INJECTION',
  });
});

test('an older response without the newer keys is decoded', () => {
  const faceDetail = { faceResult: 'PASS', faceImageFar: linkTo('far.jpg'), faceLivenessScore: 91 };
  const older = { signatureId: SIGNATURE_ID, idvResult: 'PASS', errorCode: 'SUCCESS', feeDetail: [], faceDetail };
  const { result } = decodeResult(older, terms);
  expect(result).toMatchObject({ status: 'PASS', faceLivenessScore: 91, faceVideo: null, eventDetails: [] });
  expect(result.images.map(({ kind, capturedAt }) => [kind, capturedAt])).toEqual([['FACE_FAR', null]]);
});

test('a missing key means the same as null', () => {
  const all = Object.keys(wireFace());
  const absent = decode({ faceDetail: without(wireFace(), ...all) });
  expect(absent).toEqual(decode({ faceDetail: Object.fromEntries(all.map((key) => [key, null])) }));
  const bare = decodeResult({ overallResult: 'FAIL' }, terms).result;
  expect(bare).toMatchObject({ signatureId: SIGNATURE_ID, status: 'FAIL', images: [], inputParameters: null });
});

test('new keys are ignored', () => {
  const faceDetail = wireFace({ faceQualityScore: 'high' });
  expect(decode({ faceDetail, riskDetail: { level: 3 }, docDetail: { ocr: {} } })).toEqual(decode());
});

test('new words are unknown, not errors', () => {
  const face = decodeFace({ faceResult: 'REVIEW', livenessFlowCategory: 'GAZE', livenessAttackType: 42 });
  expect(face).toMatchObject({
    faceResult: 'UNKNOWN',
    livenessFlowCategory: 'UNKNOWN',
    livenessAttackCode: 42,
    livenessAttackType: 'UNKNOWN',
  });
  expect(decodeFace({ faceResult: 'toString' }).faceResult).toBe('UNKNOWN');
});

test('a type that the customer defined is kept', () => {
  expect(decodeFace({ livenessType: 'login' }).livenessType).toBe('login');
});

test.each<[unknown, unknown]>([
  [{ bizId: 'b', returnUrl: 'https://shop.example.test/?secret=1', nested: { userId: 'u' } }, { bizId: 'b' }],
  ['{"bizId":"b","callbackUrl":"https://shop.example.test/?secret=1"}', { bizId: 'b' }],
  [{ callbackUrl: 'https://shop.example.test/' }, {}],
  [null, null],
  [{}, null],
  ['{}', null],
])("of the session's input %j is passed on: %j", (inputParameters, expected) => {
  const result = decode({ inputParameters });
  expect(result.inputParameters).toEqual(expected);
  expect(result.invalidFields).toBeUndefined();
});

test.each([
  ['a list', ['https://shop.example.test/?secret=1']],
  ['an address', 'com.example.app:/done?token=secret'],
  ['JSON text of text', '"{}"'],
  ['JSON text that is too long', JSON.stringify({ bizId: 'b', more: ' '.repeat(20_000) })],
  ['a number', 5],
])("a session's input that is %s is invalid", (_what, inputParameters) => {
  const { result, invalid } = decodeResult(wireResult({ inputParameters }), terms);
  expect(result).toMatchObject({ inputParameters: null, invalidFields: ['inputParameters'] });
  expect([...invalid]).toEqual(['inputParameters']);
});

test('members that the operator lists are kept beside the documented ones', () => {
  const inputParameters = { bizId: 'b', requestedBy: 'branch 5', other: 'x', constructor: 'y' };
  const inputParameterNames = new Set(['bizId', 'requestedBy', 'toString']);
  const { result } = decodeResult(wireResult({ inputParameters }), { ...terms, inputParameterNames });
  expect(result.inputParameters).toEqual({ bizId: 'b', requestedBy: 'branch 5' });
});
