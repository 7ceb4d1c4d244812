import { expect, test } from '@jest/globals';
import { AUDIT_HMAC_KEY, auditPath, readEntries, shownIn } from '../support/gateway/audit.js';
import { startTestGateway, type TestGatewayOptions } from '../support/gateway/gateway.js';

const LIFE_MS = 5_000;
const SLOW = 'slow-sibling';
const OUTAGE = { kind: 'http-status', status: 503 } as const;
/** The links of the first are cached; the bytes of the second must be fetched. */
const QUERY = `query ($id: ID!, $slow: ID!) {
  livenessResult(signatureId: $id) {
    faceImage { url expiresAt again: url } images { kind url until: expiresAt } near: faceImageNear { expiresAt }
    auditImageArchive { url expiresAt } faceVideo { url expiresAt } }
  slow: livenessResult(signatureId: $slow) { faceImage { byteLength } } }`;

// biome-ignore lint/suspicious/noExplicitAny: the client's JSON as it is.
type Json = any;
type Shown = { url: string | null; expiresAt: string | null };

/** Returns every link of a response with its expiry, aliases one by one. */
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

/** Returns the expiry that a link in the S3 format states. */
function endOf(url: string | null): string {
  const { searchParams } = new URL(url ?? '');
  const date = searchParams.get('X-Amz-Date')?.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5') ?? '';
  return new Date(Date.parse(date) + Number(searchParams.get('X-Amz-Expires')) * 1000).toISOString();
}

/** Starts a gateway that has just read both results, whose links live five seconds. */
async function start(options: TestGatewayOptions = {}) {
  const gateway = await startTestGateway({
    ...options,
    env: { LINK_TTL_SECONDS: '5', LINK_MARGIN_SECONDS: '2', ...options.env },
    simulator: { linkTtlMs: LIFE_MS, switches: { linkFormat: 's3' } },
  });
  const { simulator, clock, ask } = gateway;
  const id = simulator.sampleIds.passAllImages;
  simulator.addTransaction({ signatureId: SLOW, face: {} });
  await ask(QUERY, { id, slow: SLOW });
  /** Sends a query, and lets so much time pass between resolving the links and the end of the response. */
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

test('F16: links that come close to their expiry beside a slow sibling are renewed in place, all by one call', async () => {
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

test('F16: of many responses, however slow, none has a link with less than its required lifetime left', async () => {
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
  // The bytes of the slow sibling each time, and fewer than two calls for links per response.
  expect(resultCalls()).toBeLessThan(3 * 60);
});

test('F16: a fast response costs nothing more, nor does a slow one whose links live long enough', async () => {
  const { askFor, resultCalls, id } = await start();
  const first = await askFor(0);
  const second = await askFor(3_000);
  expect(second.data).toEqual(first.data);
  expect(resultCalls(id)).toBe(1);
});

test('F16: a link that was renewed for this response is renewed again once it is close to its expiry again', async () => {
  const { askFor, ask, clock, resultCalls, id } = await start();
  clock.advance(60_000);
  // A request that joins the first renewal completes only after it.
  const join = () => ask('query ($id: ID!) { livenessResult(signatureId: $id) { faceImage { url } } }', { id });
  const { data, errors } = await askFor(4_500, QUERY, join);
  expect(errors).toEqual([]);
  for (const { expiresAt } of linksOf(data)) {
    expect(Date.parse(expiresAt ?? '') - clock.now()).toBeGreaterThanOrEqual(LIFE_MS / 2);
  }
  expect(resultCalls(id)).toBe(3);
});

test('F16: a dead link that cannot be renewed is null with an error at each of its fields, and only there', async () => {
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
  const logged = logLines.filter((line) => line.includes('"operation error"')).map((line) => JSON.parse(line));
  expect(logged).toMatchObject([
    { errors: errors.length, codes: { PROVIDER_UNAVAILABLE: errors.length }, reason: expect.any(String) },
  ]);
});

test('F16: a live link that cannot be renewed stays', async () => {
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

test('F16: an image that was erased in the meantime has no link and no error', async () => {
  const { askFor, simulator, id, clock } = await start();
  const { data, errors } = await askFor(4_500, QUERY, () => simulator.setResult(id, { erasedAt: clock.now() }));
  expect(errors).toEqual([]);
  for (const shown of linksOf(data)) expect(shown).toEqual({ url: null, expiresAt: null });
});

test('F16: a list of results keeps its order, and only results with expiring links are fetched again', async () => {
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

test('F16: responses without links are not changed', async () => {
  const { askFor, resultCalls, id } = await start();
  const query = `query ($id: ID!, $slow: ID!) {
    livenessResult(signatureId: $id) { status faceImage { kind } auditImageArchive { __typename } faceVideo { state } }
    slow: livenessResult(signatureId: $slow) { faceImage { base64 } } }`;
  expect((await askFor(60_000, query)).errors).toEqual([]);
  expect(resultCalls(id)).toBe(1);
});

test('F16: the audit log records the response that is sent', async () => {
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
