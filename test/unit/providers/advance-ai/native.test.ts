import { describe, expect, test } from '@jest/globals';
import { decodeNative } from '../../../../src/providers/advance-ai/native/decode-native.js';
import { type Region, toNativePaths } from '../../../../src/providers/advance-ai/native/paths.js';
import { START } from '../../../support/test-clock.js';

const ID = 'b1db7160-26ce-4f34-8ca9-235f79801cb4';
const LINK = 'https://images.example.test/face.jpg';
const TERMS = { signatureId: ID, sentAt: START, fetchedAt: START, linkTtlMs: 86_400_000 };
const DATA = {
  detectionResult: LINK,
  livenessScore: 97.5,
  auditImageUrl: `${LINK}.zip`,
  imageFarUrl: `${LINK}?far`,
  farImageTime: START,
  imageNearUrl: `${LINK}?near`,
  nearImageTime: null,
  attackType: null,
  attackSubType: null,
  sdkVersion: '4.0.5',
  platform: 'Android',
};

const decode = (changes: Readonly<Record<string, unknown>> = {}) => decodeNative({ ...DATA, ...changes }, TERMS);

describe('a native result', () => {
  test('is decoded under the names of a web result', () => {
    const { result, invalid } = decode();
    expect(result).toMatchObject({
      signatureId: ID,
      status: 'PASS',
      faceLivenessScore: 97.5,
      livenessAttackType: null,
      faceVideo: null,
      nativeSdk: { platform: 'Android', sdkVersion: '4.0.5' },
      auditImageArchive: { url: `${LINK}.zip`, expiresAt: START + 86_400_000 },
    });
    expect(result.images.map(({ kind, capturedAt, link }) => [kind, capturedAt, link?.url])).toEqual([
      ['FACE', null, LINK],
      ['FACE_FAR', START, `${LINK}?far`],
      ['FACE_NEAR', null, `${LINK}?near`],
    ]);
    expect([result.invalidFields, invalid.size]).toEqual([undefined, 0]);
  });

  test.each([
    [1, 'PRESENTATION'],
    [2, 'INJECTION'],
    [3, 'UNSURE'],
    [7, 'UNKNOWN'],
  ])('with the attack type %p is an attack of type %s', (attackType, expected) => {
    const { result } = decode({ attackType, livenessScore: 0 });
    expect([result.livenessAttackCode, result.livenessAttackType, result.status]).toEqual([
      attackType,
      expected,
      'FAIL',
    ]);
  });

  test.each([
    ['livenessScore', 'high', 'faceLivenessScore', { faceLivenessScore: null, status: 'INCOMPLETE' }],
    ['livenessScore', 101, 'faceLivenessScore', { faceLivenessScore: null }],
    ['attackType', 'photo', 'livenessAttackCode', { livenessAttackCode: null, faceLivenessScore: 97.5 }],
    ['platform', 7, 'platform', { nativeSdk: { platform: null, sdkVersion: '4.0.5' } }],
    ['sdkVersion', { major: 4 }, 'sdkVersion', { nativeSdk: { platform: 'Android', sdkVersion: null } }],
  ] as const)('keeps the rest where %s is %p', (name, value, field, expected) => {
    const { result, invalid } = decode({ [name]: value });
    expect(result).toMatchObject(expected);
    expect([result.invalidFields, [...invalid]]).toEqual([[field], [name]]);
  });

  test.each(['detectionResult', 'imageFarUrl', 'imageNearUrl', 'auditImageUrl'])(
    'says that a part exists whose link cannot be read: %s',
    (name) => {
      const { result, invalid } = decode({ [name]: 'neither a link nor bytes' });
      expect([...invalid]).toEqual([name]);
      expect(Object.values(result.rejectedLinks ?? {})).toEqual(['MALFORMED']);
      expect(result.faceLivenessScore).toBe(97.5);
    },
  );

  test('has only what came, whatever else comes', () => {
    const { result } = decodeNative({ livenessScore: 50, newField: [1] }, TERMS);
    expect(result).toMatchObject({ status: 'PASS', images: [], auditImageArchive: null });
    expect(result.nativeSdk).toEqual({ platform: null, sdkVersion: null });
  });

  test.each([null, [], 'text', {}])('is rejected as a whole for data that is none: %p', (data) => {
    expect(() => decodeNative(data, TERMS)).toThrow('documented shape');
  });

  test('of another id is rejected', () => {
    expect(() => decode({ livenessId: 'another' })).toThrow('another id');
    expect(decode({ livenessId: ID }).result.signatureId).toBe(ID);
  });
});

describe('the paths of native results', () => {
  test.each([
    ['https://api.advance.ai', '/openapi/liveness/v3/detection-result', '/liveness/ext/v1/get-video', undefined],
    [
      'https://sg-api.advance.ai',
      '/intl/openapi/face-identity/v1/liveness-detection',
      '/intl/openapi/liveness/ext/v1/get-video',
      'SG',
    ],
    [
      'https://ph-api.advance.ai',
      '/ph/openapi/face-identity/v1/liveness-detection',
      '/intl/openapi/liveness/ext/v1/get-video',
      undefined,
    ],
    [
      'https://mex-api.advance.ai',
      '/mex/openapi/face-identity/v1/liveness-detection',
      '/intl/openapi/liveness/ext/v1/get-video',
      undefined,
    ],
  ])('follow from the host %s', (baseUrl, result, video, region) => {
    expect(toNativePaths(baseUrl)).toEqual({ result, video, region });
    expect(toNativePaths(baseUrl, 'th')).toEqual({ result, video, region });
  });

  test.each<[string, Region | undefined, string]>([
    ['http://127.0.0.1:4010', undefined, 'https://api.advance.ai'],
    ['https://api.example.test', undefined, 'https://api.advance.ai'],
    ['https://proxy.example.test', 'sg', 'https://sg-api.advance.ai'],
    ['https://api.example.test', 'my', 'https://my-api.advance.ai'],
  ])('of the host %s in the region %s are those of %s', (baseUrl, region, likeHost) => {
    expect(toNativePaths(baseUrl, region)).toEqual(toNativePaths(likeHost));
  });
});
