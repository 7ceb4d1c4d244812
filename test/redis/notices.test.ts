import { expect, test } from '@jest/globals';
import { CALLBACK_KEY, postNotice, SECRET, toWebhook } from '../support/live/notices.js';
import { openStream } from '../support/live/open-stream.js';
import { openTestFleet } from '../support/redis/redis-fleet.js';
import { startFleet } from '../support/redis/redis-gateways.js';
import { describeWithRedis, startRedis } from '../support/redis/redis-server.js';
import { limitUsers } from '../support/redis/redis-sharing.js';
import { until } from '../support/until.js';

const WATCH = 'subscription ($id: ID!) { verificationChanged(signatureId: $id) { status } }';
const TTL_MS = 600_000;
const ENV = { ADVANCE_AI_WEBHOOK_SECRET: SECRET, ADVANCE_AI_CALLBACK_KEY: CALLBACK_KEY };

describeWithRedis('notices to instances that share a Redis', () => {
  test('a webhook to one instance reaches the subscription at another', async () => {
    const { url } = await startRedis();
    // Nothing is polled within the time of a test.
    const env = { ...ENV, PENDING_TTL_SECONDS: '3600' };
    const { gateways, simulator, clock, resultCalls } = await startFleet(url, 2, { env });
    const { running: id } = simulator.sampleIds;
    const [one, other] = gateways.map((gateway) => gateway.url);
    const stream = await openStream({ url: other ?? '', query: WATCH, variables: { id } });
    await until(() => stream.events.length === 1);
    simulator.completeSession(id, 'attack');
    // Copies are replaced by records that were fetched later.
    clock.advance(1);
    expect(await postNotice(`${one}/webhooks/advance-ai/default`, toWebhook(id, clock.now()))).toBe(200);
    await until(() => stream.isEnded());
    expect(stream.events.map(({ data }) => data.verificationChanged.status)).toEqual(['PENDING', 'FAIL']);
    expect(resultCalls(id)).toBe(2);
  });

  test('a webhook that comes again to another instance has its effect once, with the rights of docs/scaling.md', async () => {
    const redis = await startRedis();
    await limitUsers(redis.admin);
    await redis.admin.config('RESETSTAT');
    const url = `redis://gateway:p%40ss@127.0.0.1:${redis.port}`;
    const { gateways, simulator, clock, resultCalls } = await startFleet(url, 2, { env: ENV });
    simulator.addTransaction({ signatureId: 'twice' });
    const webhook = toWebhook('twice', clock.now());
    for (const gateway of gateways)
      expect(await postNotice(`${gateway.url}/webhooks/advance-ai/default`, webhook)).toBe(200);
    expect(resultCalls('twice')).toBe(1);
    expect(await redis.admin.info('errorstats')).not.toContain('errorstat_');
  });

  test('the calls for ids that are not known are counted together', async () => {
    const { url } = await startRedis();
    const { gateways, resultCalls } = await startFleet(url, 2, { env: ENV });
    const statuses: number[] = [];
    for (let sent = 0; sent < 40; sent += 1) {
      const { url: origin } = gateways[sent % 2] ?? { url: '' };
      const body = JSON.stringify({ signatureId: `made-up-${sent}`, type: 'COMPLETED' });
      statuses.push(await postNotice(`${origin}/callbacks/advance-ai/default?key=${CALLBACK_KEY}`, { body }));
    }
    expect(statuses.filter((status) => status === 202)).toHaveLength(10);
    expect(resultCalls()).toBe(30);
  });
});

describeWithRedis('marks that instances share', () => {
  test('are known to all of them, by name, for their time', async () => {
    const { url, admin } = await startRedis();
    const [one, other] = await Promise.all([openTestFleet(url), openTestFleet(url)]);
    await one.sharedMarks('webhooks', TTL_MS).add('nonce');
    expect(await other.sharedMarks('webhooks', TTL_MS).has('nonce')).toBe(true);
    expect(await other.sharedMarks('callbacks', TTL_MS).has('nonce')).toBe(false);
    expect(await other.sharedMarks('webhooks', TTL_MS).has('another')).toBe(false);
    const [name = '', ...more] = await admin.keys('*mark*');
    expect([name, more]).toEqual([expect.stringMatching(/^liveness:1:mark:1:[\w-]{22}$/), []]);
    expect(await admin.pttl(name)).toBeGreaterThan(TTL_MS - 60_000);
    await admin.del(name);
    expect(await other.sharedMarks('webhooks', TTL_MS).has('nonce')).toBe(false);
  });

  test('are those that an instance has added itself while Redis is down', async () => {
    const redis = await startRedis();
    const { sharedMarks } = await openTestFleet(redis.url, { timeoutMs: 500 });
    const marks = sharedMarks('webhooks', TTL_MS);
    await redis.kill();
    await marks.add('nonce');
    expect([await marks.has('nonce'), await marks.has('another')]).toEqual([true, false]);
  });

  test('cannot be made by one who can write to Redis', async () => {
    const { url, admin } = await startRedis();
    const [one, other] = await Promise.all([openTestFleet(url), openTestFleet(url)]);
    await one.sharedMarks('webhooks', TTL_MS).add('nonce');
    const [name = ''] = await admin.keys('*mark*');
    await admin.set(name, 'x');
    expect(await other.sharedMarks('webhooks', TTL_MS).has('nonce')).toBe(false);
  });
});
