import { expect, test } from '@jest/globals';
import { LINK, startHerd } from '../support/gateway/herd.js';
import { scrape } from '../support/gateway/metrics.js';
import { startFleet } from '../support/redis/redis-gateways.js';
import { describeWithRedis, startRedis } from '../support/redis/redis-server.js';
import { until } from '../support/until.js';

const INSTANCES = 4;
const CALLERS = 250;
/** Enough where it is not the number that is tested. */
const FEW = 50;

describeWithRedis('F25: four instances with 250 callers each', () => {
  test('make one call for one dead link', async () => {
    const { askForAll, resultCalls } = await startHerd(INSTANCES, ['dead']);
    expect(resultCalls()).toBe(1);
    const urls = await askForAll(CALLERS);
    expect(resultCalls()).toBe(2);
    expect(urls.length).toBe(INSTANCES * CALLERS);
    expect(new Set(urls).size).toBe(1);
  });

  test('make a hundred calls for a hundred dead links', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `dead-${index}`);
    const { askForAll, resultCalls } = await startHerd(INSTANCES, ids);
    const before = resultCalls();
    const urls = await askForAll(CALLERS);
    expect(ids.map((id) => resultCalls(id))).toEqual(ids.map(() => 2));
    expect(resultCalls()).toBe(before + 100);
    expect(new Set(urls).size).toBe(100);
  });

  test('make one call when they come one after the other within 20 ms', async () => {
    const { gateways, resultCalls } = await startHerd(INSTANCES, ['dead']);
    const before = resultCalls();
    const answers = await Promise.all(
      gateways.flatMap((gateway, instance) =>
        Array.from({ length: CALLERS }, async (_, index) => {
          await new Promise((resolve) => setTimeout(resolve, (index * 7 + instance * 5) % 20));
          return gateway.ask(LINK, { id: 'dead' });
        }),
      ),
    );
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(resultCalls()).toBe(before + 1);
  });

  test('make one call for an id that is new to all of them, and one for an id that nobody knows', async () => {
    const { askAll } = await startHerdOfNew();
    expect(await askAll('new')).toEqual({ calls: 1, errors: 0, nulls: 0 });
    expect(await askAll('unknown')).toEqual({ calls: 1, errors: 0, nulls: INSTANCES * FEW });
  });

  test('make one call although no news of it arrives', async () => {
    const { redis, gateways, simulator, resultCalls } = await startHerd(INSTANCES, ['dead']);
    const before = resultCalls();
    const hold = simulator.hold({ operation: 'get-result' });
    const arrived = simulator.nextCall('get-result');
    const answers = gateways.map((gateway) => gateway.ask(LINK, { id: 'dead' }));
    await arrived;
    await redis.admin.call('ACL', 'SETUSER', 'default', 'resetchannels');
    await redis.admin.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
    hold.release();
    for (const { errors } of await Promise.all(answers)) expect(errors).toEqual([]);
    expect(resultCalls()).toBe(before + 1);
  });

  test('make one call each at most while Redis is down', async () => {
    const { redis, askForAll, resultCalls } = await startHerd(INSTANCES, ['dead']);
    const before = resultCalls();
    await redis.kill();
    const urls = await askForAll(FEW);
    expect(urls.length).toBe(INSTANCES * FEW);
    expect(resultCalls() - before).toBeLessThanOrEqual(INSTANCES);
    expect(resultCalls() - before).toBeGreaterThan(1);
  });
});

async function startHerdOfNew() {
  const redis = await startRedis();
  const fleet = await startFleet(redis.url, INSTANCES);
  fleet.simulator.addTransaction({ signatureId: 'new' });
  return {
    async askAll(id: string) {
      const answers = await fleet.askAll(FEW, LINK, () => ({ id }));
      const errors = answers.flatMap((answer) => answer.errors).length;
      const nulls = answers.filter(({ data }) => data.livenessResult === null).length;
      return { calls: fleet.resultCalls(id), errors, nulls };
    },
  };
}

const joinedIn = (samples: ReadonlyMap<string, number>) => samples.get('gateway_flights_joined_total{flight="record"}');

describeWithRedis('F26: when the one call for 1,000 callers fails', () => {
  test.each([
    ['the provider refuses', { kind: 'envelope', code: 'ACCOUNT_DISABLED' } as const, 'PROVIDER_REFUSED'],
    ['the provider is down', { kind: 'http-status', status: 503 } as const, 'PROVIDER_UNAVAILABLE'],
  ])('because %s, they have one error, and nobody asks again at once', async (_why, fault, code) => {
    const { simulator, resultCalls, gateways, codesOf } = await startHerd(INSTANCES, ['dead'], {
      env: { PROVIDER_RETRIES: '0', METRICS_PORT: '0' },
    });
    const before = resultCalls();
    simulator.fault({ operation: 'get-result' }, fault, { times: 1_000 });
    const hold = simulator.hold({ operation: 'get-result' });
    const answers = codesOf(FEW);
    const joined = () => Promise.all(gateways.map(({ metricsUrl }) => scrape(metricsUrl).then(joinedIn)));
    await until(async () => (await joined()).every((count) => count === FEW - 1));
    hold.release();
    expect(await answers).toEqual(Array.from({ length: INSTANCES * FEW }, () => code));
    expect(resultCalls()).toBe(before + 1);
    simulator.clearFaults();
    const isWell = async () => (await gateways[0]?.ask(LINK, { id: 'dead' }))?.errors.length === 0;
    await until(isWell);
    expect(resultCalls()).toBe(before + 2);
  });
});

describeWithRedis('F27: when the caller for whom the call is made leaves', () => {
  test('callers of its own instance and of others are answered by that call', async () => {
    const { gateways, simulator, resultCalls } = await startHerd(2, ['dead']);
    const before = resultCalls();
    const [one, other] = gateways;
    const hold = simulator.hold({ operation: 'get-result' });
    const arrived = simulator.nextCall('get-result');
    const leaver = new AbortController();
    const left = fetch(`${one?.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: LINK, variables: { id: 'dead' } }),
      signal: leaver.signal,
    }).catch(() => 'left');
    await arrived;
    const answers = [one, one, other, other].map((gateway) => gateway?.ask(LINK, { id: 'dead' }));
    leaver.abort();
    expect(await left).toBe('left');
    hold.release();
    for (const answer of await Promise.all(answers)) expect(answer?.errors).toEqual([]);
    expect(resultCalls()).toBe(before + 1);
  });
});
