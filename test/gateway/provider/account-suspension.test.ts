import { describe, expect, test } from '@jest/globals';
import type { TestGateway } from '../../support/gateway/gateway.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { scrapeOne } from '../../support/gateway/metrics.js';
import { startAccounts, startForTenants } from '../../support/gateway/tenants.js';
import { createTestClock } from '../../support/test-clock.js';

const GET_RESULT = { operation: 'get-result' } as const;
const ALWAYS = { times: 10_000 };
const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
const FACE = 'query ($id: ID!) { livenessResult(signatureId: $id) { status faceImage { kind url } } }';
const IDS = Array.from({ length: 50 }, (_, index) => `transaction-${index}`);

/** A query without a response leaves the detection to the next one, and a busy machine can pause for seconds. */
const PATIENT = { PROVIDER_TIMEOUT_MS: '60000', PROVIDER_DEADLINE_MS: '60000' };

async function start() {
  const gateway = await startTestGateway({ env: { METRICS_PORT: '0', ...PATIENT } });
  for (const signatureId of IDS) gateway.simulator.addTransaction({ signatureId });
  return { ...gateway, id: gateway.simulator.sampleIds.passFarNear };
}

const codeOf = async ({ ask }: TestGateway, id = IDS[0]) => (await ask(STATUS, { id })).errors[0]?.extensions?.code;

const pausedIn = async ({ metricsUrl }: TestGateway) =>
  (await scrapeOne(metricsUrl, 'gateway_provider_account_paused'))['{tenant="default"}'];

const alertsIn = ({ logLines }: TestGateway) =>
  logLines.map((line) => JSON.parse(line)).filter(({ msg }) => msg.includes('account suspended'));

describe.each(['OVER_QUERY_LIMIT', 'INSUFFICIENT_BALANCE'])('after %s', (code) => {
  async function startPaused() {
    const gateway = await start();
    const stored = await gateway.ask(FACE, { id: gateway.id });
    gateway.simulator.fault(GET_RESULT, { kind: 'envelope', code }, ALWAYS);
    expect(await codeOf(gateway)).toBe('PROVIDER_REFUSED');
    return { ...gateway, stored, before: gateway.resultCalls() };
  }

  test('new queries are rejected without a call for five seconds, after one call that detected it', async () => {
    const gateway = await startPaused();
    expect(gateway.before).toBe(2);
    for (const id of IDS) expect(await codeOf(gateway, id)).toBe('PROVIDER_REFUSED');
    gateway.clock.advance(4_999);
    expect(await codeOf(gateway)).toBe('PROVIDER_REFUSED');
    expect(gateway.resultCalls()).toBe(2);
  });

  test('cached results are still returned with their live links; only a dead link is lost', async () => {
    const { ask, id, stored, clock, simulator } = await startPaused();
    expect(await ask(FACE, { id })).toMatchObject({ data: stored.data, errors: [] });
    clock.advance(2 * 86_400_000);
    simulator.fault(GET_RESULT, { kind: 'envelope', code });
    await ask(STATUS, { id: IDS[1] });
    const { data, errors } = await ask(FACE, { id });
    expect(data.livenessResult).toEqual({ status: 'PASS', faceImage: { kind: 'FACE', url: null } });
    expect(errors.map(({ path, extensions }) => [path?.at(-1), extensions])).toEqual([
      ['url', { code: 'PROVIDER_REFUSED' }],
    ]);
  });

  test('after each suspension one of fifty queries is sent, and each rejection doubles the suspension up to a minute', async () => {
    const gateway = await startPaused();
    for (const [index, seconds] of [5, 10, 20, 40, 60, 60].entries()) {
      gateway.clock.advance(seconds * 1_000 - 1);
      expect(await codeOf(gateway)).toBe('PROVIDER_REFUSED');
      expect(gateway.resultCalls()).toBe(gateway.before + index);
      gateway.clock.advance(1);
      const codes = await Promise.all(IDS.map((id) => codeOf(gateway, id)));
      expect(new Set(codes)).toEqual(new Set(['PROVIDER_REFUSED']));
      expect(gateway.resultCalls()).toBe(gateway.before + index + 1);
    }
    expect(alertsIn(gateway)).toHaveLength(1);
  });

  test('one successful call after the suspension ends it', async () => {
    const gateway = await startPaused();
    gateway.simulator.clearFaults();
    gateway.clock.advance(5_000);
    for (const id of IDS) expect(await codeOf(gateway, id)).toBeUndefined();
    expect(gateway.resultCalls()).toBe(gateway.before + IDS.length);
    expect(gateway.logLines.filter((line) => line.includes('account active again'))).toHaveLength(1);
  });

  test('a metric shows the suspension, and the log contains it once, with the code and the tenant only', async () => {
    const gateway = await startPaused();
    await codeOf(gateway);
    expect(await pausedIn(gateway)).toBe(1);
    const alert = {
      level: 50,
      levelName: 'error',
      time: expect.anything(),
      tenant: 'default',
      code,
      msg: expect.any(String),
    };
    expect(alertsIn(gateway)).toEqual([alert]);
    gateway.simulator.clearFaults();
    gateway.clock.advance(5_000);
    await codeOf(gateway);
    expect(await pausedIn(gateway)).toBe(0);
  });
});

test('a token rejected for the balance suspends the account too, and no token is requested meanwhile', async () => {
  const gateway = await start();
  gateway.simulator.fault({ operation: 'generate-token' }, { kind: 'envelope', code: 'INSUFFICIENT_BALANCE' }, ALWAYS);
  await codeOf(gateway);
  gateway.clock.advance(4_999);
  expect(await codeOf(gateway)).toBe('PROVIDER_REFUSED');
  expect(gateway.tokenCalls()).toBe(1);
});

test('rejections during a suspension do not count as successes: a provider that is down afterwards opens the circuit', async () => {
  const gateway = await start();
  gateway.simulator.fault(GET_RESULT, { kind: 'envelope', code: 'INSUFFICIENT_BALANCE' });
  await codeOf(gateway);
  gateway.simulator.fault(GET_RESULT, { kind: 'http-status', status: 503 }, ALWAYS);
  gateway.clock.advance(4_999);
  for (const id of IDS) expect(await codeOf(gateway, id)).toBe('PROVIDER_REFUSED');
  gateway.clock.advance(1);
  for (const id of IDS.slice(0, 20)) expect(await codeOf(gateway, id)).toBe('PROVIDER_UNAVAILABLE');
  const calls = gateway.resultCalls();
  for (const id of IDS) expect(await codeOf(gateway, id)).toBe('PROVIDER_UNAVAILABLE');
  expect(gateway.resultCalls()).toBe(calls);
});

test('the suspension of one tenant does not affect another', async () => {
  const clock = createTestClock();
  const accounts = await startAccounts(clock);
  const { askAs } = await startForTenants(accounts, clock);
  accounts.acme.fault(GET_RESULT, { kind: 'envelope', code: 'OVER_QUERY_LIMIT' });
  for (let time = 0; time < 2; time += 1) {
    expect((await askAs('acme', STATUS, { id: 'shared' })).errors[0]?.extensions).toEqual({ code: 'PROVIDER_REFUSED' });
  }
  expect((await askAs('globex', STATUS, { id: 'shared' })).errors).toEqual([]);
  expect(accounts.acme.callsTo('get-result')).toHaveLength(1);
});
