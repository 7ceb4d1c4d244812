import { expect, test } from '@jest/globals';
import { toLivenessId } from '../../src/simulator/result/transactions.js';
import { codesOf, FACTS } from '../support/gateway/native.js';
import { openTestFleet } from '../support/redis/redis-fleet.js';
import { startFleet } from '../support/redis/redis-gateways.js';
import { describeWithRedis, startRedis } from '../support/redis/redis-server.js';

const DAY = '2026-01-01';
const SHARED = 'tenant';

describeWithRedis('a budget that instances share', () => {
  test('is spent by all of them together, and a use that is given back serves another one', async () => {
    const { url } = await startRedis();
    const [one, other] = await Promise.all([openTestFleet(url), openTestFleet(url)]);
    const [first, second] = [one.sharedBudget(SHARED), other.sharedBudget(SHARED)];
    const taken = await Promise.all([first, second, first, second, first].map((budget) => budget.take(DAY, 3)));
    expect(taken.filter((isTaken) => isTaken)).toHaveLength(3);
    await first.giveBack(DAY);
    expect([await second.take(DAY, 3), await second.take(DAY, 3)]).toEqual([true, false]);
  });

  test('is one for each period and name', async () => {
    const { url } = await startRedis();
    const { sharedBudget } = await openTestFleet(url);
    const budget = sharedBudget(SHARED);
    expect([await budget.take(DAY, 1), await budget.take(DAY, 1)]).toEqual([true, false]);
    expect([await budget.take('2026-01-02', 1), await sharedBudget('another').take(DAY, 1)]).toEqual([true, true]);
  });

  test('is counted under a name that says nothing, for two days at most', async () => {
    const { url, admin } = await startRedis();
    const { sharedBudget } = await openTestFleet(url);
    await sharedBudget(SHARED).take(DAY, 1);
    const names = await admin.keys('*budget*');
    expect(names).toEqual([expect.stringMatching(/^liveness:1:budget:1:[\w-]{22}$/)]);
    const lifeMs = await admin.pttl(names[0] ?? '');
    expect(lifeMs).toBeGreaterThan(86_400_000);
    expect(lifeMs).toBeLessThanOrEqual(2 * 86_400_000);
  });

  test('is counted by each instance alone while Redis is down, together with what it has used before', async () => {
    const redis = await startRedis();
    const { sharedBudget } = await openTestFleet(redis.url, { timeoutMs: 500 });
    const budget = sharedBudget(SHARED);
    await budget.take(DAY, 3);
    await redis.kill();
    expect([await budget.take(DAY, 3), await budget.take(DAY, 3), await budget.take(DAY, 3)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('counts the uses of this instance also where Redis has lost them', async () => {
    const { url, admin } = await startRedis();
    const { sharedBudget } = await openTestFleet(url);
    const budget = sharedBudget(SHARED);
    await budget.take(DAY, 2);
    await budget.take(DAY, 2);
    await admin.flushall();
    expect(await budget.take(DAY, 2)).toBe(false);
  });

  test('bounds the billed calls of several gateways, which share each native result', async () => {
    const { url } = await startRedis();
    const fleet = await startFleet(url, 3, { env: { NATIVE_RESULTS: 'on', PROVIDER_PAID_CALLS_PER_DAY: '2' } });
    const ids = ['one', 'two', 'three'].map((signatureId) => {
      fleet.simulator.addTransaction({ signatureId });
      return toLivenessId(signatureId);
    });
    const paidCalls = () => fleet.simulator.callsTo('detection-result').length;
    for (const answer of await fleet.askAll(5, FACTS, () => ({ id: ids[0] }))) expect(codesOf(answer)).toEqual([]);
    expect(paidCalls()).toBe(1);
    for (const id of [ids[1], ids[0]])
      for (const answer of await fleet.askAll(1, FACTS, () => ({ id }))) expect(codesOf(answer)).toEqual([]);
    for (const answer of await fleet.askAll(1, FACTS, () => ({ id: ids[2] })))
      expect(codesOf(answer)).toEqual(['PROVIDER_BUDGET_SPENT']);
    expect(paidCalls()).toBe(2);
  });
});
