import { mkdirSync, readFileSync, renameSync, rmdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { AUDIT_HMAC_KEY, auditPath, pseudonymOf, readEntries, shownIn, verify } from '../../support/gateway/audit.js';
import { startTestGateway, type TestGatewayOptions } from '../../support/gateway/gateway.js';

const EVERYTHING = `query ($id: ID!) { livenessResult(signatureId: $id) {
  status faceImage { kind capturedAt url expiresAt base64 dataUri mediaType byteLength }
  images(kinds: [FACE_NEAR]) { url base64 } auditImageArchive { url expiresAt } faceVideo { state url expiresAt } } }`;
const EVERY_FIELD = [
  'faceImage.url',
  'faceImage.base64',
  'faceImage.dataUri',
  'images.FACE_NEAR.url',
  'images.FACE_NEAR.base64',
  'auditImageArchive.url',
  'faceVideo.url',
];

async function startAudited(options: TestGatewayOptions = {}) {
  const path = await auditPath();
  const env = { AUDIT_LOG: path, AUDIT_HMAC_KEY, ...options.env };
  const gateway = await startTestGateway({ ...options, env });
  const id = gateway.simulator.sampleIds.passAllImages;
  const fields = () => readEntries(path).map((entry) => shownIn(entry).map(({ field }) => field));
  return { ...gateway, path, id, fields };
}

/** Replaces the log by a file that cannot be written, until it is restored. */
function breakLog(path: string) {
  renameSync(path, `${path}.kept`);
  mkdirSync(path);
  return {
    repair() {
      rmdirSync(path);
      renameSync(`${path}.kept`, path);
    },
  };
}

describe('the audit log contains', () => {
  test('one line per response, with its caller and every image, archive and video, and without ids, links or bytes', async () => {
    const { post, path, id } = await startAudited();
    const answer = await post({ query: EVERYTHING, variables: { id } }, { 'x-request-id': 'question-1' });
    expect(answer.errors).toEqual([]);
    const entries = readEntries(path);
    expect(entries).toEqual([
      {
        sequence: 1,
        previous: '0'.repeat(64),
        time: '2026-01-01T12:00:00.000Z',
        requestId: 'question-1',
        tenant: 'default',
        subject: 'everybody',
        disclosures: expect.any(Array),
      },
    ]);
    const [disclosed, ...others] = entries[0]?.disclosures ?? [];
    expect([disclosed?.id, disclosed?.outcome, others]).toEqual([pseudonymOf(id), 'HANDED_OUT', []]);
    expect(disclosed?.fields.toSorted()).toEqual(EVERY_FIELD.toSorted());
    const { faceImage, auditImageArchive } = answer.data.livenessResult;
    const text = readFileSync(path, 'utf8');
    for (const secret of [id, faceImage.url, auditImageArchive.url, faceImage.base64])
      expect(text).not.toContain(secret);
  });

  test('the line before the response arrives', async () => {
    const { ask, path, id } = await startAudited();
    for (const lines of [1, 2, 3]) {
      await ask(EVERYTHING, { id });
      expect(readEntries(path)).toHaveLength(lines);
    }
  });

  test('no line for a response without media', async () => {
    const { ask, path, id } = await startAudited();
    const query = `query ($id: ID!) { livenessResult(signatureId: $id) { status faceImage { kind capturedAt expiresAt
      mediaType byteLength } images { kind } auditImageArchive { expiresAt } faceVideo { state expiresAt } } }`;
    expect((await ask(query, { id })).errors).toEqual([]);
    await ask('{ __typename }');
    await ask('{ livenessResult(signatureId: "unknown") { faceImage { url } } }');
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  test('no entry for an image that is missing, not renewed or skipped by a directive', async () => {
    const { ask, simulator, fields, clock } = await startAudited();
    const id = simulator.sampleIds.passFarNear;
    const query = `query ($id: ID!) { livenessResult(signatureId: $id) {
      faceImage { url base64 @skip(if: true) } silentImage { url } auditImageArchive { url } } }`;
    await ask(query, { id });
    expect(fields()).toEqual([['faceImage.url']]);
    clock.advance(2 * 86_400_000);
    simulator.fault({ operation: 'get-result' }, { kind: 'envelope', code: 'ERROR' }, { times: 9 });
    expect((await ask(query, { id })).data.livenessResult.faceImage.url).toBeNull();
    expect(fields()).toEqual([['faceImage.url']]);
  });

  test('each alias of an image, by its name in the schema', async () => {
    const { ask, fields, id, path } = await startAudited();
    const query = `query ($id: ID!) { mine: livenessResult(signatureId: $id) {
      one: faceImage { url } two: faceImage { a: url b: url ...Again } all: images(kinds: [FACE, SILENT]) { link: url } } }
      fragment Again on LivenessImage { a: url }`;
    await ask(query, { id });
    expect(fields()).toHaveLength(1);
    const expected = [...Array(3).fill('faceImage.url'), 'images.FACE.url', 'images.SILENT.url'];
    expect(fields()[0]?.toSorted()).toEqual(expected);
    expect(readFileSync(path, 'utf8')).not.toMatch(/mine|one|two|link/);
  });

  test('each of several ids under its own pseudonym', async () => {
    const { ask, path, simulator } = await startAudited();
    const { passAllImages, passFarNear } = simulator.sampleIds;
    await ask('query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { faceImage { url } } }', {
      ids: [passAllImages, 'unknown', passFarNear],
    });
    const ids = readEntries(path)[0]?.disclosures.map((disclosed) => disclosed.id);
    expect(ids?.toSorted()).toEqual([passAllImages, passFarNear].map(pseudonymOf).toSorted());
  });
});

describe('while the audit log cannot be written', () => {
  test('media are redacted with an error at their paths, the rest is returned, and the log recovers by itself', async () => {
    const { ask, path, id, logLines } = await startAudited();
    const before = await ask(EVERYTHING, { id });
    const broken = breakLog(path);
    const { data, errors, status } = await ask(EVERYTHING, { id });
    expect(status).toBe(200);
    const result = before.data.livenessResult;
    expect(data.livenessResult).toEqual({
      ...result,
      faceImage: { ...result.faceImage, url: null, base64: null, dataUri: null },
      images: [{ url: null, base64: null }],
      auditImageArchive: { ...result.auditImageArchive, url: null },
      faceVideo: { ...result.faceVideo, url: null },
    });
    expect(errors).toHaveLength(EVERY_FIELD.length);
    expect(errors).toContainEqual({
      message: 'This cannot be shown while the audit log cannot be written. Try again later.',
      locations: [{ line: 3, column: 32 }],
      path: ['livenessResult', 'images', 0, 'url'],
      extensions: { code: 'AUDIT_UNAVAILABLE' },
    });
    expect((await ask('query ($id: ID!) { livenessResult(signatureId: $id) { status } }', { id })).errors).toEqual([]);

    broken.repair();
    expect(await ask(EVERYTHING, { id })).toMatchObject({ data: before.data, errors: [] });
    expect(await verify(path)).toMatchObject({ isIntact: true, returnedMedia: 2 * EVERY_FIELD.length });
    const log = logLines.map((line) => JSON.parse(line));
    expect(log).toContainEqual(
      expect.objectContaining({ level: 50, msg: 'audit log unavailable', errorCode: 'EISDIR' }),
    );
    expect(log).toContainEqual(expect.objectContaining({ msg: 'operation error', codes: { AUDIT_UNAVAILABLE: 7 } }));
    expect(log).toContainEqual(expect.objectContaining({ msg: 'audit log available again' }));
  });

  test('errors of other fields keep their codes', async () => {
    const { ask, path, simulator, id } = await startAudited();
    await ask('query ($id: ID!) { livenessResult(signatureId: $id) { faceImage { url } } }', { id });
    breakLog(path);
    simulator.fault({ operation: 'get-result' }, { kind: 'envelope', code: 'INSUFFICIENT_BALANCE' });
    const { errors } = await ask('query ($id: ID!) { livenessResult(signatureId: $id) { faceImage { url base64 } } }', {
      id,
    });
    expect(errors.map(({ path, extensions }) => [path?.at(-1), extensions?.code])).toEqual([
      ['base64', 'PROVIDER_REFUSED'],
      ['url', 'AUDIT_UNAVAILABLE'],
    ]);
  });
});

test('a log that is renamed or removed continues in a new file, with the same chain', async () => {
  const { ask, path, id } = await startAudited();
  await ask(EVERYTHING, { id });
  renameSync(path, `${path}.1`);
  await ask(EVERYTHING, { id });
  expect(readEntries(path)).toMatchObject([{ sequence: 2 }]);
  expect(await verify(`${path}.1`, path)).toMatchObject({ isIntact: true, returnedMedia: 2 * EVERY_FIELD.length });
});

test('without AUDIT_LOG images are returned, with a warning at start-up', async () => {
  const { ask, simulator, logLines } = await startTestGateway();
  expect(logLines.map((line) => JSON.parse(line).msg)).toContain(
    'AUDIT_LOG is not set; images are returned without an audit record',
  );
  const { data } = await ask('query ($id: ID!) { livenessResult(signatureId: $id) { faceImage { url } } }', {
    id: simulator.sampleIds.passFarNear,
  });
  expect(data.livenessResult.faceImage.url).toMatch(/^http/);
});

test('responses that wait together share writes, and each has its own line', async () => {
  const { post, path, id } = await startAudited();
  const query = 'query ($id: ID!) { livenessResult(signatureId: $id) { faceImage { url } } }';
  const names = Array.from({ length: 100 }, (_, index) => `question-${index}`);
  await Promise.all(names.map((name) => post({ query, variables: { id } }, { 'x-request-id': name })));
  expect(new Set(readEntries(path).map(({ requestId }) => requestId))).toEqual(new Set(names));
  expect(await verify(path)).toMatchObject({ isIntact: true, returnedMedia: 100 });
});
