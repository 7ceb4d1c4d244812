import { expect, test } from '@jest/globals';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway, type TestGatewayOptions } from '../../support/gateway/gateway.js';
import { openSocket } from '../../support/live/open-socket.js';
import { createSteppedClock } from '../../support/stepped-clock.js';
import { until } from '../../support/until.js';

const WATCH = 'subscription ($id: ID!) { verificationChanged(signatureId: $id) { signatureId status } }';
/** PENDING_TTL_SECONDS, and a moment more. */
const POLL_MS = 5_100;

async function startLive(options: TestGatewayOptions = {}) {
  const clock = createSteppedClock();
  const gateway = await startTestGateway({ ...options, clock });
  const { running } = gateway.simulator.sampleIds;
  return { gateway, clock, id: running };
}

const state = (signatureId: string, status: string) => ({ data: { verificationChanged: { signatureId, status } } });

test('a subscription over a WebSocket sends the state now, then the change, and completes', async () => {
  const { gateway, clock, id } = await startLive();
  const seen = openSocket({ url: gateway.url }).subscribe(WATCH, { id });
  await until(() => seen.events.length === 1);
  gateway.simulator.completeSession(id, 'pass');
  clock.advance(POLL_MS);
  await until(() => seen.isEnded);
  expect(seen).toMatchObject({ error: undefined, events: [state(id, 'PENDING'), state(id, 'PASS')] });
  expect(gateway.resultCalls(id)).toBe(2);
});

test('the credential of the first message is that of the socket, as browsers cannot send headers', async () => {
  const { gateway, id } = await startLive(toKeyFile(toApiKey('good')));
  const good = openSocket({ url: gateway.url, connectionParams: bearer('good') }).subscribe(WATCH, { id });
  await until(() => good.events.length === 1);
  const bad = openSocket({ url: gateway.url, connectionParams: bearer('bad') });
  const refused = bad.subscribe(WATCH, { id });
  await until(() => refused.isEnded);
  expect(bad.closes).toMatchObject([{ code: 4401 }]);
});

test('a caller without the scope gets FORBIDDEN, and no provider call is made', async () => {
  const { gateway, id } = await startLive(toKeyFile(toApiKey('list-only', { scopes: ['liveness:list'] })));
  const seen = openSocket({ url: gateway.url, connectionParams: bearer('list-only') }).subscribe(WATCH, { id });
  await until(() => seen.isEnded);
  expect(seen.error).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect(gateway.resultCalls()).toBe(0);
});

test('a page of another origin cannot open a socket', async () => {
  const { gateway, id } = await startLive();
  const foreign = openSocket({ url: gateway.url, headers: { origin: 'https://evil.example' } });
  const refused = foreign.subscribe(WATCH, { id });
  await until(() => refused.isEnded);
  expect(refused.events).toEqual([]);
  const own = openSocket({ url: gateway.url, headers: { origin: gateway.url } }).subscribe(WATCH, { id });
  await until(() => own.events.length === 1);
});

test('queries are not taken over a WebSocket', async () => {
  const { gateway, id } = await startLive();
  const seen = openSocket({ url: gateway.url }).subscribe(
    'query ($id: ID!) { verification(signatureId: $id) { status } }',
    { id },
  );
  await until(() => seen.isEnded);
  expect(seen.error).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
  expect(gateway.resultCalls()).toBe(0);
});

test('a subscription that its client ends is not read for any more', async () => {
  const { gateway, clock, id } = await startLive();
  const seen = openSocket({ url: gateway.url }).subscribe(WATCH, { id });
  await until(() => seen.events.length === 1);
  seen.leave();
  await until(() => gateway.logLines.some((line) => line.includes('stream ended')));
  clock.advance(10 * POLL_MS);
  await gateway.ask('{ __typename }');
  expect(gateway.resultCalls(id)).toBe(1);
});

test('a socket of a caller with as many as are allowed is closed, and another caller gets one', async () => {
  const keys = toKeyFile(toApiKey('greedy'), toApiKey('modest', { subject: 'reviewer-8' }));
  const { gateway, id } = await startLive({ ...keys, env: { ...keys.env, MAX_STREAMS_PER_CALLER: '3' } });
  const open = (key: string) => {
    const socket = openSocket({ url: gateway.url, connectionParams: bearer(key) });
    return { socket, seen: socket.subscribe(WATCH, { id }) };
  };
  const opened = Array.from({ length: 3 }, () => open('greedy'));
  await until(() => opened.every(({ seen }) => seen.events.length === 1));
  const refused = open('greedy');
  await until(() => refused.seen.isEnded);
  expect(refused.socket.closes).toMatchObject([{ code: 4429 }]);
  const other = open('modest');
  await until(() => other.seen.events.length === 1);
});
