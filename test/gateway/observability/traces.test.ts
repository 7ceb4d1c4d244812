import { execFile } from 'node:child_process';
import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { startCollector } from '../../support/collector.js';
import { MARKERS, START_INPUT, TRANSACTION } from '../../support/data/canary.js';
import { startTestGateway, type TestGatewayOptions } from '../../support/gateway/gateway.js';
import { START_VERIFICATION } from '../../support/gateway/starts.js';
import { createTokenTap } from '../../support/provider/token-tap.js';
import { openRaw } from '../../support/raw-http.js';
import { until } from '../../support/until.js';

const DAY_MS = 86_400_000;
const FACE = 'query Face($id: ID!) { livenessResult(signatureId: $id) { faceImage { url } } }';
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN_ID = '00f067aa0ba902b7';

async function startTraced(options: TestGatewayOptions = {}) {
  const collector = await startCollector();
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, ...options.env };
  const gateway = await startTestGateway({ ...options, env });
  return { ...gateway, collector, id: gateway.simulator.sampleIds.passFarNear };
}

test('a request, its cache lookup and its provider calls are spans of one trace', async () => {
  const { ask, simulator, id, close, collector } = await startTraced();
  simulator.fault({ operation: 'get-result' }, { kind: 'reset' });
  await ask(FACE, { id });
  await close();
  const spans = collector.spans();
  const root = spans.find(({ name }) => name === 'graphql request');
  expect(root).toMatchObject({ attributes: { 'graphql.operation.name': 'Face', code: 'OK' }, isError: false });
  expect(root?.parentSpanId).toBeUndefined();
  expect(
    spans.filter((span) => span !== root).map(({ name, attributes, isError }) => ({ name, attributes, isError })),
  ).toEqual([
    { name: 'store look-up', attributes: { hits: 0, misses: 1 }, isError: false },
    {
      name: 'provider call',
      attributes: { operation: 'generate-token', code: 'SUCCESS', attempt: 1 },
      isError: false,
    },
    { name: 'provider call', attributes: { operation: 'get-result', code: 'unavailable', attempt: 1 }, isError: true },
    { name: 'provider call', attributes: { operation: 'get-result', code: 'SUCCESS', attempt: 2 }, isError: false },
  ]);
  for (const span of spans) {
    expect(span.traceId).toBe(root?.traceId);
    if (span !== root) expect(span.parentSpanId).toBe(root?.spanId);
  }
  expect(collector.deliveries.map(({ path }) => path)).toEqual(['/v1/traces']);
});

test('a failed span has the error code, whether the error came from an operation or before it', async () => {
  const { ask, url, simulator, id, close, collector } = await startTraced();
  simulator.fault({ operation: 'get-result' }, { kind: 'envelope', code: 'OVER_QUERY_LIMIT' });
  await ask(FACE, { id });
  await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' });
  await close();
  const requests = collector.spans().filter(({ name }) => name === 'graphql request');
  expect(requests.map(({ attributes, isError }) => [attributes, isError])).toEqual([
    [{ 'graphql.operation.name': 'Face', code: 'PROVIDER_REFUSED' }, true],
    [{ code: 'BAD_REQUEST' }, true],
  ]);
});

test('two requests are two traces, and each call belongs to the request that caused it', async () => {
  const { ask, simulator, close, collector } = await startTraced();
  const { passFarNear, passAllImages } = simulator.sampleIds;
  await Promise.all([ask(FACE, { id: passFarNear }), ask(FACE, { id: passAllImages })]);
  await close();
  const spans = collector.spans();
  const traces = new Set(spans.map(({ traceId }) => traceId));
  const withCode = (code: string) => spans.filter(({ attributes }) => attributes.operation === code);
  expect(traces.size).toBe(2);
  expect(new Set(withCode('get-result').map(({ traceId }) => traceId))).toEqual(traces);
});

test('a request that waits behind another one of its connection ends its trace when the client leaves', async () => {
  const { ask, url, simulator, id, close, collector } = await startTraced();
  simulator.fault({ operation: 'get-result' }, { kind: 'delay', ms: 100 });
  const requests = [{ query: FACE, variables: { id } }, { query: 'query Second { __typename }' }].map((request) => {
    const body = JSON.stringify(request);
    const type = 'Content-Type: application/json';
    return `POST /graphql HTTP/1.1\r\nHost: localhost\r\n${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  });
  const { socket } = await openRaw(url, requests.join(''));
  await until(() => simulator.calls.some(({ operation }) => operation === 'get-result'));
  socket.destroy();
  // Joins the same call, and so ends after both are over.
  await ask('query Third($id: ID!) { livenessResult(signatureId: $id) { faceImage { url } } }', { id });
  await close();
  const ended = collector.spans().filter(({ name }) => name === 'graphql request');
  expect(ended.map(({ attributes }) => attributes['graphql.operation.name'])).toContain('Second');
  expect(ended).toHaveLength(3);
});

test('a request continues the trace of its traceparent, which is not sent to the provider', async () => {
  const tap = createTokenTap();
  const { post, id, close, collector } = await startTraced({ send: tap.send });
  await post({ query: FACE, variables: { id } }, { traceparent: `00-${TRACE_ID}-${SPAN_ID}-01` });
  await close();
  const spans = collector.spans();
  expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([TRACE_ID]));
  expect(spans.find(({ name }) => name === 'graphql request')?.parentSpanId).toBe(SPAN_ID);
  expect(tap.sent).toHaveLength(2);
  for (const headers of tap.sent) expect(headers.has('traceparent')).toBe(false);
});

test('a traceparent of a later version with unknown members is continued', async () => {
  const { post, id, close, collector } = await startTraced();
  await post({ query: FACE, variables: { id } }, { traceparent: `01-${TRACE_ID}-${SPAN_ID}-01-more` });
  await close();
  expect(collector.spans().find(({ name }) => name === 'graphql request')?.parentSpanId).toBe(SPAN_ID);
});

test.each([
  ['b3', { b3: `${TRACE_ID}-${SPAN_ID}-1` }],
  ['b3multi', { 'x-b3-traceid': TRACE_ID, 'x-b3-spanid': SPAN_ID, 'x-b3-sampled': '1' }],
])('the headers of %s name the trace only if OTEL_PROPAGATORS includes it', async (name, headers) => {
  for (const [propagators, parentSpanId] of [
    [`tracecontext,${name}`, SPAN_ID],
    ['none', undefined],
  ] as const) {
    const { post, id, close, collector } = await startTraced({ env: { OTEL_PROPAGATORS: propagators } });
    await post({ query: FACE, variables: { id } }, headers);
    await close();
    expect(collector.spans().find(({ name: span }) => span === 'graphql request')?.parentSpanId).toBe(parentSpanId);
  }
});

test('tracestate and baggage of a caller never reach the collector', async () => {
  const { post, id, close, collector } = await startTraced();
  const traceparent = `00-${TRACE_ID}-${SPAN_ID}-01`;
  await post({ query: FACE, variables: { id } }, { traceparent, tracestate: 'a=marker', baggage: 'b=marker' });
  await close();
  const [{ text = '' } = {}] = collector.deliveries;
  expect(text).toContain(TRACE_ID);
  expect(text).not.toContain('marker');
});

test('no value of a document reaches the collector', async () => {
  const { ask, simulator, close, collector } = await startTraced();
  simulator.addTransaction(TRANSACTION);
  const query =
    'query ($id: ID!) { verification(signatureId: $id) { address document { fullName fields { value } } } }';
  const { data } = await ask(query, { id: MARKERS.signatureId });
  await close();
  expect(data.verification.document.fullName).toBe(MARKERS.documentName);
  const text = collector.deliveries.map((delivery) => delivery.text).join('');
  expect(text).toContain('provider call');
  expect(text).not.toContain('canary');
});

test('no input of a start, its page, its id or the key of its callback reaches the collector', async () => {
  const env = { PUBLIC_URL: 'https://gateway.example.test', ADVANCE_AI_CALLBACK_KEY: MARKERS.callbackKey };
  const { ask, close, collector } = await startTraced({ env });
  const { data } = await ask(START_VERIFICATION, { input: START_INPUT });
  await close();
  const text = collector.deliveries.map((delivery) => delivery.text).join('');
  expect(text).toContain('generate-liveness-detection-url');
  for (const secret of ['canary', data.startVerification.signatureId, '/h5/', 'callbacks', 'shop.example.test'])
    expect(text).not.toContain(secret);
});

test('a process is identified by OTEL_RESOURCE_ATTRIBUTES and by its own instance id', async () => {
  const { ask, id, close, collector } = await startTraced({
    env: { OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test%2Cone, service.name=faces' },
  });
  const other = await startTraced({
    env: { OTEL_SERVICE_NAME: 'other', OTEL_RESOURCE_ATTRIBUTES: 'service.name=faces,service.instance.id=pod-7' },
  });
  await ask(FACE, { id });
  await close();
  await other.ask(FACE, { id });
  await other.close();
  const named = collector.resources()[0] ?? {};
  expect(named).toMatchObject({ 'deployment.environment.name': 'test,one', 'service.name': 'faces' });
  expect(named['service.instance.id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(other.collector.resources()[0]).toEqual({ 'service.name': 'other', 'service.instance.id': 'pod-7' });
});

test('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT is used unchanged and takes precedence over the URL for all signals', async () => {
  const unused = await startCollector();
  const collector = await startCollector();
  const { ask, simulator, close } = await startTestGateway({
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: unused.endpoint,
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.endpoint}/ingest`,
    },
  });
  await ask(FACE, { id: simulator.sampleIds.passFarNear });
  await close();
  expect(collector.deliveries.map(({ path }) => path)).toEqual(['/ingest']);
  expect(unused.deliveries).toEqual([]);
});

test.each([{ OTEL_SDK_DISABLED: 'true' }, { OTEL_TRACES_EXPORTER: 'none' }])('%j sends nothing', async (env) => {
  const { ask, id, close, collector } = await startTraced({ env });
  await ask(FACE, { id });
  await close();
  expect(collector.deliveries).toEqual([]);
});

test.each([
  ['of zeros', `00-${'0'.repeat(32)}-${SPAN_ID}-01`],
  ['of another version', `ff-${TRACE_ID}-${SPAN_ID}-01`],
  ['that is no such thing', 'x'.repeat(500)],
])('a traceparent %s starts a new trace', async (_, traceparent) => {
  const { post, id, close, collector } = await startTraced();
  await post({ query: FACE, variables: { id } }, { traceparent });
  await close();
  const root = collector.spans().find(({ name }) => name === 'graphql request');
  expect(root?.traceId).toMatch(/^[0-9a-f]{32}$/);
  expect([root?.traceId, root?.parentSpanId]).not.toContain(TRACE_ID);
  expect(root?.parentSpanId).toBeUndefined();
});

test('a trace that the caller does not sample is not sent', async () => {
  const { post, id, close, collector } = await startTraced();
  await post({ query: FACE, variables: { id } }, { traceparent: `00-${TRACE_ID}-${SPAN_ID}-00` });
  await close();
  expect(collector.deliveries).toEqual([]);
});

test('the collector receives no id, link, token, key or variable', async () => {
  const tap = createTokenTap();
  const { ask, post, simulator, id, close, collector, clock } = await startTraced({ send: tap.send });
  const { data } = await ask(FACE, { id });
  clock.advance(2 * DAY_MS);
  simulator.fault({ operation: 'get-result' }, { kind: 'raw', body: '{"code":"marker of the provider"}' });
  await post({ query: FACE, variables: { id, other: 'marker-in-a-variable' } }, { authorization: 'Bearer marker-key' });
  await post({ query: 'query Face { livenessResult(signatureId: "marker-in-a-literal") { status } }' });
  await close();
  const sent = collector.deliveries.map(({ text, headers }) => text + JSON.stringify(headers)).join('');
  expect(sent).toContain('UNREADABLE_CODE');
  const host = new URL(data.livenessResult.faceImage.url).host;
  expect(tap.tokens.size).toBe(2);
  for (const secret of [id, host, 'marker', 'demo-', ...tap.tokens]) expect(sent).not.toContain(secret);
});

test('a collector that hangs fails no request and does not block shutdown', async () => {
  const { endpoint, deliveries } = await startCollector({ isHanging: true });
  const { ask, simulator, close } = await startTestGateway({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } });
  const { errors } = await ask(FACE, { id: simulator.sampleIds.passFarNear });
  expect(errors).toEqual([]);
  const startedAt = performance.now();
  await close();
  expect(deliveries).not.toEqual([]);
  expect(performance.now() - startedAt).toBeLessThan(6_000);
});

test.each<[string, string, (response: ServerResponse) => void]>([
  ['refuses', 'HTTP 401', (response) => response.writeHead(401).end()],
  ['redirects', 'HTTP 307', (response) => response.writeHead(307, { location: '/elsewhere' }).end()],
  ['closes', 'connection closed (UND_ERR_SOCKET)', (response) => response.socket?.end()],
])('a collector that %s causes one warning with the reason', async (_what, reason, answer) => {
  const { endpoint, deliveries } = await startCollector({ answer });
  const { ask, simulator, close, logLines } = await startTestGateway({
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint },
  });
  await ask(FACE, { id: simulator.sampleIds.passFarNear });
  await close();
  const warnings = logLines.map((line) => JSON.parse(line)).filter(({ msg }) => msg.endsWith('traces'));
  expect(warnings).toEqual([expect.objectContaining({ reason, msg: 'Failed to export traces' })]);
  expect(deliveries).toHaveLength(1);
});

test('without OTEL_EXPORTER_OTLP_ENDPOINT the SDK is not loaded', async () => {
  const program = `
    import { createRequire } from 'node:module';
    import { parseConfig } from './build/config/config.js';
    import { startGateway } from './build/app/create-gateway.js';
    import { systemClock } from './build/async/clock.js';
    import { createHttpClient } from './build/egress/http-client.js';
    import { createLogger } from './build/observability/logger.js';
    const keys = { ADVANCE_AI_BASE_URL: 'https://x.test', ADVANCE_AI_ACCESS_KEY: 'x', ADVANCE_AI_SECRET_KEY: 'x', AUTH: 'off' };
    const config = parseConfig({ ...keys, PORT: '0', METRICS_PORT: '0', ...JSON.parse(process.argv[1]) }, () => '');
    const logger = createLogger('silent');
    const gateway = await startGateway(config, { clock: systemClock, fetch: createHttpClient(), send: createHttpClient(), random: Math.random, logger });
    await gateway.close();
    const loaded = Object.keys(createRequire(import.meta.url + '/x').cache);
    console.log(loaded.filter((path) => path.includes('@opentelemetry/sdk')).length > 0);`;
  const run = (env: Record<string, string>) =>
    promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, JSON.stringify(env)]);
  expect((await run({})).stdout).toBe('false\n');
  expect((await run({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' })).stdout).toBe('true\n');
});

test('a long operation name is in no span', async () => {
  const { ask, close, collector } = await startTraced();
  await ask(`query ${'N'.repeat(65)} { __typename }`);
  await close();
  expect(collector.spans().map(({ attributes }) => attributes)).toEqual([{ code: 'OK' }]);
});
