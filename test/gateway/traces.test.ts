import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { startCollector } from '../support/collector.js';
import { startTestGateway, type TestGatewayOptions } from '../support/gateway.js';
import { createTokenTap } from '../support/token-tap.js';

const DAY_MS = 86_400_000;
const FACE = 'query Face($id: ID!) { livenessResult(signatureId: $id) { faceImage { url } } }';
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN_ID = '00f067aa0ba902b7';

async function startTraced(options: TestGatewayOptions = {}) {
  const collector = await startCollector();
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint };
  const gateway = await startTestGateway({ ...options, env });
  return { ...gateway, collector, id: gateway.simulator.sampleIds.passFarNear };
}

test('a request, its look into the store and its calls of the provider are spans of one trace', async () => {
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

test('an error is told by its code, whether it came of an operation or before there was one', async () => {
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

test('two requests are two traces, and calls belong to the one that caused them', async () => {
  const { ask, simulator, close, collector } = await startTraced();
  const { passFarNear, passAllPictures } = simulator.sampleIds;
  await Promise.all([ask(FACE, { id: passFarNear }), ask(FACE, { id: passAllPictures })]);
  await close();
  const spans = collector.spans();
  const traces = new Set(spans.map(({ traceId }) => traceId));
  const withCode = (code: string) => spans.filter(({ attributes }) => attributes.operation === code);
  expect(traces.size).toBe(2);
  expect(new Set(withCode('get-result').map(({ traceId }) => traceId))).toEqual(traces);
});

test('a request goes on with the trace of its traceparent, which the provider is not told', async () => {
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

test.each([
  ['of zeros', `00-${'0'.repeat(32)}-${SPAN_ID}-01`],
  ['of another version', `ff-${TRACE_ID}-${SPAN_ID}-01`],
  ['that is no such thing', 'x'.repeat(500)],
])('a traceparent %s begins a new trace', async (_, traceparent) => {
  const { post, id, close, collector } = await startTraced();
  await post({ query: FACE, variables: { id } }, { traceparent });
  await close();
  const root = collector.spans().find(({ name }) => name === 'graphql request');
  expect(root?.traceId).toMatch(/^[0-9a-f]{32}$/);
  expect([root?.traceId, root?.parentSpanId]).not.toContain(TRACE_ID);
  expect(root?.parentSpanId).toBeUndefined();
});

test('a trace that its caller does not sample is not sent', async () => {
  const { post, id, close, collector } = await startTraced();
  await post({ query: FACE, variables: { id } }, { traceparent: `00-${TRACE_ID}-${SPAN_ID}-00` });
  await close();
  expect(collector.deliveries).toEqual([]);
});

test('no id, link, token, key or variable is in what the collector is sent', async () => {
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

test('a collector that hangs fails no request, and does not keep the gateway from closing', async () => {
  const { endpoint, deliveries } = await startCollector({ isHanging: true });
  const { ask, simulator, close } = await startTestGateway({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } });
  const { errors } = await ask(FACE, { id: simulator.sampleIds.passFarNear });
  expect(errors).toEqual([]);
  const startedAt = performance.now();
  await close();
  expect(deliveries).not.toEqual([]);
  expect(performance.now() - startedAt).toBeLessThan(6_000);
});

test('the SDK is not even loaded without OTEL_EXPORTER_OTLP_ENDPOINT', async () => {
  const program = `
    import { createRequire } from 'node:module';
    import { parseConfig } from './build/config.js';
    import { startGateway } from './build/app.js';
    import { systemClock } from './build/async/clock.js';
    import { createSend } from './build/provider/send.js';
    import { createLogger } from './build/server/logger.js';
    const keys = { ADVANCE_AI_BASE_URL: 'https://x.test', ADVANCE_AI_ACCESS_KEY: 'x', ADVANCE_AI_SECRET_KEY: 'x', AUTH: 'off' };
    const config = parseConfig({ ...keys, PORT: '0', METRICS_PORT: '0', ...JSON.parse(process.argv[1]) }, () => '');
    const logger = createLogger('silent');
    const gateway = await startGateway(config, { clock: systemClock, fetch, send: createSend(), random: Math.random, logger });
    await gateway.close();
    const loaded = Object.keys(createRequire(import.meta.url + '/x').cache);
    console.log(loaded.filter((path) => path.includes('@opentelemetry/sdk')).length > 0);`;
  const run = (env: Record<string, string>) =>
    promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, JSON.stringify(env)]);
  expect((await run({})).stdout).toBe('false\n');
  expect((await run({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' })).stdout).toBe('true\n');
});

test('a name that is long is in no span', async () => {
  const { ask, close, collector } = await startTraced();
  await ask(`query ${'N'.repeat(65)} { __typename }`);
  await close();
  expect(collector.spans().map(({ attributes }) => attributes)).toEqual([{ code: 'OK' }]);
});
