import { expect, test } from '@jest/globals';
import { AUDIT_HMAC_KEY, auditPath, readEntries, shownIn } from '../support/audit.js';
import { startTestGateway, type TestGatewayOptions } from '../support/gateway.js';

const LIFE_MS = 5_000;
const SLOW = 'slow-sibling';
const OUTAGE = { kind: 'http-status', status: 503 } as const;
/** The links of the first are at hand; the bytes of the second have to be waited for. */
const QUERY = `query ($id: ID!, $slow: ID!) {
  livenessResult(signatureId: $id) {
    faceImage { url expiresAt again: url } images { kind url until: expiresAt } near: faceImageNear { expiresAt }
    auditImageArchive { url expiresAt } faceVideo { url expiresAt } }
  slow: livenessResult(signatureId: $slow) { faceImage { byteLength } } }`;

// biome-ignore lint/suspicious/noExplicitAny: the client's JSON as it is.
type Json = any;
type Shown = { url: string | null; expiresAt: string | null };

/** Every link of an answer with its end, aliases one by one. */
function linksOf({ livenessResult: it }: Json): Shown[] {
  const { faceImage, images, auditImageArchive, faceVideo } = it;
  const { url, again, expiresAt } = faceImage;
  return [
    { url, expiresAt },
    { url: again, expiresAt },
    ...images.map(({ url, until }: Json) => ({ url, expiresAt: until })),
    auditImageArchive,
    faceVideo,
  ];
}

/** When a link in the form of S3 says that it dies. */
function endOf(url: string | null): string {
  const { searchParams } = new URL(url ?? '');
  const date = searchParams.get('X-Amz-Date')?.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5') ?? '';
  return new Date(Date.parse(date) + Number(searchParams.get('X-Amz-Expires')) * 1000).toISOString();
}

/** A gateway that has just read both results, whose links live five seconds. */
async function start(options: TestGatewayOptions = {}) {
  const gateway = await startTestGateway({
    ...options,
    env: { LINK_TTL_SECONDS: '5', LINK_MARGIN_SECONDS: '2', ...options.env },
    simulator: { linkTtlMs: LIFE_MS, switches: { linkFormat: 's3' } },
  });
  const { simulator, clock, ask } = gateway;
  const id = simulator.sampleIds.passAllPictures;
  simulator.addTransaction({ signatureId: SLOW, face: {} });
  await ask(QUERY, { id, slow: SLOW });
  /** Asks, and lets so much time pass between the finding of the links and the end of the answer. */
  const askFor = async (ms: number, query = QUERY, meanwhile: () => unknown = () => undefined) => {
    const arrival = simulator.nextCall('get-result', SLOW);
    const held = simulator.hold({ operation: 'get-result', signatureId: SLOW });
    const answer = ask(query, { id, slow: SLOW });
    await arrival;
    await meanwhile();
    clock.advance(ms);
    held.release();
    return answer;
  };
  return { ...gateway, id, askFor };
}

test('F16: links that near their end beside a slow sibling are renewed in place, all of them by one call', async () => {
  const { askFor, clock, resultCalls, id } = await start();
  const { data, errors } = await askFor(4_500);
  expect(errors).toEqual([]);
  expect(data.slow.faceImage.byteLength).toBeGreaterThan(0);
  const shown = linksOf(data);
  expect(shown).toHaveLength(8);
  for (const { url, expiresAt } of shown) {
    expect((await fetch(url ?? '')).status).toBe(200);
    expect(expiresAt).toBe(endOf(url));
    expect(Date.parse(expiresAt ?? '') - clock.now()).toBeGreaterThanOrEqual(LIFE_MS / 2);
  }
  expect(data.livenessResult.near.expiresAt).toBe(data.livenessResult.faceImage.expiresAt);
  expect(resultCalls(id)).toBe(2);
});

test('F16: of many answers, however long they take, none arrives with a link that has less than its due left', async () => {
  const { askFor, clock, resultCalls } = await start();
  let links = 0;
  for (let round = 0; round < 60; round += 1) {
    const { data, errors } = await askFor((round * 1_237) % 6_000);
    expect(errors).toEqual([]);
    for (const { url, expiresAt } of linksOf(data)) {
      expect(expiresAt).toBe(endOf(url));
      expect(Date.parse(expiresAt ?? '') - clock.now()).toBeGreaterThanOrEqual(2_000);
      links += 1;
    }
    clock.advance((round * 733) % 2_000);
  }
  expect(links).toBe(480);
  // The bytes of the slow sibling each time, and less than two calls for links an answer.
  expect(resultCalls()).toBeLessThan(3 * 60);
});

test('F16: a quick answer costs nothing more, nor does a slow one whose links have enough left', async () => {
  const { askFor, resultCalls, id } = await start();
  const first = await askFor(0);
  const second = await askFor(3_000);
  expect(second.data).toEqual(first.data);
  expect(resultCalls(id)).toBe(1);
});

test('F16: a link that was renewed for this very answer is renewed once more when it has grown old again', async () => {
  const { askFor, ask, clock, resultCalls, id } = await start();
  clock.advance(60_000);
  // Whoever joins the first renewal has its answer only once that is over.
  const join = () => ask('query ($id: ID!) { livenessResult(signatureId: $id) { faceImage { url } } }', { id });
  const { data, errors } = await askFor(4_500, QUERY, join);
  expect(errors).toEqual([]);
  for (const { expiresAt } of linksOf(data)) {
    expect(Date.parse(expiresAt ?? '') - clock.now()).toBeGreaterThanOrEqual(LIFE_MS / 2);
  }
  expect(resultCalls(id)).toBe(3);
});

test('F16: when it cannot be renewed, a dead link is null with an error at each place of it, and no other place', async () => {
  const { askFor, simulator, id, logLines } = await start({ env: { PROVIDER_RETRIES: '0' } });
  const { data, errors } = await askFor(LIFE_MS, QUERY, () =>
    simulator.fault({ operation: 'get-result', signatureId: id }, OUTAGE, { times: 99 }),
  );
  expect(data.slow.faceImage.byteLength).toBeGreaterThan(0);
  for (const shown of linksOf(data)) expect(shown).toEqual({ url: null, expiresAt: null });
  expect(data.livenessResult.near).toEqual({ expiresAt: null });
  const paths = errors.map(({ path }) => path?.slice(1).join('.'));
  expect(paths.toSorted()).toEqual(
    [
      'auditImageArchive.url',
      'faceImage.again',
      'faceImage.url',
      'faceVideo.url',
      ...[0, 1, 2, 3].map((index) => `images.${index}.url`),
      'near.expiresAt',
    ].toSorted(),
  );
  for (const error of errors) {
    expect(error).toEqual({
      message: 'The verification provider gave no usable answer. Try again later.',
      locations: [expect.anything()],
      path: expect.anything(),
      extensions: { code: 'PROVIDER_UNAVAILABLE' },
    });
  }
  expect(logLines.filter((line) => line.includes('"operation error"'))).toHaveLength(errors.length);
});

test('F16: when it cannot be renewed, a link that still lives stays', async () => {
  const { askFor, simulator, id } = await start({ env: { PROVIDER_RETRIES: '0' } });
  const first = await askFor(0);
  const calls = simulator.callsTo('get-result', id).length;
  const { data, errors } = await askFor(LIFE_MS - 1, QUERY, () =>
    simulator.fault({ operation: 'get-result', signatureId: id }, OUTAGE, { times: 99 }),
  );
  expect(errors).toEqual([]);
  expect(data.livenessResult).toEqual(first.data.livenessResult);
  expect(simulator.callsTo('get-result', id)).toHaveLength(calls + 1);
});

test('F16: a picture that was erased meanwhile has no link and no error', async () => {
  const { askFor, simulator, id, clock } = await start();
  const { data, errors } = await askFor(4_500, QUERY, () => simulator.setResult(id, { erasedAt: clock.now() }));
  expect(errors).toEqual([]);
  for (const shown of linksOf(data)) expect(shown).toEqual({ url: null, expiresAt: null });
});

test('F16: a list of results keeps its order, and only those whose links are old are asked for again', async () => {
  const { ask, simulator, clock, resultCalls, id, askFor } = await start({ env: { LINK_MARGIN_SECONDS: '1' } });
  const ids = ['one', 'two', 'three'];
  for (const signatureId of ids) {
    simulator.addTransaction({ signatureId, face: {} });
    await ask('query ($id: ID!) { livenessResult(signatureId: $id) { faceImage { url } } }', { id: signatureId });
    clock.advance(1_000);
  }
  const query = `query ($id: ID!, $slow: ID!) {
    livenessResult(signatureId: $id) { status }
    livenessResults(signatureIds: ["one", "two", "three"]) { signatureId faceImage { url expiresAt } }
    slow: livenessResult(signatureId: $slow) { faceImage { byteLength } } }`;
  const { data } = await askFor(1_500, query);
  expect(data.livenessResults.map(({ signatureId }: Json) => signatureId)).toEqual(ids);
  for (const { faceImage } of data.livenessResults) {
    expect((await fetch(faceImage.url)).status).toBe(200);
    expect(faceImage.expiresAt).toBe(endOf(faceImage.url));
  }
  expect([...ids, id].map((each) => resultCalls(each))).toEqual([2, 1, 1, 1]);
});

test('F16: answers that show no link are left as they are', async () => {
  const { askFor, resultCalls, id } = await start();
  const query = `query ($id: ID!, $slow: ID!) {
    livenessResult(signatureId: $id) { status faceImage { kind } auditImageArchive { __typename } faceVideo { state } }
    slow: livenessResult(signatureId: $slow) { faceImage { base64 } } }`;
  expect((await askFor(60_000, query)).errors).toEqual([]);
  expect(resultCalls(id)).toBe(1);
});

test('F16: what is audited is what leaves', async () => {
  const path = await auditPath();
  const { askFor, simulator, id } = await start({
    env: { AUDIT_LOG: path, AUDIT_HMAC_KEY, PROVIDER_RETRIES: '0' },
  });
  const query = `query ($id: ID!, $slow: ID!) {
    livenessResult(signatureId: $id) { faceImage { url } }
    slow: livenessResult(signatureId: $slow) { faceImage { base64 } } }`;
  const fieldsOfLast = () =>
    readEntries(path)
      .slice(-1)
      .flatMap(shownIn)
      .map(({ field }) => field);
  await askFor(4_500, query);
  expect(fieldsOfLast()).toEqual(['faceImage.url', 'faceImage.base64']);
  const { data } = await askFor(LIFE_MS, query, () =>
    simulator.fault({ operation: 'get-result', signatureId: id }, OUTAGE, { times: 99 }),
  );
  expect(data.livenessResult.faceImage.url).toBeNull();
  expect(fieldsOfLast()).toEqual(['faceImage.base64']);
});
