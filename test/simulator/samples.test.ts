import { describe, expect, test } from '@jest/globals';
import { type SampleName, samples } from '../../src/simulator/samples/samples.js';
import { startWorld, toFace } from './support/simulator-client.js';

const names = Object.keys(samples) as SampleName[];

test('sample ids are distinct and have sixteen hex digits', () => {
  const ids = names.map((name) => samples[name].signatureId);
  expect(ids.filter((id) => /^[0-9a-f]{16}$/.test(id))).toHaveLength(names.length);
  expect(new Set(ids).size).toBe(names.length);
});

describe('the samples together show', () => {
  const seen = async (
    read: (reply: Awaited<ReturnType<Awaited<ReturnType<typeof startWorld>>['getResult']>>) => unknown,
  ) => {
    const { getResult } = await startWorld();
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
      'reasons known and unknown',
      (_, data) => data.errorCode,
      ['USER_TIMEOUT', 'SIMILARITY_FAILED', 'NOT_YET_DOCUMENTED'],
    ],
    ['results known and unknown', (face) => face.faceResult, ['PASS', 'FAIL', 'REVIEW']],
  ])('%s', async (_, read, expected) => {
    const values = await seen((reply) => read(toFace(reply), reply.data));
    expect([...values]).toEqual(expect.arrayContaining(expected));
  });
});

describe('sample', () => {
  const keysOf = async (name: SampleName) => {
    const { getResult } = await startWorld();
    const reply = await getResult(samples[name].signatureId);
    return { data: Object.keys(reply.data), face: Object.keys(toFace(reply)), reply };
  };

  test('olderShape knows idvResult alone and no newest fields', async () => {
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

  test('absentKeys has no null anywhere', async () => {
    const { reply, face } = await keysOf('absentKeys');
    expect(JSON.stringify(reply.data)).not.toContain('null');
    expect(face).not.toContain('silentImage');
  });

  test('extraFields has fields that the contract does not', async () => {
    const { data, face } = await keysOf('extraFields');
    expect(data).toContain('riskDetail');
    expect(face).toContain('faceQualityScore');
  });

  test('erased keeps its verdict and scores, and no picture, archive or video', async () => {
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
