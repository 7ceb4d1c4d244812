import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeResult } from '../../../../src/providers/advance-ai/record/decode-result.js';
import { ProviderError } from '../../../../src/providers/provider-error.js';
import { type Fields, SIGNATURE_ID, wireFace, wireResult } from '../../../support/provider/wire.js';
import { START } from '../../../support/test-clock.js';

const terms = { signatureId: SIGNATURE_ID, sentAt: START, fetchedAt: START + 250, linkTtlMs: 1_000 };

const decode = (changes: Fields = {}) => decodeResult(wireResult(changes), terms);

describe('a response of another record or without a verdict is invalid', () => {
  test.each<[string, unknown]>([
    ...[null, undefined, '', 'text', 12, true, [], {}, [wireResult()]].map((data): [string, unknown] => [
      `the data ${JSON.stringify(data)?.slice(0, 40)}`,
      data,
    ]),
    ...[
      ...[{ signatureId: 'of-someone-else' }, { signatureId: 12 }, { signatureId: [] }, { signatureId: ' ' }],
      ...[{ overallResult: true }, { overallResult: [] }, { overallResult: {} }, { overallResult: 'pass' }],
      ...[
        { overallResult: null, idvResult: 5 },
        { overallResult: '', idvResult: '' },
      ],
    ].map((changes): [string, unknown] => [JSON.stringify(changes), wireResult({ idvResult: null, ...changes })]),
  ])('such as %s', (_what, data) => {
    expect(() => decodeResult(data, terms)).toThrow(expect.objectContaining({ failure: 'invalid-response' }));
  });

  test('with a message that names the field and quotes nothing', () => {
    const leak = ['https://assets.example.test/leak?token=1'];
    expect(() => decode({ overallResult: leak })).toThrow(': overallResult');
    expect(() => decode({ overallResult: leak })).not.toThrow('leak');
  });
});

describe('any other value that does not fit', () => {
  const inFace = (changes: Fields) => ({ faceDetail: wireFace(changes) });
  test.each<[Fields, string, Fields]>([
    [{ errorCode: 0 }, 'errorCode', { invalidFields: ['errorCode'], errorCode: null }],
    [{ errorCode: null, errorCodes: [1] }, 'errorCodes', {}],
    [{ errorCode: null, errorCodes: 'A' }, 'errorCodes', { invalidFields: ['errorCode'] }],
    [inFace({ faceResult: 5 }), 'faceResult', { invalidFields: ['faceResult'], faceResult: null }],
    [inFace({ faceLivenessScore: -0.01 }), 'faceLivenessScore', { invalidFields: ['faceLivenessScore'] }],
    [inFace({ faceLivenessScore: '98,5' }), 'faceLivenessScore', { invalidFields: ['faceLivenessScore'] }],
    [inFace({ faceSimilarityScore: 101 }), 'faceSimilarityScore', { invalidFields: ['faceSimilarityScore'] }],
    [inFace({ livenessAttackType: 1.5 }), 'livenessAttackType', { invalidFields: ['livenessAttackCode'] }],
    [inFace({ livenessAttackType: 2_147_483_648 }), 'livenessAttackType', { invalidFields: ['livenessAttackCode'] }],
    [inFace({ livenessType: {}, livenessFlowCategory: 1 }), 'livenessFlowCategory', { livenessType: null }],
    [inFace({ faceVideoUrl: false }), 'faceVideoUrl', { invalidFields: ['faceVideo'], faceVideo: null }],
    [inFace({ faceImage: { url: 'https://a.example.test/' } }), 'faceImage', { rejectedLinks: { FACE: 'MALFORMED' } }],
    [inFace({ silentImage: 'ERROR' }), 'silentImage', { rejectedLinks: { SILENT: 'MALFORMED' } }],
    [inFace({ auditImageUrl: 'PENDING' }), 'auditImageUrl', { rejectedLinks: { AUDIT_IMAGE_ARCHIVE: 'MALFORMED' } }],
    [inFace({ eventDetails: 5 }), 'eventDetails', { invalidFields: ['eventDetails'], eventDetails: [] }],
    [inFace({ eventDetails: ['x'] }), 'eventDetails', { invalidFields: ['eventDetails'], eventDetails: [] }],
  ])('in %j is reported as %s and marked in the result by its schema name', (changes, name, expected) => {
    const { result, invalid } = decode(changes);
    expect(result).toMatchObject({ status: 'PASS', ...expected });
    // A list with one reason that is no text is a list all the same.
    if (name !== 'errorCodes' || 'invalidFields' in expected) expect([...invalid]).toEqual([name]);
  });

  test('in place of the whole face invalidates every field of the face, and nothing else', () => {
    const { result, invalid } = decode({ faceDetail: 'none' });
    expect([...invalid]).toEqual(['faceDetail']);
    expect(result).toMatchObject({ status: 'PASS', images: [], eventDetails: [], inputParameters: { region: 'PHL' } });
    expect(result.invalidFields).toHaveLength(10);
    expect(result.invalidFields).not.toContain('errorCode');
  });

  test('in an event costs that member; an item that is no event is dropped', () => {
    const events = [
      null,
      { event: 1, result: 'OK', createTimestamp: START },
      'x',
      { event: 'END', createTimestamp: '1' },
    ];
    expect(decode(inFace({ eventDetails: events })).result.eventDetails).toEqual([
      { event: null, result: 'OK', createdAt: START, invalidFields: ['event'] },
      { event: 'END', result: null, createdAt: null, invalidFields: ['createdAt'] },
    ]);
  });

  test('leaves no mark on a result in which everything fits', () => {
    const { result, invalid } = decode();
    expect(invalid.size).toBe(0);
    expect(Object.keys(result)).not.toContain('invalidFields');
    expect(Object.keys(result)).not.toContain('rejectedLinks');
  });

  test('may be nested deeper than any parameters', () => {
    const depth = 200_000;
    const inputParameters = JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    expect(decode({ inputParameters }).result).toMatchObject({ status: 'PASS', inputParameters: null });
  });
});

test('any JSON is decoded or rejected with a ProviderError', () => {
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
