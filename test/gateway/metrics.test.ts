import { mkdirSync, renameSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { AUDIT_HMAC_KEY, auditPath } from '../support/audit.js';
import { startTestGateway, type TestGatewayOptions } from '../support/gateway.js';
import { scrape, scrapeOne } from '../support/metrics.js';
import { createTokenTap } from '../support/token-tap.js';

const DAY_MS = 86_400_000;
const STATUS = 'query Status($id: ID!) { livenessResult(signatureId: $id) { status } }';
const FACE = 'query Face($id: ID!) { livenessResult(signatureId: $id) { faceImage { url } } }';
const BYTES = 'query Bytes($id: ID!) { livenessResult(signatureId: $id) { faceImage { byteLength } } }';

async function startMetered(options: TestGatewayOptions = {}) {
  const gateway = await startTestGateway({ ...options, env: { METRICS_PORT: '0', ...options.env } });
  const id = gateway.simulator.sampleIds.passFarNear;
  return { ...gateway, id, read: (metric: string) => scrapeOne(gateway.metricsUrl, metric) };
}

describe('a scrape tells', () => {
  test('requests by the name of their operation and the code that they came to', async () => {
    const { ask, post, url, simulator, id, read } = await startMetered();
    await ask(STATUS, { id });
    await ask(STATUS, { id });
    simulator.fault({ operation: 'get-result' }, { kind: 'envelope', code: 'OVER_QUERY_LIMIT' });
    await ask(FACE, { id: simulator.sampleIds.passAllPictures });
    await ask('{ __typename }');
    await ask('query Wrong { nothing }');
    await ask('query Cut {');
    await ask('query One { __typename } query Other { __typename }');
    await post([]);
    await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' });
    expect(await read('gateway_requests_total')).toEqual({
      '{operation="Status",code="OK"}': 2,
      '{operation="Face",code="PROVIDER_REFUSED"}': 1,
      '{operation="anonymous",code="OK"}': 1,
      '{operation="none",code="GRAPHQL_VALIDATION_FAILED"}': 1,
      '{operation="none",code="GRAPHQL_PARSE_FAILED"}': 1,
      '{operation="none",code="OPERATION_RESOLUTION_FAILURE"}': 1,
      '{operation="none",code="BAD_REQUEST"}': 2,
    });
    expect(await read('gateway_request_duration_seconds_count')).toEqual({ '': 9 });
  });

  test('an answer whose pictures were withheld by the code that stands in their place', async () => {
    const path = await auditPath();
    const { ask, id, read } = await startMetered({ env: { AUDIT_LOG: path, AUDIT_HMAC_KEY } });
    await ask(FACE, { id });
    renameSync(path, `${path}.aside`);
    mkdirSync(path);
    await ask(FACE, { id });
    expect(await read('gateway_requests_total')).toEqual({
      '{operation="Face",code="OK"}': 1,
      '{operation="Face",code="AUDIT_UNAVAILABLE"}': 1,
    });
  });

  test('calls of the provider by operation, code and whether they are billed', async () => {
    const { ask, simulator, id, read } = await startMetered();
    simulator.fault({ operation: 'get-result' }, { kind: 'reset' });
    simulator.fault(
      { operation: 'get-result' },
      { kind: 'raw', body: '{"code":"SIGNATURE_NOT_EXIST","pricingStrategy":"PAY"}' },
    );
    await ask(STATUS, { id });
    await ask(STATUS, { id: simulator.sampleIds.passAllPictures });
    expect(await read('gateway_provider_calls_total')).toEqual({
      '{operation="generate-token",code="SUCCESS",billing="free"}': 1,
      '{operation="get-result",code="unavailable",billing="unknown"}': 1,
      '{operation="get-result",code="SIGNATURE_NOT_EXIST",billing="billed"}': 1,
      '{operation="get-result",code="SUCCESS",billing="free"}': 1,
    });
    expect(await read('gateway_provider_call_duration_seconds_count')).toEqual({
      '{operation="generate-token"}': 1,
      '{operation="get-result"}': 3,
    });
  });

  test('what the store had, which flights were joined, and how renewals of links ended', async () => {
    const { ask, simulator, id, read, clock } = await startMetered();
    const held = simulator.hold({ operation: 'get-result' });
    const arrived = simulator.nextCall('get-result');
    const first = ask(STATUS, { id });
    await arrived;
    const second = ask(STATUS, { id });
    for (let joined = 0; joined === 0; joined = (await read('gateway_flights_joined_total'))['{flight="record"}'] ?? 0);
    held.release();
    await Promise.all([first, second]);
    clock.advance(2 * DAY_MS);
    await ask(FACE, { id });
    clock.advance(2 * DAY_MS);
    simulator.fault({ operation: 'get-result' }, { kind: 'envelope', code: 'OVER_QUERY_LIMIT' });
    await ask(FACE, { id });
    expect(await read('gateway_store_lookups_total')).toEqual({ '{outcome="hit"}': 2, '{outcome="miss"}': 2 });
    expect(await read('gateway_flights_joined_total')).toEqual({ '{flight="record"}': 1 });
    expect(await read('gateway_link_renewals_total')).toEqual({ '{outcome="renewed"}': 1, '{outcome="failed"}': 1 });
  });

  test('how many calls of the provider are under way and how many wait', async () => {
    const { ask, simulator, read } = await startMetered({ env: { PROVIDER_CONCURRENCY: '1' } });
    const held = simulator.hold({ operation: 'get-result' });
    const arrived = simulator.nextCall('get-result');
    const { passFarNear, passAllPictures } = simulator.sampleIds;
    const first = ask(STATUS, { id: passFarNear });
    await arrived;
    const second = ask(BYTES, { id: passAllPictures });
    const depth = async () => read('gateway_provider_queue_depth');
    const queued = '{tenant="default",state="queued"}';
    for (let last = await depth(); last[queued] === 0; last = await depth());
    expect(await depth()).toEqual({ '{tenant="default",state="active"}': 1, [queued]: 1 });
    held.release();
    await Promise.all([first, second]);
    expect(await depth()).toEqual({ '{tenant="default",state="active"}': 0, [queued]: 0 });
  });

  test('that a Redis does not answer which never has, and nothing of Redis where there is none', async () => {
    const { read } = await startMetered();
    expect(await read('gateway_redis_up')).toEqual({});
    const unreachable = {
      REDIS_URL: 'redis://127.0.0.1:9',
      STORE_ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'),
    };
    const { read: readOther } = await startMetered({ env: unreachable });
    expect(await readOther('gateway_redis_up')).toEqual({ '': 0 });
  });

  test('the delay of the event loop and the memory of the process', async () => {
    const { metricsUrl } = await startMetered();
    const samples = await scrape(metricsUrl);
    for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes']) {
      expect(samples.get(name)).toBeGreaterThan(0);
    }
  });
});

test('a client that makes up names adds a hundred of them and no more', async () => {
  const { ask, read } = await startMetered();
  await ask(`query ${'N'.repeat(65)} { __typename }`);
  for (let index = 0; index < 110; index += 1) await ask(`query Name${index} { __typename }`);
  const requests = await read('gateway_requests_total');
  expect(Object.keys(requests)).toHaveLength(101);
  expect(requests['{operation="Name99",code="OK"}']).toBe(1);
  expect(requests['{operation="other",code="OK"}']).toBe(11);
});

test('metrics are not to be had at the port of the clients, nor anything else at that of the metrics', async () => {
  const { url, metricsUrl } = await startMetered();
  expect(new URL(metricsUrl).hostname).toBe('127.0.0.1');
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
  expect((await fetch(new URL('/graphql', metricsUrl))).status).toBe(404);
  expect((await fetch(metricsUrl, { method: 'POST' })).status).toBe(404);
});

test('without METRICS_PORT there are none', async () => {
  const { metricsUrl } = await startTestGateway();
  expect(metricsUrl).toBe('');
});

test('no id, link or token is in what a scrape reads', async () => {
  const tap = createTokenTap();
  const { ask, id, metricsUrl } = await startMetered({ send: tap.send });
  const link = (await ask(FACE, { id })).data.livenessResult.faceImage.url;
  const text = await (await fetch(metricsUrl)).text();
  expect(tap.tokens.size).toBe(1);
  for (const secret of [id, new URL(link).host, 'demo-', ...tap.tokens]) expect(text).not.toContain(secret);
});
