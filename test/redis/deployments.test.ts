import { afterAll, expect, test } from '@jest/globals';
import { closeAfterTest } from '../support/close-after-test.js';
import { createCertificates } from '../support/redis/redis-certificates.js';
import { startRedisCluster, type TestCluster } from '../support/redis/redis-cluster.js';
import { openTestFleet } from '../support/redis/redis-fleet.js';
import { startFleet } from '../support/redis/redis-gateways.js';
import { describeWithRedis, findFreePort, startRedis, type TestRedis } from '../support/redis/redis-server.js';
import { expectToShare, IDS, limitUsers } from '../support/redis/redis-sharing.js';
import { until } from '../support/until.js';
import { defineResultStoreContract } from '../unit/storage/result-cache-contract.js';

const ONE_BY_ONE = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';

describeWithRedis('Redis with a user that may do no more than docs/scaling.md says', () => {
  test('is shared', async () => {
    const redis = await startRedis();
    await limitUsers(redis.admin);
    await expectToShare(`redis://gateway:p%40ss@127.0.0.1:${redis.port}`);
  });

  test('is shared in the database that the address names, and in no other', async () => {
    const redis = await startRedis();
    await limitUsers(redis.admin);
    await expectToShare(`redis://gateway:p%40ss@127.0.0.1:${redis.port}/2`);
    expect(await redis.admin.dbsize()).toBe(0);
    await redis.admin.select(2);
    expect(await redis.admin.dbsize()).toBeGreaterThan(IDS.length);
  });

  test('is refused no command while it is shared', async () => {
    const redis = await startRedis();
    await limitUsers(redis.admin);
    await redis.admin.config('RESETSTAT');
    await expectToShare(`redis://gateway:p%40ss@127.0.0.1:${redis.port}/2`);
    expect(await redis.admin.info('errorstats')).not.toContain('errorstat_');
  });
});

describeWithRedis('Redis behind TLS', () => {
  async function startWithTls() {
    const { ca, args } = createCertificates();
    const port = await findFreePort();
    await startRedis({ args: [...args, '--tls-port', String(port)] });
    return { ca, url: `rediss://127.0.0.1:${port}` };
  }

  test('is shared where its certificate is vouched for', async () => {
    const { ca, url } = await startWithTls();
    await expectToShare(url, { env: { REDIS_CA_FILE: 'ca.pem' }, files: { 'ca.pem': ca } });
  });

  test('is not talked to where nobody vouches for it', async () => {
    const { url } = await startWithTls();
    const { simulator, gateways } = await startFleet(url, 1);
    simulator.addTransaction({ signatureId: 'a' });
    expect((await gateways[0]?.ask(ONE_BY_ONE, { id: 'a' }))?.errors).toEqual([]);
    expect(gateways[0]?.logLines.filter((line) => line.includes('Redis unavailable'))).toHaveLength(1);
  });
});

describeWithRedis('Redis as a cluster', () => {
  const closers: (() => Promise<void>)[] = [];
  afterAll(() => Promise.all(closers.map((close) => close())));
  let cluster: TestCluster | undefined;

  /** The same for all tests that leave it whole, empty. */
  const emptyCluster = async () => {
    cluster ??= await startRedisCluster({ closeLater: (close) => void closers.push(close) });
    for (const { admin } of cluster.nodes) await admin.flushall();
    return cluster;
  };

  defineResultStoreContract('a cluster behind a memory', async () => {
    const { nodes, url } = await emptyCluster();
    const { results: store, clock } = await openTestFleet(url);
    const advance = async (ms: number) => {
      clock.advance(ms);
      for (const { admin } of nodes) {
        for (const name of await admin.keys('*')) await admin.pexpire(name, (await admin.pttl(name)) - ms);
      }
    };
    return { store, advance };
  });

  test('is shared, and all of its nodes are used', async () => {
    const { nodes, url } = await emptyCluster();
    await expectToShare(url);
    const counts = await Promise.all(nodes.map(({ admin }) => admin.keys('liveness:1:result:*')));
    for (const names of counts) expect(names.length).toBeGreaterThan(0);
    expect(counts.flat()).toHaveLength(IDS.length);
  });

  test('is found by any of the nodes that are named', async () => {
    const { nodes } = await emptyCluster();
    const gone = `redis://127.0.0.1:${await findFreePort()}`;
    await expectToShare([gone, ...nodes.map(({ url }) => url)].join(','));
  });

  test('is shared behind TLS, by a user that may do no more than it has to', async () => {
    const { ca, args } = createCertificates();
    const { nodes, url } = await startRedisCluster({ tlsArgs: args });
    for (const { admin } of nodes) await limitUsers(admin);
    await expectToShare(url.replace('//', '//gateway:p%40ss@'), {
      env: { REDIS_CA_FILE: 'ca.pem' },
      files: { 'ca.pem': ca },
    });
  });

  test('F18: costs no query anything when one of its nodes or all are stopped or killed, and is used again when they are back', async () => {
    const { nodes, url } = await startRedisCluster();
    closeAfterTest(async () => {
      for (const node of nodes) node.resume();
    });
    const { gateways, simulator, askAll } = await startFleet(url, 1, { env: { REDIS_TIMEOUT_MS: '50' } });
    for (const signatureId of IDS) simulator.addTransaction({ signatureId });
    const errorsOf = async () => {
      const answers = await askAll(IDS.length, ONE_BY_ONE, (caller) => ({ id: IDS[caller] }));
      return answers.flatMap(({ errors }) => errors);
    };
    const stop = async (stopped: readonly TestRedis[]) => {
      for (const node of stopped) node.pause();
      expect(await errorsOf()).toEqual([]);
      for (const node of stopped) node.resume();
    };
    await stop(nodes.slice(0, 1));
    await stop(nodes);
    for (const node of nodes) await node.kill();
    expect(await errorsOf()).toEqual([]);
    // Longer than a connection is kept of which no answer comes.
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    for (const node of nodes) await node.restart();
    const keptIn = async () =>
      (await Promise.all(nodes.map(({ admin }) => admin.keys('liveness:1:result:*')))).flat().length;
    let asked = 0;
    const isBack = async () => {
      const before = await keptIn();
      const signatureId = `later-${asked++}`;
      simulator.addTransaction({ signatureId });
      expect((await gateways[0]?.ask(ONE_BY_ONE, { id: signatureId }))?.errors).toEqual([]);
      return (await keptIn()) > before;
    };
    await until(isBack, 10_000);
  });
});
