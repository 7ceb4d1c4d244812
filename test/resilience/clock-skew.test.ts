import { describe, expect, test } from '@jest/globals';
import type { SimulatorOptions } from '../../src/simulator/simulator.js';
import { startTestGateway } from '../support/gateway/gateway.js';
import { createSkewedClock } from '../support/provider/skewed-clock.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const LINK_LIFE_MS = 600_000;
const FACE = 'query ($id: ID!) { livenessResult(signatureId: $id) { fetchedAt faceImage { url expiresAt } } }';
const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';

/** Starts a gateway with a wrong clock in front of a provider with a correct one. */
async function start(aheadMs: number, options: { simulator?: SimulatorOptions; env?: Record<string, string> } = {}) {
  const { truth, skewed, step } = createSkewedClock(aheadMs);
  const gateway = await startTestGateway({
    clock: skewed,
    env: { LINK_TTL_SECONDS: '600', LINK_MARGIN_SECONDS: '10', ...options.env },
    simulator: { now: truth.now, linkTtlMs: LINK_LIFE_MS, ...options.simulator },
  });
  const id = gateway.simulator.sampleIds.passFarNear;
  const readFace = async () => {
    const { data, errors } = await gateway.ask(FACE, { id });
    expect(errors).toEqual([]);
    const { fetchedAt, faceImage } = data.livenessResult;
    return {
      httpStatus: (await fetch(faceImage.url)).status,
      livesMs: Date.parse(faceImage.expiresAt) - truth.now(),
      ageMs: truth.now() - Date.parse(fetchedAt),
    };
  };
  const warnings = () => gateway.logLines.filter((line) => /\bclock\b/i.test(line));
  return { ...gateway, id, truth, step, readFace, warnings };
}

/** A little more than five minutes, the largest skew that the provider accepts in a token request. */
const WRONG = [301_000, -301_000, DAY_MS, -DAY_MS];
const FORMATS = ['opaque', 's3', 'expires', 'azure'] as const;

describe.each(WRONG)('F15: with a clock that is %d ms ahead', (aheadMs) => {
  test.each(FORMATS)('no link in the %s format is dead on arrival, and none is renewed too early', async (format) => {
    const gateway = await start(aheadMs, { simulator: { switches: { linkFormat: format } } });
    const { readFace, truth, tokenCalls, resultCalls } = gateway;
    for (let elapsedMs = 0; elapsedMs < 1.5 * LINK_LIFE_MS; elapsedMs += 31_337) {
      const { httpStatus, livesMs, ageMs } = await readFace();
      expect(httpStatus).toBe(200);
      expect(livesMs).toBeGreaterThan(8_000);
      expect(livesMs).toBeLessThanOrEqual(LINK_LIFE_MS + 2_000);
      expect(Math.abs(ageMs)).toBeLessThan(LINK_LIFE_MS);
      truth.advance(31_337);
    }
    expect(resultCalls()).toBe(2);
    expect(tokenCalls()).toBeLessThanOrEqual(2);
  });
});

test("F15: one more attempt in the provider's time obtains a token, which lives as long as it states", async () => {
  const { ask, id, simulator, tokenCalls, truth } = await start(DAY_MS, { env: { RESULT_TTL_SECONDS: '1' } });
  for (let minute = 0; minute < 180; minute += 1) {
    expect((await ask(STATUS, { id })).errors).toEqual([]);
    truth.advance(MINUTE_MS);
  }
  expect(simulator.callsTo('generate-token').map(({ code }) => code)).toEqual([
    'PARAMETER_ERROR',
    ...Array(4).fill('SUCCESS'),
  ]);
  expect(tokenCalls()).toBe(5);
  expect(simulator.callsTo('get-result').filter(({ code }) => code !== 'SUCCESS')).toEqual([]);
});

test('F15: a rejection unrelated to the clock causes no further attempt', async () => {
  const { ask, id, simulator, tokenCalls } = await start(0);
  simulator.fault({ operation: 'generate-token' }, { kind: 'envelope', code: 'PARAMETER_ERROR' }, { times: 9 });
  expect((await ask(STATUS, { id })).errors[0]?.extensions).toEqual({ code: 'PROVIDER_REFUSED' });
  expect(tokenCalls()).toBe(1);
});

test('F15: a provider that keeps rejecting gets two token requests, not more', async () => {
  const { ask, id, simulator, tokenCalls } = await start(DAY_MS);
  simulator.fault({ operation: 'generate-token' }, { kind: 'envelope', code: 'PARAMETER_ERROR' }, { times: 9 });
  expect((await ask(STATUS, { id })).errors[0]?.extensions).toEqual({ code: 'PROVIDER_REFUSED' });
  expect(tokenCalls()).toBe(2);
});

test('F15: a clock step under load changes no lifetime', async () => {
  const { readFace, ask, simulator, truth, step, tokenCalls, resultCalls } = await start(0, {
    env: { RESULT_TTL_SECONDS: '900', PENDING_TTL_SECONDS: '5' },
    simulator: { switches: { linkFormat: 's3' } },
  });
  const running = 'running';
  simulator.addTransaction({ signatureId: running, state: 'RUNNING' });
  const steps = [DAY_MS, -2 * DAY_MS, 5 * MINUTE_MS, DAY_MS, -5 * MINUTE_MS, 31_000, -DAY_MS, 7 * DAY_MS];
  await readFace();
  for (const ms of steps) {
    step(ms);
    for (let second = 0; second < 6; second += 1) {
      const { httpStatus, livesMs } = await readFace();
      expect(httpStatus).toBe(200);
      expect(livesMs).toBeGreaterThan(8_000);
      truth.advance(10_000);
    }
  }
  // After each step the clocks are not trusted until the provider has responded once.
  expect(resultCalls()).toBe(1 + steps.length);
  expect(tokenCalls()).toBe(1);
  await ask(STATUS, { id: running });
  step(DAY_MS);
  await ask(STATUS, { id: running });
  expect(resultCalls(running)).toBe(1);
  step(-2 * DAY_MS);
  truth.advance(5_001);
  await ask(STATUS, { id: running });
  expect(resultCalls(running)).toBe(2);
});

describe('F15: a wrong clock is logged', () => {
  test('once, in seconds, and once more when it is correct again', async () => {
    const { ask, simulator, truth, step, warnings } = await start(-DAY_MS);
    const askNew = async () => {
      simulator.addTransaction({ signatureId: `id-${truth.now()}` });
      await ask(STATUS, { id: `id-${truth.now()}` });
      truth.advance(1_000);
    };
    for (let count = 0; count < 5; count += 1) await askNew();
    expect(warnings()).toHaveLength(1);
    const { skewSeconds, ...line } = JSON.parse(warnings()[0] ?? '');
    expect(line).toMatchObject({ level: 40, tenant: 'default' });
    expect(Math.abs(skewSeconds + DAY_MS / 1000)).toBeLessThanOrEqual(2);
    step(20_000);
    await askNew();
    expect(warnings()).toHaveLength(1);
    step(60_000);
    await askNew();
    expect(warnings()).toHaveLength(2);
    step(DAY_MS - 80_000);
    for (let count = 0; count < 3; count += 1) await askNew();
    expect(warnings()).toHaveLength(3);
    expect(JSON.parse(warnings()[2] ?? '')).toMatchObject({ level: 30, tenant: 'default' });
  });

  test.each([0, 1_500, -1_500, 29_000, -29_000])('not when it is %d ms ahead', async (aheadMs) => {
    const { ask, id, warnings } = await start(aheadMs);
    await ask(STATUS, { id });
    expect(warnings()).toEqual([]);
  });
});

test.each(['soon', 'Thu, 01 Jan 1970 00:00:00 GMT', 'Fri, 01 Jan 2120 00:00:00 GMT', '2026-01-02T12:00:00Z', ''])(
  'F15: a Date of %j is ignored',
  async (date) => {
    const { readFace, simulator, id, ask, warnings } = await start(0);
    simulator.fault({ operation: 'generate-token' }, { kind: 'http-status', status: 503, headers: { date } });
    simulator.fault({ operation: 'get-result' }, { kind: 'http-status', status: 503, headers: { date } });
    await ask(STATUS, { id });
    expect((await readFace()).livesMs).toBe(LINK_LIFE_MS);
    expect(warnings()).toEqual([]);
  },
);
