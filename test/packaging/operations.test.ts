import { readFileSync } from 'node:fs';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { expect, test } from '@jest/globals';
import { print } from 'graphql';
import {
  ExploreDocument,
  GalleryDocument,
  InlinePictureDocument,
  NativeResultDocument,
  ReviewQueueDocument,
  StatusDocument,
  VerdictDocument,
  WholeVerificationDocument,
} from '../../schema/generated/graphql.js';
import {
  readSampleOperations,
  type SampleOperation,
  type SampleOptions,
} from '../../src/server/apollo/sample-operations.js';
import { OPERATION_FILES } from '../support/data/operation-files.js';
import { startTestGateway } from '../support/gateway/gateway.js';
import { createModelHistory } from '../support/history/model.js';
import { recordOf } from '../support/history/record-of.js';

async function start(env: Readonly<Record<string, string>> = {}) {
  const gateway = await startTestGateway({ env });
  const run = async <Data, Variables extends Record<string, unknown>>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data> => {
    const { data, errors } = await gateway.ask(print(document), variables);
    expect(errors).toEqual([]);
    return data;
  };
  return { ...gateway, run, ids: gateway.simulator.sampleIds };
}

test('Explore, which the landing page starts with, shows why an attack was seen', async () => {
  const { run, ids } = await start();
  const { livenessResult } = await run(ExploreDocument, { signatureId: ids.attackPresentation });
  expect(livenessResult).toMatchObject({
    status: 'FAIL',
    errorCode: 'LIVENESS_ATTACK',
    isLikelyAttack: true,
    attackReasons: ['LOW_LIVENESS_SCORE', 'ATTACK_TYPE_REPORTED'],
    livenessAttackType: 'PRESENTATION',
  });
});

test('Verdict explains a pass and hands out a picture that can be fetched', async () => {
  const { run, ids } = await start();
  const { livenessResult } = await run(VerdictDocument, { signatureId: ids.passFarNear });
  expect(livenessResult).toMatchObject({ status: 'PASS', isLikelyAttack: false, attackReasons: [] });
  expect((await fetch(livenessResult?.faceImage?.url ?? '')).headers.get('content-type')).toBe('image/jpeg');
});

test('Status sees a verification become final', async () => {
  const { run, ids, clock } = await start();
  const statuses: (string | undefined)[] = [];
  for (let poll = 0; poll < 3; poll += 1) {
    statuses.push((await run(StatusDocument, { signatureId: ids.runningThenFail })).livenessResult?.status);
    clock.advance(6_000);
  }
  expect(statuses).toEqual(['PENDING', 'PENDING', 'FAIL']);
});

test('Gallery hands out everything that can be looked at', async () => {
  const { run, ids } = await start();
  const { livenessResult } = await run(GalleryDocument, { signatureId: ids.passAllImages });
  const { images = [], auditImageArchive, faceVideo } = livenessResult ?? {};
  expect(images?.map(({ kind }) => kind)).toEqual(['FACE', 'FACE_FAR', 'FACE_NEAR', 'SILENT']);
  expect(faceVideo?.state).toBe('READY');
  for (const url of [...(images ?? []), auditImageArchive, faceVideo].map((media) => media?.url)) {
    expect((await fetch(url ?? '')).status).toBe(200);
  }
});

test('InlinePicture brings the bytes along', async () => {
  const { run, ids } = await start();
  const { livenessResult } = await run(InlinePictureDocument, { signatureId: ids.passSilent });
  expect(livenessResult?.faceImage?.dataUri).toMatch(/^data:image\/jpeg;base64,/);
});

test('ReviewQueue keeps the order of the ids, with null for one that is unknown', async () => {
  const { run, ids } = await start();
  const signatureIds = [ids.faceMismatch, 'nobody', ids.faceMatch];
  const { livenessResults } = await run(ReviewQueueDocument, { signatureIds });
  expect(livenessResults.map((result) => result?.isFaceMatch)).toEqual([false, undefined, true]);
});

test('WholeVerification brings face, document and address by one provider call', async () => {
  const { run, ids, resultCalls } = await start();
  const { verification } = await run(WholeVerificationDocument, { signatureId: ids.identityMatch });
  expect(verification).toMatchObject({
    status: 'PASS',
    livenessResult: { isLikelyAttack: false },
    document: { result: 'PASS', fullName: 'TEST PERSON' },
  });
  const images = [verification?.livenessResult?.faceImage, ...(verification?.document?.images ?? [])];
  expect(images.length).toBeGreaterThan(1);
  for (const image of images) expect((await fetch(image?.url ?? '')).headers.get('content-type')).toBe('image/jpeg');
  expect(resultCalls()).toBe(1);
});

test('NativeResult explains an attack that a mobile app has captured, by one billed call', async () => {
  const { run, simulator } = await start({ NATIVE_RESULTS: 'on' });
  const { nativeLivenessResult } = await run(NativeResultDocument, {
    livenessId: simulator.nativeSampleIds.nativeAttack,
  });
  expect(nativeLivenessResult).toMatchObject({
    platform: 'iOS',
    isLikelyAttack: true,
    attackReasons: ['LOW_LIVENESS_SCORE', 'ATTACK_TYPE_REPORTED'],
    livenessAttackType: 'UNSURE',
    images: [{ kind: 'FACE' }, { kind: 'FACE_FAR' }, { kind: 'FACE_NEAR' }],
  });
  expect(simulator.billedCalls()).toBe(1);
});

const HISTORY = ['VerificationHistory', 'VerificationStatistics'];

test('every operation in schema/ is known here, and Sandbox and the explorer begin with all of them', () => {
  const names = OPERATION_FILES.flatMap(
    (name) => readFileSync(`schema/${name}`, 'utf8').match(/(?<=^query )\w+/gm) ?? [],
  ).sort();
  expect(names).toEqual([
    'Explore',
    'Gallery',
    'InlinePicture',
    'NativeResult',
    'ReviewQueue',
    'Status',
    'Verdict',
    ...HISTORY,
    'WholeVerification',
  ]);
  expect(sampleNames({ livenessId: 'y', hasHistory: true }).sort()).toEqual(names);
});

test('Sandbox and the explorer begin without native results where they are off', () => {
  expect(sampleNames({})).not.toContain('NativeResult');
  expect(sampleNames({})).toHaveLength(sampleNames({ livenessId: 'y' }).length - 1);
});

test('Sandbox and the explorer begin with a list and statistics where a history is kept, and only there', async () => {
  const history = createModelHistory();
  await history.put('default', [
    recordOf('passed', { countryCode: 'PHL' }),
    recordOf('failed', { status: 'FAIL', countryCode: 'PHL' }),
    recordOf('cancelled', { status: 'INCOMPLETE' }),
  ]);
  const { url, post } = await startTestGateway({ history });
  const samples = await readSamples(url);
  const [list, statistics] = samples.slice(-2);
  expect(samples.slice(-2).map(toName)).toEqual(HISTORY);
  const listed = await post(list);
  expect(listed).toMatchObject({ errors: [], data: { verificationHistory: { totalCount: { value: 2 } } } });
  const counted = await post(statistics);
  expect(counted).toMatchObject({
    errors: [],
    data: { verificationStatistics: { total: 2, passRate: 0.5, groups: [{ countryCode: 'PHL', total: 2 }] } },
  });
  const names = (await readSamples((await startTestGateway()).url)).map(toName);
  expect(names).toEqual(sampleNames({}));
});

async function readSamples(url: string): Promise<readonly SampleOperation[]> {
  return (await (await fetch(`${url}/explore/samples.json`)).json()) as readonly SampleOperation[];
}

function sampleNames(options: Pick<SampleOptions, 'livenessId' | 'hasHistory'>) {
  const packageRoot = new URL('../../', import.meta.url);
  return readSampleOperations({ packageRoot, signatureId: 'x', needsToken: false, ...options }).map(toName);
}

function toName({ query }: SampleOperation): string | undefined {
  return /query (\w+)/.exec(query)?.[1];
}
