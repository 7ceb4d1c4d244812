import { describe, expect, test } from '@jest/globals';
import { errorSamples } from '../../../src/simulator/samples/error-samples.js';
import { nativeSamples } from '../../../src/simulator/samples/native-samples.js';
import { type SampleName, samples } from '../../../src/simulator/samples/samples.js';
import { startTestSimulator, toFace, toRecord } from './support/test-simulator.js';

const names = Object.keys(samples) as SampleName[];

test('sample ids are distinct and have sixteen hex digits', () => {
  const ids = Object.values({ ...samples, ...errorSamples, ...nativeSamples }).map(({ signatureId }) => signatureId);
  expect(ids.length).toBe(names.length + Object.keys(errorSamples).length + Object.keys(nativeSamples).length);
  expect(ids.filter((id) => !/^[0-9a-f]{16}$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

describe('the samples include', () => {
  const seen = async (
    read: (reply: Awaited<ReturnType<Awaited<ReturnType<typeof startTestSimulator>>['getResult']>>) => unknown,
  ) => {
    const { getResult } = await startTestSimulator();
    const replies = await Promise.all(names.map((name) => getResult(samples[name].signatureId)));
    return new Set(replies.map(read));
  };
  test.each<[string, (face: Record<string, unknown>, data: Record<string, unknown>) => unknown, unknown[]]>([
    ['every verdict', (_, data) => data.overallResult, ['PASS', 'FAIL', 'INCOMPLETE', undefined]],
    [
      'every flow category and an unknown one',
      (face) => face.livenessFlowCategory,
      ['DISTANT_CLOSE_ACTION', 'DISTANT_CLOSE', 'ACTION', 'SILENT', 'GAZE'],
    ],
    ['every attack type and unknown ones', (face) => face.livenessAttackType, [null, 1, 2, 3, 9, 42]],
    [
      'every state of a video',
      (face) => String(face.faceVideoUrl).slice(0, 5),
      ['null', 'PENDI', 'ERROR', 'http:', 'undef'],
    ],
    [
      'known and unknown error codes',
      (_, data) => data.errorCode,
      ['USER_TIMEOUT', 'SIMILARITY_FAILED', 'NOT_YET_DOCUMENTED'],
    ],
    [
      'every layout of a document, a document in a list, and none',
      (_, { docDetail }) => ['frontImage', 'front', 'OCR', '0'].find((name) => name in toRecord(docDetail)),
      ['frontImage', 'front', 'OCR', '0', undefined],
    ],
    ['known and unknown results', (face) => face.faceResult, ['PASS', 'FAIL', 'REVIEW']],
  ])('%s', async (_, read, expected) => {
    const values = await seen((reply) => read(toFace(reply), reply.data));
    expect([...values]).toEqual(expect.arrayContaining(expected));
  });
});

describe('sample', () => {
  const keysOf = async (name: SampleName) => {
    const { getResult } = await startTestSimulator();
    const reply = await getResult(samples[name].signatureId);
    return { data: Object.keys(reply.data), face: Object.keys(toFace(reply)), reply };
  };

  test('olderShape has idvResult only and none of the newest fields', async () => {
    const { data, face } = await keysOf('olderShape');
    expect(data).toContain('idvResult');
    expect(data).not.toContain('overallResult');
    expect(face).not.toContain('faceImage');
    expect(face).toHaveLength(14);
  });

  test('oldestShape has the first seven fields of a face', async () => {
    expect((await keysOf('oldestShape')).face).toEqual([
      'faceResult',
      'faceImageFar',
      'faceImageNear',
      'auditImageUrl',
      'faceLivenessScore',
      'faceSimilarityScore',
      'eventDetails',
    ]);
  });

  test('absentKeys has no null', async () => {
    const { reply, face } = await keysOf('absentKeys');
    expect(JSON.stringify(reply.data)).not.toContain('null');
    expect(face).not.toContain('silentImage');
  });

  test('extraFields has undocumented fields', async () => {
    const { data, face } = await keysOf('extraFields');
    expect(data).toContain('riskDetail');
    expect(face).toContain('faceQualityScore');
  });

  test('erased has its verdict and scores, and no image, archive or video', async () => {
    const { reply } = await keysOf('erased');
    expect(reply.data.overallResult).toBe('PASS');
    expect(toFace(reply)).toMatchObject({
      faceImage: null,
      faceImageFar: null,
      faceImageNear: null,
      auditImageUrl: null,
      faceVideoUrl: null,
      faceLivenessScore: 98.72,
    });
  });
});
