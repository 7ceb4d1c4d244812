import { mkdirSync, renameSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { AUDIT_HMAC_KEY, auditPath } from '../../support/gateway/audit.js';
import { startTestGateway, type TestGatewayOptions } from '../../support/gateway/gateway.js';
import { scrape, scrapeOne } from '../../support/gateway/metrics.js';
import { createTokenTap } from '../../support/provider/token-tap.js';

const DAY_MS = 86_400_000;
const STATUS = 'query Status($id: ID!) { livenessResult(signatureId: $id) { status } }';
const FACE = 'query Face($id: ID!) { livenessResult(signatureId: $id) { faceImage { url } } }';
const BYTES = 'query Bytes($id: ID!) { livenessResult(signatureId: $id) { faceImage { byteLength } } }';

async function startMetered(options: TestGatewayOptions = {}) {
  const gateway = await startTestGateway({ ...options, env: { METRICS_PORT: '0', ...options.env } });
  const id = gateway.simulator.sampleIds.passFarNear;
  return { ...gateway, id, read: (metric: string) => scrapeOne(gateway.metricsUrl, metric) };
}

describe('a scrape shows', () => {
  test('requests by operation name and code', async () => {
    const { ask, post, url, simulator, id, read } = await startMetered();
    await ask(STATUS, { id });
    await ask(STATUS, { id });
    simulator.fault({ operation: 'get-result' }, { kind: 'envelope', code: 'OVER_QUERY_LIMIT' });
    await ask(FACE, { id: simulator.sampleIds.passAllImages });
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

  test('a response with redacted images under the code of their errors', async () => {
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

  test('provider calls by operation, code and billing', async () => {
    const { ask, simulator, id, read } = await startMetered();
    simulator.fault({ operation: 'get-result' }, { kind: 'reset' });
    simulator.fault(
      { operation: 'get-result' },
      { kind: 'raw', body: '{"code":"SIGNATURE_NOT_EXIST","pricingStrategy":"PAY"}' },
    );
    await ask(STATUS, { id });
    await ask(STATUS, { id: simulator.sampleIds.passAllImages });
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

  test('cache hits and misses, joined flights and the outcomes of link renewals', async () => {
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

  test('how many provider calls are active and how many are queued', async () => {
    const { ask, simulator, read } = await startMetered({ env: { PROVIDER_CONCURRENCY: '1' } });
    const held = simulator.hold({ operation: 'get-result' });
    const arrived = simulator.nextCall('get-result');
    const { passFarNear, passAllImages } = simulator.sampleIds;
    const first = ask(STATUS, { id: passFarNear });
    await arrived;
    const second = ask(BYTES, { id: passAllImages });
    const depth = async () => read('gateway_provider_queue_depth');
    const queued = '{tenant="default",state="queued"}';
    for (let last = await depth(); last[queued] === 0; last = await depth());
    expect(await depth()).toEqual({ '{tenant="default",state="active"}': 1, [queued]: 1 });
    held.release();
    await Promise.all([first, second]);
    expect(await depth()).toEqual({ '{tenant="default",state="active"}': 0, [queued]: 0 });
  });

  test('a Redis that has never been available as down, and no series without Redis', async () => {
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

test('made-up operation names add at most a hundred series', async () => {
  const { ask, read } = await startMetered();
  await ask(`query ${'N'.repeat(65)} { __typename }`);
  for (let index = 0; index < 110; index += 1) await ask(`query Name${index} { __typename }`);
  const requests = await read('gateway_requests_total');
  expect(Object.keys(requests)).toHaveLength(101);
  expect(requests['{operation="Name99",code="OK"}']).toBe(1);
  expect(requests['{operation="other",code="OK"}']).toBe(11);
});

test('a name in use replaces a made-up one within ten minutes; a forgotten name starts at 0 again', async () => {
  const { ask, read, clock } = await startMetered();
  for (let index = 0; index < 100; index += 1) await ask(`query Made${index} { __typename }`);
  for (let count = 0; count < 3; count += 1) await ask('query Real { __typename }');
  expect(await read('gateway_requests_total')).toMatchObject({ '{operation="other",code="OK"}': 3 });
  clock.advance(600_000);
  for (let count = 0; count < 2; count += 1) await ask('query Real { __typename }');
  const after = await read('gateway_requests_total');
  expect(after['{operation="Real",code="OK"}']).toBe(2);
  expect(Object.keys(after)).toHaveLength(101);
  const gone = Array.from({ length: 100 }, (_, index) => `Made${index}`).filter(
    (name) => after[`{operation="${name}",code="OK"}`] === undefined,
  );
  expect(gone).toHaveLength(1);
  for (let count = 0; count < 2; count += 1) await ask(`query ${gone[0]} { __typename }`);
  clock.advance(600_000);
  await ask(`query ${gone[0]} { __typename }`);
  expect((await read('gateway_requests_total'))[`{operation="${gone[0]}",code="OK"}`]).toBe(1);
});

test('the port for clients serves no metrics, and the metrics port serves nothing else', async () => {
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

test('a scrape contains no id, link or token', async () => {
  const tap = createTokenTap();
  const { ask, id, metricsUrl } = await startMetered({ send: tap.send });
  const link = (await ask(FACE, { id })).data.livenessResult.faceImage.url;
  const text = await (await fetch(metricsUrl)).text();
  expect(tap.tokens.size).toBe(1);
  for (const secret of [id, new URL(link).host, 'demo-', ...tap.tokens]) expect(text).not.toContain(secret);
});
