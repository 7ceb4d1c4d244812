import { expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';

const DAY_MS = 86_400_000;
const MARGIN_MS = 300_000;

const FACE_URL = 'query ($id: ID!) { livenessResult(signatureId: $id) { faceImage { url expiresAt } } }';
const DURABLE = `query ($id: ID!) { livenessResult(signatureId: $id) {
  status faceLivenessScore isLikelyAttack faceImage { kind capturedAt } images { kind capturedAt } faceVideo { state }
  auditImageArchive { __typename } } }`;
const FOUR_PICTURES = `query ($id: ID!) { livenessResult(signatureId: $id) {
  faceImage { url } faceImageFar { url } faceImageNear { url } silentImage { url } } }`;
const EVERY_LINK = `query ($id: ID!) { livenessResult(signatureId: $id) {
  images { url expiresAt } again: images { url } faceImage { url } other: faceImage(minValidFor: 60) { url expiresAt }
  auditImageArchive { url expiresAt } faceVideo { url expiresAt } } }`;

/** Starts a gateway that has read the result once. */
async function startWithStoredResult(sample: 'passAllImages' | 'passFarNear' = 'passAllImages') {
  const gateway = await startTestGateway();
  const id = gateway.simulator.sampleIds[sample];
  const first = await gateway.ask(FACE_URL, { id });
  const callsSoFar = gateway.resultCalls();
  return { ...gateway, id, first, callsSince: () => gateway.resultCalls() - callsSoFar };
}

test('a live link costs no call', async () => {
  const { ask, id, callsSince, clock } = await startWithStoredResult();
  clock.advance(DAY_MS - MARGIN_MS);
  const answer = await ask(EVERY_LINK, { id });
  expect(answer.errors).toEqual([]);
  expect(callsSince()).toBe(0);
});

test('a dead link that is not selected costs no call', async () => {
  const { ask, id, callsSince, clock } = await startWithStoredResult();
  clock.advance(3 * DAY_MS);
  const answer = await ask(DURABLE, { id });
  expect(answer.data.livenessResult).toMatchObject({ status: 'PASS', faceVideo: { state: 'READY' } });
  expect(callsSince()).toBe(0);
});

test('one call renews every alias, image, archive and video of one id with dead links', async () => {
  const { ask, id, callsSince, clock } = await startWithStoredResult();
  clock.advance(2 * DAY_MS);
  const answer = await ask(EVERY_LINK, { id });
  const { images, again, faceImage, other } = answer.data.livenessResult;
  expect(callsSince()).toBe(1);
  expect(images).toHaveLength(4);
  expect(again.map(({ url }: { url: string }) => url)).toEqual(images.map(({ url }: { url: string }) => url));
  expect(other.url).toBe(faceImage.url);
});

test('100 concurrent requests for four links of one expired id cause one provider call and one token call', async () => {
  const { ask, id, callsSince, clock, tokenCalls } = await startWithStoredResult();
  clock.advance(2 * DAY_MS);
  const tokensBefore = tokenCalls();
  const answers = await Promise.all(Array.from({ length: 100 }, () => ask(FOUR_PICTURES, { id })));
  expect(callsSince()).toBe(1);
  expect(tokenCalls() - tokensBefore).toBe(1);
  const [first] = answers;
  expect(Object.values(first?.data.livenessResult)).toEqual(Array(4).fill({ url: expect.stringMatching(/^http/) }));
  for (const answer of answers) expect(answer.data).toEqual(first?.data);
});

test('reading a link never extends its lifetime', async () => {
  const { ask, id, first, callsSince, clock } = await startWithStoredResult();
  const { expiresAt } = first.data.livenessResult.faceImage;
  for (let hour = 1; hour < 24; hour += 1) {
    clock.advance(3_600_000);
    const answer = await ask(FACE_URL, { id });
    expect(answer.data.livenessResult.faceImage.expiresAt).toBe(expiresAt);
  }
  expect(callsSince()).toBe(0);
  clock.advance(3_600_000);
  const renewed = await ask(FACE_URL, { id });
  expect(Date.parse(renewed.data.livenessResult.faceImage.expiresAt)).toBe(Date.parse(expiresAt) + DAY_MS);
  expect(callsSince()).toBe(1);
});

test('the same link is returned until it must be renewed, and then a new one', async () => {
  const { ask, id, first, clock } = await startWithStoredResult();
  const { url } = first.data.livenessResult.faceImage;
  clock.advance(DAY_MS - MARGIN_MS);
  expect((await ask(FACE_URL, { id })).data.livenessResult.faceImage.url).toBe(url);
  clock.advance(1);
  expect((await ask(FACE_URL, { id })).data.livenessResult.faceImage.url).not.toBe(url);
});

test('a late request looks in the cache again before it calls the provider', async () => {
  const { ask, id, callsSince, clock, simulator, resultCalls } = await startWithStoredResult();
  clock.advance(2 * DAY_MS);
  const slowId = simulator.sampleIds.passSilent;
  const hold = simulator.hold({ operation: 'get-result', signatureId: slowId });
  const slowArrival = simulator.nextCall('get-result', slowId);
  const query = 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { faceImage { url } } }';
  // This request has read the record with the dead link, and now waits for another id before it resolves the link.
  const late = ask(query, { ids: [id, slowId] });
  await slowArrival;
  const renewed = await ask(FACE_URL, { id });
  hold.release();
  const answer = await late;
  expect(answer.data.livenessResults[0].faceImage.url).toBe(renewed.data.livenessResult.faceImage.url);
  expect(callsSince()).toBe(2);
  expect(resultCalls(id)).toBe(2);
});

test('50 ids with dead links in one request cost one call each', async () => {
  const { ask, simulator, clock, resultCalls } = await startTestGateway();
  const ids = Array.from({ length: 50 }, (_, index) => `bulk-${index}`);
  for (const signatureId of ids) simulator.addTransaction({ signatureId, face: {} });
  const query = 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { signatureId images { url } } }';
  await ask(query, { ids });
  expect(resultCalls()).toBe(50);
  clock.advance(2 * DAY_MS);
  const answer = await ask(query, { ids });
  expect(resultCalls()).toBe(100);
  expect(answer.data.livenessResults.map((result: { signatureId: string }) => result.signatureId)).toEqual(ids);
});

test('a shared call continues for the other clients when the client that started it disconnects', async () => {
  const { ask, id, callsSince, clock, simulator, url } = await startWithStoredResult();
  clock.advance(2 * DAY_MS);
  const hold = simulator.hold({ operation: 'get-result', signatureId: id });
  const arrival = simulator.nextCall('get-result', id);
  const leaving = new AbortController();
  const leader = fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: FACE_URL, variables: { id } }),
    signal: leaving.signal,
  });
  await arrival;
  const follower = ask(FACE_URL, { id });
  leaving.abort();
  await expect(leader).rejects.toThrow();
  hold.release();
  const answer = await follower;
  expect(answer.data.livenessResult.faceImage.url).toMatch(/^http/);
  expect(callsSince()).toBe(1);
});

test('an image that was erased in the meantime has no link and no error', async () => {
  const { ask, id, clock, simulator, callsSince } = await startWithStoredResult('passFarNear');
  clock.advance(2 * DAY_MS);
  simulator.setResult(id, { erasedAt: clock.now() });
  const answer = await ask(FACE_URL, { id });
  expect(answer).toMatchObject({ errors: [], data: { livenessResult: { faceImage: { url: null, expiresAt: null } } } });
  const later = await ask(FACE_URL, { id });
  expect(later.data.livenessResult.faceImage).toBeNull();
  expect(callsSince()).toBe(1);
});
