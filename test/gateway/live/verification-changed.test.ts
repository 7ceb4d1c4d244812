import { expect, test } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../../support/gateway/gateway.js';
import { openStream, type StreamRequest } from '../../support/live/open-stream.js';
import { createSteppedClock } from '../../support/stepped-clock.js';
import { until } from '../../support/until.js';

const WATCH = 'subscription ($id: ID!) { verificationChanged(signatureId: $id) { signatureId status errorCodes } }';
/** PENDING_TTL_SECONDS, and a moment more. */
const POLL_MS = 5_100;

async function startLive() {
  const clock = createSteppedClock();
  const gateway = await startTestGateway({ clock });
  const { running } = gateway.simulator.sampleIds;
  const watch = (options: Partial<StreamRequest> = {}) =>
    openStream({ url: gateway.url, query: WATCH, variables: { id: running }, ...options });
  return { gateway, clock, id: running, watch };
}

const state = (signatureId: string, status: string, errorCodes: readonly string[] = []) => ({
  data: { verificationChanged: { signatureId, status, errorCodes } },
});

const openStreams = ({ logLines }: TestGateway) => logLines.filter((line) => line.includes('stream ended')).length;

test.each(['text/event-stream', 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json'])(
  'a subscription sends the state now, then the change, and completes when the verification is final, as %s',
  async (accept) => {
    const { gateway, clock, id, watch } = await startLive();
    const stream = await watch({ accept });
    const payload = (event: object) => (accept.startsWith('multipart') ? { payload: event } : event);
    await until(() => stream.events.length === 1);
    expect(stream.events).toEqual([payload(state(id, 'PENDING'))]);
    expect(stream.headers.get('cache-control')).toContain('no-store');
    gateway.simulator.completeSession(id, 'attack');
    clock.advance(POLL_MS);
    await until(() => stream.isEnded());
    expect(stream.events).toEqual([payload(state(id, 'PENDING')), payload(state(id, 'FAIL', ['LIVENESS_ATTACK']))]);
    expect(gateway.resultCalls(id)).toBe(2);
  },
);

test('a verification that is final already is one event', async () => {
  const { gateway, watch } = await startLive();
  const { passFarNear } = gateway.simulator.sampleIds;
  const stream = await watch({ variables: { id: passFarNear } });
  await until(() => stream.isEnded());
  expect(stream.events).toEqual([state(passFarNear, 'PASS')]);
});

test('many subscriptions to one id share its provider calls', async () => {
  const { gateway, clock, id, watch } = await startLive();
  const streams = await Promise.all(Array.from({ length: 30 }, () => watch()));
  await until(() => streams.every(({ events }) => events.length === 1));
  expect(gateway.resultCalls(id)).toBe(1);
  gateway.simulator.completeSession(id, 'pass');
  clock.advance(POLL_MS);
  await until(() => streams.every((stream) => stream.isEnded()));
  expect(gateway.resultCalls(id)).toBe(2);
  expect(streams.every(({ events }) => events.length === 2)).toBe(true);
});

test('what another request reads from the provider reaches the subscription at once', async () => {
  const { gateway, clock, id, watch } = await startLive();
  const stream = await watch();
  await until(() => stream.events.length === 1);
  gateway.simulator.completeSession(id, 'pass');
  // Read again, a moment before the stream would.
  clock.advance(POLL_MS - 1);
  await gateway.ask(
    'query ($id: ID!) { verification(signatureId: $id) { livenessResult { faceImage(minValidFor: 600) { url } } } }',
    { id },
  );
  clock.advance(1);
  await until(() => stream.isEnded());
  expect(stream.events.at(-1)).toEqual(state(id, 'PASS'));
  expect(gateway.resultCalls(id)).toBe(2);
});

test('nothing is read for a client that has left', async () => {
  const { gateway, clock, id, watch } = await startLive();
  const stream = await watch();
  await until(() => stream.events.length === 1);
  stream.close();
  await until(() => openStreams(gateway) === 1);
  clock.advance(10 * POLL_MS);
  await gateway.ask('{ __typename }');
  expect(gateway.resultCalls(id)).toBe(1);
});

test('an id that the provider does not know ends the stream with an error', async () => {
  const { watch } = await startLive();
  const stream = await watch({ variables: { id: 'unknown' } });
  await until(() => stream.isEnded());
  expect(stream.events).toMatchObject([{ data: null, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] }]);
});

test('a provider that is down is an error first, and the state as soon as it answers again', async () => {
  const { gateway, clock, id, watch } = await startLive();
  gateway.simulator.fault({ operation: 'get-result' }, { kind: 'envelope', code: 'ERROR' }, { times: 100 });
  const stream = await watch();
  await until(() => stream.events.length === 1);
  expect(stream.events).toMatchObject([{ data: null, errors: [{ extensions: { code: 'PROVIDER_UNAVAILABLE' } }] }]);
  gateway.simulator.clearFaults();
  // The first read that failed doubles the interval.
  clock.advance(2 * POLL_MS);
  await until(() => stream.events.length === 2);
  expect(stream.events.at(-1)).toEqual(state(id, 'PENDING'));
});

test.each([
  ['an invalid id', { variables: { id: 'not an id' } }, 200, 'BAD_USER_INPUT'],
  [
    'a document that does not fit the schema',
    { query: 'subscription { verificationChanged { status } }' },
    200,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['a client that accepts no stream', { accept: 'application/json' }, 406, 'BAD_REQUEST'],
])('%s is refused by an ordinary response', async (_what, options, status, code) => {
  const { gateway, watch } = await startLive();
  const stream = await watch(options);
  await until(() => stream.isEnded());
  expect(stream.status).toBe(status);
  expect(JSON.parse(stream.text())).toMatchObject({ errors: [{ extensions: { code } }] });
  expect(gateway.resultCalls()).toBe(0);
});
