import { expect, test } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway/gateway.js';
import { scrape } from '../support/gateway/metrics.js';
import { startSilentServer } from '../support/provider/silent-server.js';
import { KEY } from '../support/redis/redis-fleet.js';
import { describeWithRedis, startRedis, type TestRedis } from '../support/redis/redis-server.js';
import { until } from '../support/until.js';

const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';

async function startOn(url: string) {
  const env = { REDIS_URL: url, STORE_ENCRYPTION_KEY: KEY.toString('base64'), METRICS_PORT: '0' };
  const gateway = await startTestGateway({ env });
  let asked = 0;
  const askNew = async () => {
    const signatureId = `new-${asked++}`;
    gateway.simulator.addTransaction({ signatureId });
    expect((await gateway.ask(STATUS, { id: signatureId })).errors).toEqual([]);
  };
  const read = async (name: string) => (await scrape(gateway.metricsUrl)).get(name);
  return { ...gateway, askNew, isUp: async () => (await read('gateway_redis_up')) === 1, read };
}

const warningsOf = ({ logLines }: Pick<TestGateway, 'logLines'>) =>
  logLines.map((line) => JSON.parse(line)).filter(({ level, msg }) => level === 40 && /Redis/.test(msg));

/** How many keys each of the first databases holds. */
async function sizesOf({ admin }: TestRedis) {
  const [, keyspace = ''] = (await admin.info('keyspace')).split('# Keyspace');
  return Object.fromEntries([...keyspace.matchAll(/db(\d+):keys=(\d+)/g)].map(([, db, keys]) => [db, Number(keys)]));
}

describeWithRedis('while Redis refuses a step by which it is taken into use', () => {
  const grant = ({ admin }: TestRedis, ...rights: readonly string[]) =>
    admin.call('ACL', 'SETUSER', 'gateway', 'on', '>pass', '~*', '&*', '+@all', ...rights);

  test('SELECT, nothing is read from or written to another database, which one line says', async () => {
    const redis = await startRedis();
    await grant(redis, '-select');
    const gateway = await startOn(`redis://gateway:pass@127.0.0.1:${redis.port}/2`);
    await gateway.askNew();
    expect(await sizesOf(redis)).toEqual({});
    expect(await gateway.isUp()).toBe(false);
    expect(warningsOf(gateway)).toEqual([expect.objectContaining({ reason: 'NOPERM', step: 'select' })]);
    expect(await gateway.read('gateway_redis_errors_total{reason="NOPERM"}')).toBeGreaterThan(0);

    await grant(redis);
    await until(gateway.isUp);
    await gateway.askNew();
    await until(async () => (await sizesOf(redis))[2] !== undefined);
    expect(Object.keys(await sizesOf(redis))).toEqual(['2']);
  });

  test('SELECT on a later connection only, it is not used any more either', async () => {
    const redis = await startRedis();
    await grant(redis);
    const gateway = await startOn(`redis://gateway:pass@127.0.0.1:${redis.port}/2`);
    await until(gateway.isUp);
    await grant(redis, '-select');
    await redis.admin.call('CLIENT', 'KILL', 'USER', 'gateway');
    await until(async () => !(await gateway.isUp()));
    await until(() => warningsOf(gateway).length > 0);
    for (let round = 0; round < 5; round += 1) await gateway.askNew();
    expect(Object.keys(await sizesOf(redis))).not.toContain('0');
    expect(await gateway.isUp()).toBe(false);
  });

  test('a database that it does not have, it is not used', async () => {
    const redis = await startRedis();
    const gateway = await startOn(`${redis.url}/9999`);
    await gateway.askNew();
    expect(await sizesOf(redis)).toEqual({});
    expect(warningsOf(gateway)).toEqual([expect.objectContaining({ reason: 'ERR', step: 'select' })]);
  });

  test('SUBSCRIBE, results are shared all the same, and one line says that other instances are not heard', async () => {
    const redis = await startRedis();
    await grant(redis, '-subscribe');
    const gateway = await startOn(`redis://gateway:pass@127.0.0.1:${redis.port}`);
    await until(gateway.isUp);
    await until(() => warningsOf(gateway).length > 0);
    expect(warningsOf(gateway)).toEqual([
      expect.objectContaining({
        msg: 'Redis subscription failed; changes by other instances are not received',
        reason: 'NOPERM',
        step: 'subscribe',
      }),
    ]);
    expect(await gateway.read('gateway_redis_errors_total{reason="NOPERM"}')).toBeGreaterThan(0);
    await gateway.askNew();
    await until(async () => (await sizesOf(redis))[0] !== undefined);
  });

  test('with no word at all, it is said to be down for that', async () => {
    const { port } = await startSilentServer();
    const gateway = await startOn(`redis://127.0.0.1:${port}`);
    await gateway.askNew();
    await until(() => warningsOf(gateway).length > 0);
    expect(warningsOf(gateway)).toEqual([expect.objectContaining({ reason: 'TIMEOUT', step: 'connect' })]);
    expect(await gateway.isUp()).toBe(false);
  });
});
