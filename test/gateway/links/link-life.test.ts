import { expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { START } from '../../support/test-clock.js';

const FACE = 'query ($id: ID!) { livenessResult(signatureId: $id) { faceImage { url expiresAt } } }';
const FACE_FOR = `query ($id: ID!, $seconds: Int) {
  livenessResult(signatureId: $id) { faceImage(minValidFor: $seconds) { url expiresAt } } }`;

const toInstant = (ms: number) => new Date(ms).toISOString();

test('polling links with a lifetime of 2.5 s for a minute never returns a dead one and costs one call per lifetime', async () => {
  const { ask, simulator, clock, resultCalls } = await startTestGateway({
    env: { LINK_TTL_SECONDS: '2.5', LINK_MARGIN_SECONDS: '0.5' },
    simulator: { linkTtlMs: 2_500 },
  });
  const id = simulator.sampleIds.passFarNear;
  const statuses = new Set<number>();
  for (let elapsedMs = 0; elapsedMs < 60_000; elapsedMs += 250) {
    const { data } = await ask(FACE, { id });
    statuses.add((await fetch(data.livenessResult.faceImage.url)).status);
    clock.advance(250);
  }
  expect([...statuses]).toEqual([200]);
  // A link is returned for the 2.0 s until its margin begins, that instant included: polls 0 to 8, then a new one.
  expect(resultCalls()).toBe(Math.ceil(240 / 9));
});

test('a link that does not state its lifetime is assumed to be issued when the request was sent', async () => {
  const { ask, simulator, clock } = await startTestGateway();
  const id = simulator.sampleIds.passFarNear;
  const hold = simulator.hold({ operation: 'get-result' });
  const arrival = simulator.nextCall('get-result');
  const answer = ask(FACE, { id });
  await arrival;
  clock.advance(2_000);
  hold.release();
  expect((await answer).data.livenessResult.faceImage.expiresAt).toBe(toInstant(START + 86_400_000));
});

test.each(['s3', 'expires', 'azure'] as const)('a link in the %s format expires when it states', async (format) => {
  const { ask, simulator, clock, resultCalls } = await startTestGateway({
    env: { LINK_MARGIN_SECONDS: '10' },
    simulator: { linkTtlMs: 600_000, switches: { linkFormat: format } },
  });
  const id = simulator.sampleIds.passFarNear;
  const first = await ask(FACE, { id });
  expect(first.data.livenessResult.faceImage.expiresAt).toBe(toInstant(START + 600_000));
  clock.advance(590_000);
  expect((await ask(FACE, { id })).data).toEqual(first.data);
  expect(resultCalls()).toBe(1);
  clock.advance(1_000);
  expect((await ask(FACE, { id })).data).not.toEqual(first.data);
  expect(resultCalls()).toBe(2);
});

test('minValidFor renews a live link that does not live long enough', async () => {
  const { ask, simulator, clock, resultCalls } = await startTestGateway();
  const id = simulator.sampleIds.passFarNear;
  await ask(FACE, { id });
  clock.advance(46_400_000);
  await ask(FACE_FOR, { id, seconds: 40_000 });
  expect(resultCalls()).toBe(1);
  await ask(FACE_FOR, { id, seconds: 41_000 });
  expect(resultCalls()).toBe(2);
});

test('minValidFor 0 returns a link until it expires', async () => {
  const { ask, simulator, clock, resultCalls } = await startTestGateway();
  const id = simulator.sampleIds.passFarNear;
  await ask(FACE, { id });
  clock.advance(86_400_000 - 1);
  await ask(FACE_FOR, { id, seconds: 0 });
  expect(resultCalls()).toBe(1);
  clock.advance(1);
  await ask(FACE_FOR, { id, seconds: 0 });
  expect(resultCalls()).toBe(2);
});

test('one call satisfies different minValidFor values for one id with dead links', async () => {
  const { ask, simulator, clock, resultCalls } = await startTestGateway();
  const id = simulator.sampleIds.passFarNear;
  await ask(FACE, { id });
  clock.advance(43_200_001);
  const query = `query ($id: ID!) { livenessResult(signatureId: $id) {
    a: faceImage(minValidFor: 50000) { url } b: faceImage(minValidFor: 80000) { url } c: faceImageNear { url } } }`;
  const { data } = await ask(query, { id });
  expect(data.livenessResult.a.url).toBe(data.livenessResult.b.url);
  expect(resultCalls()).toBe(2);
});

test.each([43_201, 83_000, 86_399, 86_400])(
  'minValidFor %d, more than half of the lifetime of a link, renews it after half of its lifetime, not on every read',
  async (seconds) => {
    const { ask, simulator, clock, resultCalls } = await startTestGateway();
    const id = simulator.sampleIds.passFarNear;
    for (let hour = 0; hour < 48; hour += 1) {
      const { data } = await ask(FACE_FOR, { id, seconds });
      const { expiresAt } = data.livenessResult.faceImage;
      expect(Date.parse(expiresAt) - clock.now()).toBeGreaterThanOrEqual(43_200_000);
      clock.advance(3_600_000);
    }
    // At 0, 13, 26 and 39 hours.
    expect(resultCalls()).toBe(4);
  },
);

test('a new link that lives shorter than minValidFor is returned while it is alive, not renewed on every read', async () => {
  const { ask, simulator, clock, resultCalls } = await startTestGateway({
    simulator: { linkTtlMs: 60_000, switches: { linkFormat: 'expires' } },
  });
  const id = simulator.sampleIds.passFarNear;
  const first = await ask(FACE_FOR, { id, seconds: 3_600 });
  expect(first.errors).toEqual([]);
  clock.advance(30_000);
  const second = await ask(FACE_FOR, { id, seconds: 3_600 });
  expect(second.data).toEqual(first.data);
  expect(resultCalls()).toBe(1);
  clock.advance(1_000);
  const third = await ask(FACE_FOR, { id, seconds: 3_600 });
  expect((await fetch(third.data.livenessResult.faceImage.url)).status).toBe(200);
  expect(resultCalls()).toBe(2);
});
