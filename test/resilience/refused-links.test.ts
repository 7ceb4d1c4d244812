import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../src/simulator/fault-injection/fault.js';
import { startTestGateway, type TestGatewayOptions } from '../support/gateway/gateway.js';

const GET_RESULT = { operation: 'get-result' } as const;
const ALWAYS = { times: 10_000 };
const FACE = 'query ($id: ID!) { livenessResult(signatureId: $id) { faceImage { url } } }';
const EVERYTHING = `query ($id: ID!) { livenessResult(signatureId: $id) {
  status faceLivenessScore images { kind url expiresAt } auditImageArchive { url expiresAt } faceVideo { state url } } }`;
const LINK_PATHS = [
  ...[0, 1, 2, 3].map((index) => ['livenessResult', 'images', index, 'url']),
  ['livenessResult', 'auditImageArchive', 'url'],
  ['livenessResult', 'faceVideo', 'url'],
];
const CODE = { code: 'PROVIDER_INVALID_RESPONSE' };

async function start(options: TestGatewayOptions = {}) {
  const gateway = await startTestGateway({ simulator: { switches: { linkFormat: 's3' } }, ...options });
  const id = gateway.simulator.sampleIds.passAllImages;
  return { ...gateway, id, askAll: () => gateway.ask(EVERYTHING, { id }), askFace: () => gateway.ask(FACE, { id }) };
}

describe('F17: while every link', () => {
  test.each<[string, Fault, TestGatewayOptions['env'] & {}]>([
    ['has expired already', { kind: 'link', flaw: 'expired' }, {}],
    ['is without https', { kind: 'link', flaw: 'non-https' }, {}],
    ['has a host that is not allowed', { kind: 'link', flaw: 'foreign-host' }, { LINK_HOSTS: '127.0.0.1' }],
    [
      'has the parent domain of an allowed host',
      { kind: 'link', flaw: 'foreign-host', host: 'pictures.example' },
      { LINK_HOSTS: '*.pictures.example' },
    ],
  ])('%s, none is returned, the rest is resolved, and one more call is made', async (_, fault, env) => {
    const { simulator, askAll, resultCalls, logLines } = await start({
      env,
      simulator: { switches: { linkFormat: 's3' } },
    });
    simulator.fault(GET_RESULT, fault, ALWAYS);
    const { data, errors } = await askAll();
    const { images, ...rest } = data.livenessResult;
    expect(rest).toEqual({
      status: 'PASS',
      faceLivenessScore: expect.any(Number),
      auditImageArchive: { url: null, expiresAt: null },
      faceVideo: { state: 'READY', url: null },
    });
    expect(images).toHaveLength(4);
    for (const image of images) expect(image).toMatchObject({ url: null, expiresAt: null });
    expect(errors.map(({ path }) => path)).toEqual(expect.arrayContaining(LINK_PATHS));
    expect(errors).toHaveLength(LINK_PATHS.length);
    for (const { extensions } of errors) expect(extensions).toEqual(CODE);
    expect(resultCalls()).toBe(2);
    const lines = logLines.filter((line) => line.includes('link refused: ')).map((line) => JSON.parse(line));
    expect(lines).toMatchObject([{ codes: { PROVIDER_INVALID_RESPONSE: LINK_PATHS.length } }]);
  });
});

test('F17: rejected links are not cached: the next query returns valid links with one call', async () => {
  const { simulator, askAll, resultCalls } = await start();
  simulator.fault(GET_RESULT, { kind: 'link', flaw: 'non-https' }, ALWAYS);
  await askAll();
  simulator.clearFaults();
  const { data, errors } = await askAll();
  expect(errors).toEqual([]);
  const { images, auditImageArchive, faceVideo } = data.livenessResult;
  for (const { url } of [...images, auditImageArchive, faceVideo]) expect((await fetch(url)).status).toBe(200);
  expect(resultCalls()).toBe(3);
});

test('F17: a link without an expiry time is returned, and expires after the assumed lifetime', async () => {
  const { simulator, askFace, clock, resultCalls } = await start();
  simulator.fault(GET_RESULT, { kind: 'link', flaw: 'no-expiry' });
  const first = await askFace();
  expect(first.errors).toEqual([]);
  clock.advance(86_400_000);
  expect((await askFace()).data).not.toEqual(first.data);
  expect(resultCalls()).toBe(2);
});

test('F17: a rejected link does not affect the others', async () => {
  const { simulator, askAll, resultCalls } = await start();
  const faceDetail = {
    faceImage: 'https://user:word@assets.example.test/face.jpg',
    faceImageFar: 'https://assets.example.test/far.jpg',
    auditImageUrl: 'https://assets.example.test/audit.zip',
    faceVideoUrl: 'https://user@assets.example.test/video.mp4',
  };
  const data = { overallResult: 'PASS', errorCode: 'SUCCESS', faceDetail };
  simulator.fault(GET_RESULT, { kind: 'envelope', code: 'SUCCESS', data }, ALWAYS);
  const answer = await askAll();
  expect(answer.data.livenessResult).toMatchObject({
    images: [
      { kind: 'FACE', url: null, expiresAt: null },
      { kind: 'FACE_FAR', url: faceDetail.faceImageFar },
    ],
    auditImageArchive: { url: faceDetail.auditImageUrl },
    faceVideo: { state: 'READY', url: null },
  });
  expect(answer.errors.map(({ path, extensions }) => [path, extensions])).toEqual([
    [['livenessResult', 'images', 0, 'url'], CODE],
    [['livenessResult', 'faceVideo', 'url'], CODE],
  ]);
  expect(resultCalls()).toBe(2);
});

test('F17: repeated reads of links that are always rejected do not cost a call each', async () => {
  const { simulator, askFace, clock, resultCalls } = await start();
  simulator.fault(GET_RESULT, { kind: 'link', flaw: 'non-https' }, ALWAYS);
  for (let round = 0; round < 3; round += 1) {
    const before = resultCalls();
    for (let read = 0; read < 100; read += 1) expect((await askFace()).errors[0]?.extensions).toEqual(CODE);
    expect(resultCalls() - before).toBeLessThanOrEqual(11);
    expect(resultCalls() - before).toBeGreaterThan(0);
    clock.advance(10_000);
  }
  simulator.clearFaults();
  expect((await askFace()).errors).toEqual([]);
});

test('F17: a renewal with a rejected link keeps the link that is still alive', async () => {
  const { simulator, ask, id, askFace, clock } = await start();
  const first = await askFace();
  simulator.fault(GET_RESULT, { kind: 'link', flaw: 'expired' }, ALWAYS);
  clock.advance(46_400_000);
  const forADay = 'query ($id: ID!) { livenessResult(signatureId: $id) { faceImage(minValidFor: 86000) { url } } }';
  for (const query of [forADay, FACE, forADay]) {
    const { data, errors } = await ask(query, { id });
    expect(errors).toEqual([]);
    expect(data).toEqual(first.data);
  }
  clock.advance(86_400_000);
  expect((await askFace()).errors[0]).toMatchObject({
    path: ['livenessResult', 'faceImage', 'url'],
    extensions: CODE,
  });
});

test('F17: bytes are returned even if all links are rejected', async () => {
  const { simulator, ask, id } = await start();
  simulator.fault(GET_RESULT, { kind: 'link', flaw: 'non-https' }, ALWAYS);
  const query = 'query ($id: ID!) { livenessResult(signatureId: $id) { faceImage { byteLength url } } }';
  const { data, errors } = await ask(query, { id });
  expect(data.livenessResult.faceImage).toEqual({ byteLength: expect.any(Number), url: null });
  expect(errors.map(({ extensions }) => extensions)).toEqual([CODE]);
});
