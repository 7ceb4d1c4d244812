import { expect, test } from '@jest/globals';
import { startSimulator } from '../../../src/simulator/simulator.js';
import { closeAfterTest } from '../../support/close-after-test.js';
import { startProcess, toEnv } from '../../support/gateway/gateway-process.js';
import { LINK } from '../../support/gateway/herd.js';
import { KEY } from '../../support/redis/redis-fleet.js';
import { describeWithRedis, startRedis } from '../../support/redis/redis-server.js';

/** Instances as processes of their own, so that one can be killed. */
async function startInstances(count: number) {
  const redis = await startRedis();
  const simulator = await startSimulator();
  closeAfterTest(simulator.close);
  const env = {
    ...toEnv(simulator),
    REDIS_URL: redis.url,
    STORE_ENCRYPTION_KEY: KEY.toString('base64'),
    REDIS_TIMEOUT_MS: '5000',
    PROVIDER_TIMEOUT_MS: '5000',
    PROVIDER_RETRIES: '0',
  };
  const instances = Array.from({ length: count }, () => startProcess(env));
  const urls = await Promise.all(
    instances.map(async (instance) => /"url":"([^"]+)"/.exec(await instance.until('"listening"'))?.[1] ?? ''),
  );
  const ask = async (instance: number, id: string) => {
    const body = JSON.stringify({ query: LINK, variables: { id } });
    const headers = { 'content-type': 'application/json' };
    return (await fetch(urls[instance] ?? '', { method: 'POST', headers, body })).json();
  };
  const resultCalls = () => simulator.callsTo('get-result').length;
  return { redis, simulator, instances, ask, resultCalls };
}

describeWithRedis('F21: when the instance that makes the call for all is killed', () => {
  test('the others answer by one call more, after no longer than its lease lasts', async () => {
    const { simulator, instances, ask, resultCalls } = await startInstances(4);
    simulator.addTransaction({ signatureId: 'wanted' });
    simulator.addTransaction({ signatureId: 'first' });
    // So that nobody has to ask for a token any more.
    for (const instance of instances.keys()) expect(await ask(instance, 'first')).toMatchObject({ data: {} });
    const before = resultCalls();
    const hold = simulator.hold({ operation: 'get-result', signatureId: 'wanted' });
    const arrived = simulator.nextCall('get-result');
    const lost = ask(0, 'wanted').catch(() => 'lost');
    await arrived;
    const others = [1, 2, 3].flatMap((instance) => [ask(instance, 'wanted'), ask(instance, 'wanted')]);
    instances[0]?.signal('SIGKILL');
    expect(await lost).toBe('lost');
    hold.release();
    for (const answer of await Promise.all(others)) {
      expect(answer).toMatchObject({ data: { livenessResult: { faceImage: { url: expect.any(String) } } } });
      expect(answer).not.toHaveProperty('errors');
    }
    expect(resultCalls() - before).toBeLessThanOrEqual(2);
  });
});

describeWithRedis('F23: while Redis and the provider hang', () => {
  test('SIGTERM ends the process all the same', async () => {
    const { redis, simulator, instances, ask } = await startInstances(1);
    closeAfterTest(async () => redis.resume());
    simulator.addTransaction({ signatureId: 'wanted' });
    simulator.hold({ operation: 'generate-token' });
    const arrived = simulator.nextCall('generate-token');
    const answer = ask(0, 'wanted').catch(() => 'lost');
    await arrived;
    redis.pause();
    instances[0]?.signal('SIGTERM');
    expect(await instances[0]?.ended).toBe(0);
    await answer;
  });
});
