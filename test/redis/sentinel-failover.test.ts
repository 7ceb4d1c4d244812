import { expect, test } from '@jest/globals';
import { closeAfterTest } from '../support/close-after-test.js';
import { BACK_WITHIN_MS, keptIn, startGatewayOn, warningsOf } from '../support/redis/gateway-on-redis.js';
import { MASTER_NAME, startRedisSentinels } from '../support/redis/redis-sentinels.js';
import { describeWithRedis, type TestRedis } from '../support/redis/redis-server.js';
import { until } from '../support/until.js';

describeWithRedis('a gateway in front of Sentinels', () => {
  test('starts although all of them are down, which one line says, and uses Redis once they are back', async () => {
    const { url, master, sentinels } = await startRedisSentinels();
    for (const sentinel of sentinels) await sentinel.kill();
    const gateway = await startGatewayOn(url);
    await gateway.askNew();
    expect(warningsOf(gateway)).toEqual([expect.objectContaining({ reason: 'UNREACHABLE', step: 'sentinel' })]);
    // Longer than a connection is kept of which no answer comes.
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    for (const sentinel of sentinels) await sentinel.restart();
    await until(gateway.isUp, BACK_WITHIN_MS);
    await gateway.askNew();
    await until(async () => (await keptIn(master)) > 0);
    expect(warningsOf(gateway)).toHaveLength(1);
  });

  const roleOf = async ({ admin }: TestRedis) => /role:(\w+)/.exec(await admin.info('replication'))?.[1];

  type Servers = Omit<Awaited<ReturnType<typeof startRedisSentinels>>, 'url'>;
  /** What begins the failover, when the old master takes no more writes, and where news is heard after it. */
  type Failover = {
    begin(servers: Servers): unknown;
    isOver?(servers: Servers): Promise<boolean>;
    newsFrom?(servers: Servers): TestRedis;
  };
  const FAILOVERS: [string, Failover][] = [
    ['is killed', { begin: ({ master }) => master.kill() }],
    ['stops answering', { begin: ({ master }) => master.pause() }],
    [
      'is demoted by an operator',
      {
        begin: ({ sentinels }) => sentinels[0]?.admin.call('SENTINEL', 'FAILOVER', MASTER_NAME),
        isOver: async ({ master }) => (await roleOf(master)) === 'slave',
      },
    ],
    [
      'becomes a replica and keeps its connections open',
      {
        async begin({ master, replica, sentinels }) {
          await replica.admin.replicaof('NO', 'ONE');
          for (const { admin } of sentinels) {
            await admin.call('SENTINEL', 'REMOVE', MASTER_NAME);
            await admin.call('SENTINEL', 'MONITOR', MASTER_NAME, '127.0.0.1', replica.port, 2);
          }
          await master.admin.replicaof('127.0.0.1', replica.port);
        },
        // A replica passes on what its master publishes.
        newsFrom: ({ master }) => master,
      },
    ],
  ];

  test.each(FAILOVERS)('answers every query when the master %s, and uses the next one', async (_what, failover) => {
    const { begin, isOver = async () => true, newsFrom = ({ replica }) => replica } = failover;
    const { url, ...servers } = await startRedisSentinels({ downAfterMs: 1_000 });
    const { master, replica } = servers;
    closeAfterTest(async () => master.resume());
    const gateway = await startGatewayOn(url);
    await until(gateway.isUp);
    await gateway.askNew();
    await until(async () => (await keptIn(master)) === 1);
    await begin(servers);
    await until(async () => {
      await gateway.askNew();
      return (await roleOf(replica)) === 'master' && isOver(servers);
    });
    const isUsed = async () => {
      const before = await keptIn(replica);
      await gateway.askNew();
      return (await keptIn(replica)) > before;
    };
    await until(isUsed, BACK_WITHIN_MS);
    const { admin } = newsFrom(servers);
    await until(async () => String(await admin.call('PUBSUB', 'CHANNELS', 'liveness:*')) !== '');
    expect(warningsOf(gateway).length).toBeLessThanOrEqual(1);
    expect(await gateway.isUp()).toBe(true);
  });
});
