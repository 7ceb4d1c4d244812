import { describe, expect, test } from '@jest/globals';
import { type FleetOptions, runFleet } from '../../../bench/simulation/fleet.js';
import { createRandom, createZipf } from '../../../bench/simulation/random.js';
import { createViews, type View } from '../../../bench/simulation/workload.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { KEY } from '../../support/redis/redis-fleet.js';
import { describeWithRedis, startRedis } from '../../support/redis/redis-server.js';
import { createTestClock } from '../../support/test-clock.js';

const DAY_MS = 86_400_000;
const MARGIN_MS = 300_000;
const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
const LINK = 'query ($id: ID!) { livenessResult(signatureId: $id) { faceImage { url } } }';

const WORKLOAD = {
  ...{ results: 30, viewsPerSecond: 400 / (3 * 86_400), seconds: 3 * 86_400, popularity: 0.9 },
  ...{ linkShare: 0.5, instances: 2, every: 1 },
};
const FLEET: FleetOptions = {
  ...{ instances: 2, linkLifetimeMs: DAY_MS, linkMarginMs: MARGIN_MS, memoryEntries: 8, isShared: false },
};

/** Runs the same views at real gateways in front of one simulated provider, and returns its calls. */
async function runGateways(views: readonly View[], shared: Readonly<Record<string, string>> = {}): Promise<number> {
  const clock = createTestClock();
  const env = { STORE_MAX_ENTRIES: String(FLEET.memoryEntries), LOG_LEVEL: 'silent', ...shared };
  // A token that is renewed while the clock jumps would expire before its use.
  const first = await startTestGateway({ clock, env, simulator: { tokenTtlMs: 30 * DAY_MS } });
  const { simulator } = first;
  const second = await startTestGateway({ clock, env: { ...env, ADVANCE_AI_BASE_URL: simulator.baseUrl } });
  for (let result = 0; result < WORKLOAD.results; result += 1)
    simulator.addTransaction({ signatureId: `view-${result}` });
  const start = clock.now();
  for (const { at, result, instance, selectsLink } of views) {
    clock.advance(start + at - clock.now());
    const { errors } =
      (await [first, second][instance]?.ask(selectsLink ? LINK : STATUS, { id: `view-${result}` })) ?? {};
    expect(errors).toEqual([]);
  }
  return simulator.callsTo('get-result').length;
}

test.each([1, 2, 3])('real gateways make exactly the calls that are simulated (seed %d)', async (seed) => {
  const views = [...createViews({ ...WORKLOAD, seed })];
  const { calls, lowerBound } = runFleet(views, FLEET);
  expect(await runGateways(views)).toBe(calls);
  // Every rule must take part: renewals, evictions, and calls of each instance.
  expect(calls).toBeGreaterThan(lowerBound * 1.2);
  expect(calls).toBeLessThan(views.length * 0.8);
});

describeWithRedis('real gateways that share a Redis', () => {
  test.each([1, 2])('make exactly the calls that are simulated (seed %d)', async (seed) => {
    const views = [...createViews({ ...WORKLOAD, seed })];
    const { calls } = runFleet(views, { ...FLEET, isShared: true });
    const { url } = await startRedis();
    const shared = { REDIS_URL: url, STORE_ENCRYPTION_KEY: KEY.toString('base64'), REDIS_TIMEOUT_MS: '5000' };
    expect(await runGateways(views, shared)).toBe(calls);
    expect(calls).toBeLessThan(runFleet(views, FLEET).calls);
  });
});

describe('the lower bound', () => {
  const view = (at: number, selectsLink: boolean): View => ({ at, result: 1, instance: 0, selectsLink });
  const boundOf = (...views: View[]) => runFleet(views, FLEET).lowerBound;

  test('is one call for a result whose link is not selected again, however long it is viewed', () => {
    expect(boundOf(view(0, true), view(DAY_MS, false), view(9 * DAY_MS, false))).toBe(1);
  });

  test('is one more for each link lifetime in which a link was selected', () => {
    expect(boundOf(view(0, false), view(DAY_MS - 1, true), view(DAY_MS, true), view(DAY_MS + 1, true))).toBe(2);
  });
});

test('a shared store that keeps all results exceeds the lower bound by the margin only', () => {
  const views = [...createViews({ ...WORKLOAD, viewsPerSecond: 0.1, seed: 1 })];
  const { calls, lowerBound, sharedHits } = runFleet(views, { ...FLEET, isShared: true });
  expect(calls / lowerBound).toBeLessThan(1.3);
  expect(sharedHits).toBeGreaterThan(0);
  expect(runFleet(views, { ...FLEET, isShared: true, linkMarginMs: 0 }).calls).toBe(lowerBound);
});

test('views are in order, at the rate of the workload, and popular results have more of them', () => {
  const views = [...createViews({ ...WORKLOAD, viewsPerSecond: 0.1, seed: 1 })];
  expect(views.map(({ at }) => at)).toEqual(views.map(({ at }) => at).sort((one, other) => one - other));
  expect(Math.abs(views.length / (0.1 * WORKLOAD.seconds) - 1)).toBeLessThan(0.05);
  const viewsOf = (result: number) => views.filter((view) => view.result === result).length;
  expect(viewsOf(0) / viewsOf(9)).toBeGreaterThan(5);
  expect(viewsOf(0) / viewsOf(9)).toBeLessThan(12);
});

test('a sample of every tenth result has a tenth of the results and of their weight', () => {
  const random = createRandom(7);
  expect(createZipf(1_000, 0.9, 10, random).ranks).toBe(100);
  const views = [...createViews({ ...WORKLOAD, viewsPerSecond: 1, every: 10, seed: 1 })];
  expect(Math.abs(views.length / (0.1 * WORKLOAD.seconds) - 1)).toBeLessThan(0.05);
});
