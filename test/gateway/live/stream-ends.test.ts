import { expect, test } from '@jest/globals';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway, type TestGatewayOptions } from '../../support/gateway/gateway.js';
import { openStream } from '../../support/live/open-stream.js';
import { createSteppedClock } from '../../support/stepped-clock.js';
import { until } from '../../support/until.js';

const WATCH = 'subscription ($id: ID!) { verificationChanged(signatureId: $id) { status } }';
const ENDED = { errors: [{ extensions: { code: 'SUBSCRIPTION_ENDED' } }] };
const HEARTBEAT_MS = 12_000;

async function watchRunning(options: TestGatewayOptions = {}, headers: Record<string, string> = {}) {
  const clock = createSteppedClock();
  const gateway = await startTestGateway({ ...options, clock });
  const id = gateway.simulator.sampleIds.running;
  const watch = () => openStream({ url: gateway.url, query: WATCH, variables: { id }, headers });
  const stream = await watch();
  await until(() => stream.events.length === 1);
  return { gateway, clock, stream, watch };
}

test('a stream whose API key is revoked ends at its next heartbeat, with a code', async () => {
  const key = toApiKey('revoked-soon');
  const { gateway, clock, stream } = await watchRunning(toKeyFile(key), bearer('revoked-soon'));
  gateway.replaceApiKeys([]);
  clock.advance(HEARTBEAT_MS);
  await until(() => stream.isEnded());
  expect(stream.events.slice(1)).toMatchObject([ENDED]);
});

test('a stream whose key is given to another caller ends', async () => {
  const key = toApiKey('moved');
  const { gateway, clock, stream } = await watchRunning(toKeyFile(key), bearer('moved'));
  gateway.replaceApiKeys([toApiKey('moved', { subject: 'reviewer-9' })]);
  clock.advance(HEARTBEAT_MS);
  await until(() => stream.isEnded());
  expect(stream.events.slice(1)).toMatchObject([ENDED]);
});

test('an event is executed with the scopes that the credential has by then', async () => {
  const all = toApiKey('changing');
  const { gateway, clock, stream } = await watchRunning(toKeyFile(all), bearer('changing'));
  gateway.replaceApiKeys([{ ...all, scopes: ['liveness:list'] }]);
  gateway.simulator.completeSession(gateway.simulator.sampleIds.running, 'pass');
  clock.advance(5_100);
  await until(() => stream.isEnded());
  expect(stream.events.slice(1)).toMatchObject([{ errors: [{ extensions: { code: 'FORBIDDEN' } }] }]);
});

test('a stream ends after STREAM_MAX_SECONDS, with a code', async () => {
  const { clock, stream } = await watchRunning({ env: { STREAM_MAX_SECONDS: '10' } });
  clock.advance(10_000);
  await until(() => stream.isEnded());
  expect(stream.events.slice(1)).toMatchObject([ENDED]);
});

test('a stream has a heartbeat while nothing happens', async () => {
  const { clock, stream } = await watchRunning();
  const before = stream.text();
  clock.advance(HEARTBEAT_MS);
  await until(() => stream.text().length > before.length);
  expect(stream.text().slice(before.length)).toBe(':\n\n');
});

test('open streams end when the process stops, with a code, and the process stops in time', async () => {
  const { gateway, stream } = await watchRunning();
  await gateway.close();
  await until(() => stream.isEnded());
  expect(stream.events.slice(1)).toMatchObject([ENDED]);
});

test('a caller with as many streams as are allowed is refused another one, and others are not', async () => {
  const keys = toKeyFile(toApiKey('greedy'), toApiKey('modest', { subject: 'reviewer-8' }));
  const options = { ...keys, env: { ...keys.env, MAX_STREAMS_PER_CALLER: '3' } };
  const { gateway, stream, watch } = await watchRunning(options, bearer('greedy'));
  const more = await Promise.all([watch(), watch(), watch()]);
  await until(() => more.filter((it) => it.isEnded()).length === 1);
  const refused = more.find((it) => it.isEnded());
  expect(JSON.parse(refused?.text() ?? '')).toMatchObject({
    errors: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }],
  });
  const id = gateway.simulator.sampleIds.running;
  const other = await openStream({ url: gateway.url, query: WATCH, variables: { id }, headers: bearer('modest') });
  await until(() => other.events.length === 1);
  // A place that is free again can be taken.
  stream.close();
  await until(async () => {
    const next = await watch();
    return next.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  });
});

test('streams are switched off by MAX_STREAMS=0, with a code of their own', async () => {
  const gateway = await startTestGateway({ env: { MAX_STREAMS: '0' } });
  const id = gateway.simulator.sampleIds.running;
  const stream = await openStream({ url: gateway.url, query: WATCH, variables: { id } });
  await until(() => stream.isEnded());
  expect(JSON.parse(stream.text())).toMatchObject({ errors: [{ extensions: { code: 'LIVE_NOT_CONFIGURED' } }] });
});
