import { expect, test } from '@jest/globals';
import { systemClock } from '../../src/async/clock.js';
import { parseRedisUrl } from '../../src/config/redis-url.js';
import { connectRedis } from '../../src/storage/redis/connection.js';
import { closeAfterTest } from '../support/close-after-test.js';
import { describeWithRedis, startRedis } from '../support/redis/redis-server.js';
import { startSlowProxy } from '../support/redis/slow-proxy.js';
import { until } from '../support/until.js';

const MINUTE_MS = 60_000;

async function connect(timeoutMs: number) {
  const redis = await startRedis();
  const address = parseRedisUrl(redis.url);
  if (address === undefined) throw new Error('no address');
  const states: boolean[] = [];
  const outages: string[] = [];
  const connection = connectRedis({
    ...{ address, timeoutMs, clock: systemClock },
    onState: (isUp) => void states.push(isUp),
    onOutage: (outage) => void outages.push(outage),
  });
  closeAfterTest(async () => {
    redis.resume();
    connection.close();
  });
  await connection.settled();
  return { redis, connection, states, outages };
}

/** Whether it is settled by what is at hand now. */
const isAtOnce = (promise: Promise<unknown>) =>
  Promise.race([
    promise.then(
      () => true,
      () => true,
    ),
    new Promise((resolve) => setImmediate(() => resolve(false))),
  ]);

describeWithRedis('a connection to Redis', () => {
  test('costs its time limit once, and nothing after that until Redis answers again', async () => {
    const { redis, connection, states, outages } = await connect(100);
    redis.pause();
    await expect(connection.run((client) => client.get('a'))).rejects.toThrow('in time');
    let asked = 0;
    const ask = () =>
      connection.run(async () => {
        asked += 1;
      });
    expect(await isAtOnce(ask())).toBe(true);
    expect([asked, connection.isUp(), states]).toEqual([0, false, [true, false]]);
    expect(outages).toContain('TIMEOUT');
    redis.resume();
    await until(connection.isUp);
    await ask();
    expect(asked).toBe(1);
  });

  test('takes an answer that came during a pause of this process for one that came in time', async () => {
    const { connection, outages } = await connect(100);
    const answer = connection.run((client) => client.set('a', 'b'));
    const until = performance.now() + 400;
    while (performance.now() < until);
    expect(await answer).toBe('OK');
    expect(outages).toEqual([]);
  });

  test('is made again once so many probes have had no answer, although it was never closed', async () => {
    const redis = await startRedis();
    const proxy = await startSlowProxy(redis.port, 0);
    const address = parseRedisUrl(`redis://127.0.0.1:${proxy.port}`);
    if (address === undefined) throw new Error('no address');
    // Ten times as fast, so that a dozen probes take half a second.
    const clock = { ...systemClock, after: (ms: number, next: () => void) => systemClock.after(ms / 10, next) };
    const connection = connectRedis({
      ...{ address, clock, timeoutMs: 2_000 },
      onState: () => undefined,
      onOutage: () => undefined,
    });
    closeAfterTest(async () => connection.close());
    await until(connection.isUp);
    proxy.strand();
    await expect(connection.run((client) => client.get('a'))).rejects.toThrow('in time');
    expect(connection.isUp()).toBe(false);
    await until(connection.isUp, 10_000);
    expect(proxy.accepted()).toBe(2);
  });

  test('does not carry out later what was asked for while there was none', async () => {
    const { redis, connection } = await connect(MINUTE_MS);
    await redis.kill();
    await until(() => !connection.isUp());
    await expect(connection.run((client) => client.set('a', 'b'))).rejects.toThrow();
    await redis.restart();
    await until(connection.isUp);
    expect(await redis.admin.exists('a')).toBe(0);
  });

  test('says nothing of what Redis says but its first word', async () => {
    const { connection, outages } = await connect(MINUTE_MS);
    await expect(connection.run((client) => client.call('NO-SUCH-COMMAND', 'secret'))).rejects.toThrow();
    await connection.run((client) => client.set('a', 'b'));
    await expect(connection.run((client) => client.hget('a', 'b'))).rejects.toThrow();
    expect(outages).toEqual(['ERR', 'WRONGTYPE']);
    expect(connection.isUp()).toBe(true);
  });
});
