import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeResult } from '../../src/provider/decode-result.js';
import { ProviderError } from '../../src/provider/provider-error.js';
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

describe('the status', () => {
  test.each([
    { given: { overallResult: 'PASS', errorCode: 'SUCCESS' }, status: 'PASS', errorCode: null },
    {
      given: { overallResult: 'FAIL', errorCode: 'SIMILARITY_FAILED' },
      status: 'FAIL',
      errorCode: 'SIMILARITY_FAILED',
    },
    { given: { overallResult: 'FAIL', errorCode: null }, status: 'FAIL', errorCode: null },
    { given: { overallResult: 'FAIL', errorCode: 'A_CODE_OF_2027' }, status: 'FAIL', errorCode: 'A_CODE_OF_2027' },
    { given: { overallResult: 'INCOMPLETE', errorCode: null }, status: 'PENDING', errorCode: null },
    { given: { overallResult: 'INCOMPLETE', errorCode: '' }, status: 'PENDING', errorCode: null },
    { given: { overallResult: 'INCOMPLETE', errorCode: null, errorCodes: [] }, status: 'PENDING', errorCode: null },
    {
      given: { overallResult: 'INCOMPLETE', errorCode: 'USER_TIMEOUT' },
      status: 'INCOMPLETE',
      errorCode: 'USER_TIMEOUT',
    },
    {
      given: { overallResult: 'FAIL', errorCode: null, errorCodes: ['FIRST', 'SECOND'] },
      status: 'FAIL',
      errorCode: 'FIRST',
    },
    {
      given: { overallResult: 'INCOMPLETE', errorCode: null, errorCodes: ['GONE'] },
      status: 'INCOMPLETE',
      errorCode: 'GONE',
    },
    { given: { overallResult: null, idvResult: 'FAIL', errorCode: 'OLD' }, status: 'FAIL', errorCode: 'OLD' },
    { given: { overallResult: null, idvResult: 'INCOMPLETE', errorCode: null }, status: 'PENDING', errorCode: null },
    { given: { overallResult: 'FAIL', idvResult: 'PASS', errorCode: 'X' }, status: 'FAIL', errorCode: 'X' },
    { given: { overallResult: 'REVIEW', idvResult: 'PASS' }, status: 'PASS', errorCode: null },
  ])('of $given is $status with the reason $errorCode', ({ given, status, errorCode }) => {
    expect(decode(given)).toMatchObject({ status, errorCode });
  });

  test.each([
    { overallResult: 'REVIEW', idvResult: 'REVIEW' },
    { overallResult: null, idvResult: null },
    { overallResult: 'pass', idvResult: '' },
  ])('of %j is not guessed', (given) => {
    expect(() => decode(given)).toThrow('without a documented verdict');
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

describe('anything but the documented shape is refused', () => {
  test.each([
    null,
    undefined,
    'text',
    [],
    wireResult({ signatureId: 'of-someone-else' }),
    wireResult({ signatureId: 12 }),
    wireResult({ overallResult: true }),
    wireResult({ errorCodes: [1] }),
    wireResult({ faceDetail: 'none' }),
    wireResult({ faceDetail: [] }),
    ...[
      { faceLivenessScore: '98' },
      { faceLivenessScore: -0.01 },
      { faceLivenessScore: 100.01 },
      { faceSimilarityScore: 101 },
      { faceImageTime: '1767225604100' },
      { faceImageTime: 1.5 },
      { faceImageTime: 8_640_000_000_000_001 },
      { livenessAttackType: '2' },
      { livenessAttackType: 1.5 },
      { livenessAttackType: 2_147_483_648 },
      { faceImage: { url: 'https://assets.example.test/far.jpg' } },
      { eventDetails: {} },
      { eventDetails: [null] },
      { faceVideoUrl: false },
    ].map((changes) => wireResult({ faceDetail: wireFace(changes) })),
  ])('%j', (data) => {
    expect(() => decodeResult(data, terms)).toThrow(expect.objectContaining({ failure: 'invalid-response' }));
  });

  test('with a message that names the place and quotes nothing', () => {
    const leak = 'https://assets.example.test/leak?token=1';
    expect(() => decodeFace({ faceLivenessScore: leak })).toThrow('at faceDetail.faceLivenessScore');
    expect(() => decodeFace({ faceLivenessScore: leak })).not.toThrow('leak');
  });

  test('even where it is nested deeper than any parameters are', () => {
    const depth = 200_000;
    const inputParameters = JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    expect(() => decode({ inputParameters })).toThrow(ProviderError);
  });
});

test('whatever JSON comes, it is decoded or refused with a ProviderError', () => {
  const mutated = fc.tuple(fc.constantFrom(...Object.keys(wireResult()), 'errorCodes'), fc.jsonValue());
  const mutatedFace = fc.tuple(fc.constantFrom(...Object.keys(wireFace())), fc.jsonValue());
  const anyAnswer = fc.oneof(
    fc.jsonValue(),
    mutated.map(([key, value]) => wireResult({ [key]: value })),
    mutatedFace.map(([key, value]) => wireResult({ faceDetail: wireFace({ [key]: value }) })),
  );
  fc.assert(
    fc.property(anyAnswer, (data) => {
      try {
        const { result } = decodeResult(data, terms);
        return JSON.stringify(result).length > 0;
      } catch (error) {
        return error instanceof ProviderError && error.failure === 'invalid-response';
      }
    }),
    { numRuns: 500 },
  );
});
