import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeResult } from '../../src/provider/decode-result.js';
import { ProviderError } from '../../src/provider/provider-error.js';
import { START } from '../support/test-clock.js';
import { type Fields, SIGNATURE_ID, wireFace, wireResult } from '../support/wire.js';

const terms = { signatureId: SIGNATURE_ID, sentAt: START, fetchedAt: START + 250, linkTtlMs: 1_000 };

const decode = (changes: Fields = {}) => decodeResult(wireResult(changes), terms).result;
describe('anything but the documented shape is refused', () => {
  const inFace = (changes: Fields) => ({ faceDetail: wireFace(changes) });
  test.each<[string, unknown]>([
    ...[null, undefined, 'text', 12, []].map((data): [string, unknown] => [`the data ${JSON.stringify(data)}`, data]),
    ...[
      { signatureId: 'of-someone-else' },
      { signatureId: 12 },
      { overallResult: true },
      { errorCodes: [1] },
      { faceDetail: 'none' },
      { faceDetail: [] },
    ].map((changes): [string, unknown] => [JSON.stringify(changes), wireResult(changes)]),
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
    ].map((changes): [string, unknown] => [`the face ${JSON.stringify(changes)}`, wireResult(inFace(changes))]),
  ])('such as %s', (_what, data) => {
    expect(() => decodeResult(data, terms)).toThrow(expect.objectContaining({ failure: 'invalid-response' }));
  });

  test('with a message that names the place and quotes nothing', () => {
    const leak = 'https://assets.example.test/leak?token=1';
    expect(() => decode(inFace({ faceLivenessScore: leak }))).toThrow('at faceDetail.faceLivenessScore');
    expect(() => decode(inFace({ faceLivenessScore: leak }))).not.toThrow('leak');
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
