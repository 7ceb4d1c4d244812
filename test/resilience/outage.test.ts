import { expect, test } from '@jest/globals';
import { startTestGateway } from '../support/gateway/gateway.js';
import { scrapeOne } from '../support/gateway/metrics.js';
import { startAccounts, startForTenants } from '../support/gateway/tenants.js';
import { createTestClock } from '../support/test-clock.js';

const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
const GET_RESULT = { operation: 'get-result' } as const;
const toId = (index: number) => `transaction-${index}`;

async function startWithTransactions(count: number) {
  const gateway = await startTestGateway({ env: { METRICS_PORT: '0' } });
  for (let index = 0; index < count; index += 1) gateway.simulator.addTransaction({ signatureId: toId(index) });
  /** Queries this uncached id, and returns the code of its error. */
  const codeOf = async (index: number) => (await gateway.ask(STATUS, { id: toId(index) })).errors[0]?.extensions?.code;
  const circuit = async () =>
    (await scrapeOne(gateway.metricsUrl, 'gateway_provider_breaker_state'))['{tenant="default"}'];
  return { ...gateway, codeOf, circuit };
}

test.each([500, 502, 503, 504])(
  'F02: while every response is HTTP %d in HTML, 120 queries cost fewer than 132 calls',
  async (status) => {
    const { simulator, codeOf, resultCalls, circuit, logLines } = await startWithTransactions(120);
    simulator.fault(GET_RESULT, { kind: 'http-status', status }, { times: 10_000 });
    for (let index = 0; index < 20; index += 1) expect(await codeOf(index)).toBe('PROVIDER_UNAVAILABLE');
    // The breaker opens after twenty queries: from here on none is sent.
    expect(await circuit()).toBe(2);
    const calls = resultCalls();
    for (let index = 20; index < 120; index += 1) expect(await codeOf(index)).toBe('PROVIDER_UNAVAILABLE');
    expect(resultCalls()).toBe(calls);
    expect(calls).toBeLessThanOrEqual(20 + 12);
    expect(logLines.filter((line) => line.includes('circuit breaker opened'))).toHaveLength(1);
  },
);

test('F02: many concurrent queries cost at most a tenth more than one call each', async () => {
  const { simulator, ask, resultCalls } = await startWithTransactions(300);
  simulator.fault(GET_RESULT, { kind: 'http-status', status: 503 }, { times: 10_000 });
  const ids = Array.from({ length: 300 }, (_, index) => toId(index));
  const answers = await Promise.all(ids.map((id) => ask(STATUS, { id })));
  expect(new Set(answers.map(({ errors }) => errors[0]?.extensions?.code))).toEqual(new Set(['PROVIDER_UNAVAILABLE']));
  expect(resultCalls()).toBeLessThanOrEqual(330);
});

test('F03: an outage of a minute costs one call every five seconds, and cached results are still returned', async () => {
  const { simulator, codeOf, resultCalls, clock, circuit, ask } = await startWithTransactions(400);
  expect(await codeOf(399)).toBeUndefined();
  simulator.fault(GET_RESULT, { kind: 'reset' }, { times: 10_000 });
  for (let index = 0; index < 20; index += 1) await codeOf(index);
  const opened = resultCalls();
  for (let second = 1; second <= 60; second += 1) {
    clock.advance(1_000);
    for (let index = 0; index < 5; index += 1)
      expect(await codeOf(20 + second * 5 + index)).toBe('PROVIDER_UNAVAILABLE');
    expect((await ask(STATUS, { id: toId(399) })).data.livenessResult).toEqual({ status: 'PASS' });
  }
  // Twelve probes; each can be retried within the retry budget.
  expect(resultCalls() - opened).toBeGreaterThanOrEqual(12);
  expect(resultCalls() - opened).toBeLessThanOrEqual(12 * 3);
  expect(await circuit()).toBe(2);
});

test('F03: when the provider is back, one query detects it, and from then on all cost one call each', async () => {
  const { simulator, codeOf, resultCalls, clock, circuit, logLines } = await startWithTransactions(200);
  simulator.fault(GET_RESULT, { kind: 'http-status', status: 502 }, { times: 10_000 });
  for (let index = 0; index < 30; index += 1) await codeOf(index);
  simulator.clearFaults();
  expect(await codeOf(30)).toBe('PROVIDER_UNAVAILABLE');
  clock.advance(5_000);
  const before = resultCalls();
  for (let index = 31; index < 131; index += 1) expect(await codeOf(index)).toBeUndefined();
  expect(resultCalls() - before).toBe(100);
  expect(await circuit()).toBe(0);
  expect(logLines.filter((line) => line.includes('Provider circuit breaker closed'))).toHaveLength(1);
});

test('F03: a tenant whose provider is down does not affect another', async () => {
  const clock = createTestClock();
  const accounts = await startAccounts(clock);
  const { askAs } = await startForTenants(accounts, clock);
  accounts.acme.fault(GET_RESULT, { kind: 'http-status', status: 503 }, { times: 10_000 });
  for (let index = 0; index < 25; index += 1) await askAs('acme', STATUS, { id: toId(index) });
  const calls = accounts.acme.callsTo('get-result').length;
  expect((await askAs('acme', STATUS, { id: 'shared' })).errors[0]?.extensions?.code).toBe('PROVIDER_UNAVAILABLE');
  expect(accounts.acme.callsTo('get-result')).toHaveLength(calls);
  expect((await askAs('globex', STATUS, { id: 'shared' })).errors).toEqual([]);
});
