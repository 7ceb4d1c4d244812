import { expect, test } from '@jest/globals';
import { closeAfterTest } from '../support/close-after-test.js';
import { startTestGateway, type TestGateway } from '../support/gateway/gateway.js';
import { scrape } from '../support/gateway/metrics.js';
import { KEY } from '../support/redis/redis-fleet.js';
import { describeWithRedis, findFreePort, startRedis, type TestRedis } from '../support/redis/redis-server.js';
import { startSlowProxy } from '../support/redis/slow-proxy.js';
import { until } from '../support/until.js';

const LINK = 'query ($id: ID!) { livenessResult(signatureId: $id) { status faceImage { url } } }';

/** The issue asks for it. */
const BACK_WITHIN_MS = 5_000;

/** Trouble, and the end of it. `url` is where the gateway looks for Redis. */
type Trouble = { readonly redis: TestRedis; readonly url?: string; begin(): unknown; end(): unknown };

const NOWHERE = ['127.0.0.1', '1'] as const;

/** Longer than a connection is kept of which no answer comes. */
const waitLong = () => new Promise((resolve) => setTimeout(resolve, 4_000));

const TROUBLES: Record<string, () => Promise<Trouble>> = {
  'is killed': async () => {
    const redis = await startRedis();
    return { redis, begin: redis.kill, end: redis.restart };
  },
  'is stopped in its tracks': async () => {
    const redis = await startRedis();
    return { redis, begin: redis.pause, end: redis.resume };
  },
  'is killed for longer than a connection is trusted': async () => {
    const redis = await startRedis();
    const begin = () => redis.kill().then(waitLong);
    return { redis, begin, end: redis.restart };
  },
  'is stopped for longer than a connection is trusted': async () => {
    const redis = await startRedis();
    const begin = () => {
      redis.pause();
      return waitLong();
    };
    return { redis, begin, end: redis.resume };
  },
  'lets its clients wait': async () => {
    const redis = await startRedis();
    return { redis, begin: () => redis.admin.client('PAUSE', 2_000), end: () => redis.admin.client('UNPAUSE') };
  },
  'is 100 ms away': async () => {
    const redis = await startRedis();
    const proxy = await startSlowProxy(redis.port, 0);
    const [begin, end] = [() => proxy.setDelay(100), () => proxy.setDelay(0)];
    return { redis, url: `redis://127.0.0.1:${proxy.port}`, begin, end };
  },
  'is full': async () => {
    const redis = await startRedis({ args: ['--maxmemory-policy', 'noeviction'] });
    const limit = (bytes: string) => redis.admin.config('SET', 'maxmemory', bytes);
    return { redis, begin: () => limit('1mb'), end: () => limit('0') };
  },
  'takes no writes': async () => {
    const redis = await startRedis();
    return { redis, begin: () => redis.admin.replicaof(...NOWHERE), end: () => redis.admin.replicaof('NO', 'ONE') };
  },
};

const warningsOf = ({ logLines }: TestGateway) => logLines.filter((line) => line.includes('Redis unavailable'));

async function startOn(url: string, env: Record<string, string> = {}) {
  const gateway = await startTestGateway({
    env: { REDIS_URL: url, STORE_ENCRYPTION_KEY: KEY.toString('base64'), METRICS_PORT: '0', ...env },
  });
  let asked = 0;
  /** Asks for an id that is new to everybody; gives how many errors the answer has. */
  const askNew = async () => {
    const signatureId = `new-${asked++}`;
    gateway.simulator.addTransaction({ signatureId });
    const { data, errors } = await gateway.ask(LINK, { id: signatureId });
    expect(data.livenessResult.faceImage.url).toMatch(/^http/);
    return errors.length;
  };
  return { ...gateway, askNew };
}

const keptIn = async ({ admin }: TestRedis) => (await admin.keys('liveness:1:result:*')).length;

describeWithRedis('F18: while Redis', () => {
  test.each(Object.entries(TROUBLES))(
    '%s, every query is answered, and when it is over Redis is used',
    async (_name, make) => {
      const { redis, url = redis.url, begin, end } = await make();
      const gateway = await startOn(url);
      closeAfterTest(async () => redis.resume());
      await gateway.askNew();
      await until(async () => (await keptIn(redis)) === 1);

      await begin();
      for (let round = 0; round < 5; round += 1) {
        expect(await gateway.askNew()).toBe(0);
        expect((await gateway.ask(LINK, { id: 'new-0' })).errors).toEqual([]);
      }
      const atOnce = await Promise.all(Array.from({ length: 50 }, () => gateway.askNew()));
      expect(atOnce).toEqual(Array.from({ length: 50 }, () => 0));
      expect(gateway.resultCalls('new-0')).toBe(1);
      expect(gateway.resultCalls()).toBe(56);
      expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(200);
      // Of a server that is gone the next attempt to connect tells.
      await until(async () => warningsOf(gateway).length === 1);

      await end();
      const isBack = async () => {
        const before = await keptIn(redis);
        await gateway.askNew();
        return (await keptIn(redis)) > before;
      };
      await until(isBack, BACK_WITHIN_MS);
      expect(warningsOf(gateway)).toHaveLength(1);
      expect((await scrape(gateway.metricsUrl)).get('gateway_redis_up')).toBe(1);
    },
  );

  test('is not there at the start, the gateway starts without it, and takes it into use when it comes', async () => {
    const port = await findFreePort();
    const gateway = await startOn(`redis://127.0.0.1:${port}`);
    expect(await gateway.askNew()).toBe(0);
    expect(warningsOf(gateway)).toHaveLength(1);
    const redis = await startRedis({ port });
    await until(async () => (await gateway.askNew()) === 0 && (await keptIn(redis)) > 0, BACK_WITHIN_MS);
  });

  test('does not take the password, nothing of it is told, and once it does Redis is used', async () => {
    const redis = await startRedis({ args: ['--requirepass', 'right'], admin: { password: 'right' } });
    const gateway = await startOn(`redis://:Wr0ng-secret@127.0.0.1:${redis.port}`);
    expect(await gateway.askNew()).toBe(0);
    const [warning = ''] = warningsOf(gateway);
    expect(JSON.parse(warning).reason).toBe('WRONGPASS');
    await redis.admin.config('SET', 'requirepass', 'Wr0ng-secret');
    await until(async () => (await gateway.askNew()) === 0 && (await keptIn(redis)) > 0, BACK_WITHIN_MS);
    expect(gateway.logLines.join('')).not.toContain('Wr0ng');
    expect(gateway.logLines.join('')).not.toContain(String(redis.port));
  });
});

describeWithRedis('F19: when Redis', () => {
  test('has lost everything, no query fails and no id costs an instance more than one call more', async () => {
    const redis = await startRedis();
    const gateway = await startOn(redis.url);
    await gateway.askNew();
    await redis.admin.flushall();
    expect((await gateway.ask(LINK, { id: 'new-0' })).errors).toEqual([]);
    await redis.restart();
    await until(async () => (await gateway.askNew()) === 0 && (await keptIn(redis)) > 0, BACK_WITHIN_MS);
    for (let round = 0; round < 3; round += 1) expect((await gateway.ask(LINK, { id: 'new-0' })).errors).toEqual([]);
    expect(gateway.resultCalls('new-0')).toBeLessThanOrEqual(2);
  });
});
