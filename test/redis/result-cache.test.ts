import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { toResultKey } from '../../src/storage/cache/result-cache.js';
import { createValueCipher } from '../../src/storage/redis/encryption.js';
import { KINDS } from '../../src/storage/redis/shared-kinds.js';
import { createPersonalData } from '../support/provider/documents.js';
import { createResult } from '../support/provider/results.js';
import { KEY, openTestFleet } from '../support/redis/redis-fleet.js';
import { describeWithRedis, startRedis, type TestRedis } from '../support/redis/redis-server.js';
import { startSlowProxy } from '../support/redis/slow-proxy.js';
import { createTestClock, type TestClock } from '../support/test-clock.js';
import { until } from '../support/until.js';
import { defineResultStoreContract } from '../unit/storage/result-cache-contract.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const result = createResult();
const newer = createResult({ fetchedAt: result.fetchedAt + 1, faceLivenessScore: 1 });

/** Lets time pass in both clocks that count: that of the gateway and that of Redis. */
async function letPass(clock: TestClock, { admin }: TestRedis, ms: number) {
  clock.advance(ms);
  for (const name of await admin.keys('*')) await admin.pexpire(name, (await admin.pttl(name)) - ms);
}

const namesIn = ({ admin }: TestRedis) => admin.keys('liveness:1:result:*');

/** Two instances that share a Redis. */
async function openTwo() {
  const redis = await startRedis();
  const clock = createTestClock();
  const one = await openTestFleet(redis.url, { clock });
  const other = await openTestFleet(redis.url, { clock });
  await until(async () => (await redis.admin.pubsub('NUMSUB', await channelOf(redis)))[1] === 2);
  return { redis, clock, one, other };
}

const channelOf = async ({ admin }: TestRedis) => ((await admin.pubsub('CHANNELS')) as string[])[0] ?? '';

describeWithRedis('the store in Redis', () => {
  defineResultStoreContract('a memory in front of Redis', async () => {
    const redis = await startRedis();
    const { results: store, clock } = await openTestFleet(redis.url);
    return { store, advance: (ms) => letPass(clock, redis, ms) };
  });

  defineResultStoreContract('Redis, as another instance reads it', async () => {
    const { redis, clock, one, other } = await openTwo();
    const getMany = async (keys: Parameters<typeof one.results.getMany>[0]) => {
      for (const key of keys) await one.results.getShared(key);
      return one.results.getMany(keys);
    };
    return { store: { ...other.results, getMany }, advance: (ms) => letPass(clock, redis, ms) };
  });

  test('is asked once for all keys that memory lacks, and not at all for those it has', async () => {
    const { redis, one, other } = await openTwo();
    await one.text.put('a', result, MINUTE_MS);
    await one.text.put('b', result, MINUTE_MS);
    const gets = async () => /cmdstat_mget:calls=(\d+)/.exec(await redis.admin.info('commandstats'))?.[1];
    expect(await other.text.getMany(['a', 'b', 'c'])).toEqual([result, result, undefined]);
    expect(await gets()).toBe('1');
    expect(other.lookUps).toEqual({ hits: 2, misses: 1 });
    const again = other.text.getMany(['b', 'a']);
    expect(again).not.toBeInstanceOf(Promise);
    expect(again).toEqual([result, result]);
    expect(await gets()).toBe('1');
  });

  test('keeps nothing from which a tenant, an id or a link can be read', async () => {
    const { redis, one } = await openTwo();
    await one.text.put('the-id', createResult({ signatureId: 'the-id' }), MINUTE_MS);
    const [name = ''] = await namesIn(redis);
    const bytes = `${name} ${(await redis.admin.getBuffer(name))?.toString('latin1')}`;
    expect(bytes.length).toBeGreaterThan(300);
    for (const secret of ['tenant', 'the-id', 'https', 'PASS', 'face']) expect(bytes).not.toContain(secret);
  });

  test('lets a copy die with what it is a copy of', async () => {
    const { redis, clock, one, other } = await openTwo();
    await one.text.put('a', result, MINUTE_MS);
    await letPass(clock, redis, MINUTE_MS - 1_000);
    expect(await other.text.getMany(['a'])).toEqual([result]);
    await letPass(clock, redis, 1_001);
    expect(await other.memory.getMany(['a'])).toEqual([undefined]);
  });

  test('a clock that is wrong makes no copy live longer than its whole life, and hides nothing that lives', async () => {
    const { redis, one, other } = await openTwo();
    const wrong = createTestClock();
    const behind = await openTestFleet(redis.url, { clock: { ...wrong, now: () => wrong.now() - 10 * MINUTE_MS } });
    const ahead = await openTestFleet(redis.url, { clock: { ...wrong, now: () => wrong.now() + 10 * MINUTE_MS } });
    await one.text.put('a', result, MINUTE_MS);
    expect(await behind.text.getMany(['a'])).toEqual([result]);
    expect(await ahead.text.getMany(['a'])).toEqual([result]);
    await redis.admin.flushall();
    wrong.advance(MINUTE_MS + 1);
    expect(await behind.memory.getMany(['a'])).toEqual([undefined]);
    expect(await other.memory.getMany(['a'])).toEqual([undefined]);
  });

  test('drops the copies of other instances when something newer is put', async () => {
    const { one, other } = await openTwo();
    await one.text.put('a', result, MINUTE_MS);
    await other.text.getMany(['a']);
    await one.text.put('a', newer, MINUTE_MS);
    await until(async () => (await other.memory.getMany(['a']))[0] === undefined);
    expect(await other.text.getMany(['a'])).toEqual([newer]);
    expect(await one.memory.getMany(['a'])).toEqual([newer]);
  });

  test('trusts no copy once changes may have gone unheard', async () => {
    const { redis, one, other } = await openTwo();
    await one.text.put('a', result, MINUTE_MS);
    await other.text.getMany(['a']);
    await redis.admin.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
    await until(async () => (await other.memory.getMany(['a']))[0] === undefined);
    expect(await other.text.getMany(['a'])).toEqual([result]);
  });

  test('gives up a connection for news that never answers, says so, and hears again by the next one', async () => {
    const redis = await startRedis();
    const proxy = await startSlowProxy(redis.port, 0);
    const clock = createTestClock();
    const after: TestClock['after'] = (ms, next) => clock.after(ms / 10, next);
    const url = `redis://127.0.0.1:${proxy.port}`;
    const { outages } = await openTestFleet(url, { clock: { ...clock, after }, timeoutMs: 50_000 });
    const listeners = async () => ((await redis.admin.pubsub('CHANNELS')) as string[]).length;
    await until(async () => (await listeners()) === 1);
    proxy.setMute(true);
    await redis.admin.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
    await until(() => outages.length > 0);
    expect(outages[0]).toBe('subscribe TIMEOUT');
    proxy.setMute(false);
    await until(async () => (await listeners()) === 1);
  });

  test('finds what another instance has put meanwhile, past a copy in memory', async () => {
    const { redis, one, other } = await openTwo();
    await one.text.put('a', result, MINUTE_MS);
    await other.text.getMany(['a']);
    await redis.admin.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
    await one.text.put('a', newer, MINUTE_MS);
    expect(await other.text.getShared('a')).toEqual(newer);
    expect(await other.memory.getMany(['a'])).toEqual([newer]);
  });

  test('prefers a newer copy to what Redis has, and a copy to nothing', async () => {
    const { redis, one } = await openTwo();
    await one.text.put('a', result, MINUTE_MS);
    await one.memory.put('a', newer, MINUTE_MS);
    expect(await one.text.getShared('a')).toEqual(newer);
    await redis.admin.flushall();
    expect(await one.text.getShared('a')).toEqual(newer);
  });
});

describeWithRedis('F20: a value in Redis that is no good', () => {
  const cipher = createValueCipher([KEY]);
  const sealedAs = (text: string) => (name: string) => cipher.seal(name, text);
  const cases: [string, (name: string, sealed: Buffer) => Buffer][] = [
    ['is garbage', () => randomBytes(200)],
    ['is empty', () => Buffer.alloc(0)],
    ['is text', () => Buffer.from('{"result":{}}')],
    ['was cut off', (_name, sealed) => sealed.subarray(0, -1)],
    ['has no more than a header', (_name, sealed) => sealed.subarray(0, 5)],
    ['has a cut tag', (_name, sealed) => sealed.subarray(0, 20)],
    ['was changed in one bit', (_name, sealed) => flipped(sealed, sealed.length - 1)],
    ['is of another version', (_name, sealed) => flipped(sealed, 0)],
    ['was sealed with another key', (name) => createValueCipher([randomBytes(32)]).seal(name, '{}')],
    ['was moved here from another key', () => cipher.seal('liveness:1:result:other', '{}')],
    ['has another form', sealedAs('{"result":{"status":"PASS"},"ttlMs":1,"expiresAt":1}')],
    ['is no JSON', sealedAs('{')],
  ];

  test.each(cases)('is a miss when it %s, and stays until something newer is put', async (_what, spoil) => {
    const { redis, one, other } = await openTwo();
    await one.text.put('a', result, MINUTE_MS);
    await one.text.put('b', result, MINUTE_MS);
    const [name = ''] = cipher.namesOf(KINDS.result, toResultKey('tenant', 'a'));
    const sealed = (await redis.admin.getBuffer(name)) ?? Buffer.alloc(0);
    const spoilt = spoil(name, sealed);
    await redis.admin.set(name, spoilt);
    expect(await other.text.getMany(['a', 'b'])).toEqual([undefined, result]);
    // On one connection whatever was asked before has been carried out by then.
    expect(await other.text.getMany(['c'])).toEqual([undefined]);
    expect(await redis.admin.getBuffer(name)).toEqual(spoilt);
    expect(await redis.admin.info('commandstats')).not.toContain('cmdstat_del:');
    await other.text.put('a', newer, MINUTE_MS);
    expect(await one.text.getShared('a')).toEqual(newer);
    expect(await redis.admin.pttl(name)).toBeGreaterThan(0);
    expect(other.outages).toEqual([]);
  });
});

function flipped(bytes: Buffer, index: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[index] = (copy[index] ?? 0) ^ 1;
  return copy;
}

describeWithRedis('a rotation of the key', () => {
  const OLD = randomBytes(32);
  const NEW = randomBytes(32);

  test('leaves readable what was sealed before, while the old key is among those that open', async () => {
    const redis = await startRedis();
    const before = await openTestFleet(redis.url, { keys: [OLD] });
    await before.text.put('a', result, MINUTE_MS);
    const between = await openTestFleet(redis.url, { keys: [NEW, OLD] });
    expect(await between.text.getMany(['a', 'b'])).toEqual([result, undefined]);
    const after = await openTestFleet(redis.url, { keys: [NEW] });
    expect(await after.text.getMany(['a'])).toEqual([undefined]);
  });

  test('finds what the old key has sealed behind a value of the new key that does not open', async () => {
    const redis = await startRedis();
    const before = await openTestFleet(redis.url, { keys: [OLD] });
    await before.text.put('a', result, MINUTE_MS);
    const [name = ''] = createValueCipher([NEW]).namesOf(KINDS.result, toResultKey('tenant', 'a'));
    await redis.admin.set(name, randomBytes(200));
    const between = await openTestFleet(redis.url, { keys: [NEW, OLD] });
    expect(await between.text.getMany(['a'])).toEqual([result]);
  });

  test('has instances with the same keys in another order read what the others put', async () => {
    const redis = await startRedis();
    const one = await openTestFleet(redis.url, { keys: [OLD, NEW] });
    const other = await openTestFleet(redis.url, { keys: [NEW, OLD] });
    await one.text.put('a', result, MINUTE_MS);
    await other.text.put('b', result, MINUTE_MS);
    expect([await other.text.getMany(['a']), await one.text.getMany(['b'])]).toEqual([[result], [result]]);
  });

  test('keeps personal data in an entry of their own, which ends sooner, and reads them with the record', async () => {
    const { redis, clock, one, other } = await openTwo();
    const record = createResult({ hasPersonalData: true, personalData: createPersonalData() });
    await one.text.put('a', record, 10 * HOUR_MS);
    expect(await other.text.getMany(['a'])).toEqual([record]);
    const [personal = '', ...more] = await redis.admin.keys('liveness:1:personal:*');
    expect([more, await redis.admin.pttl(personal)]).toEqual([[], expect.any(Number)]);
    expect(await redis.admin.pttl(personal)).toBeLessThanOrEqual(HOUR_MS);
    await letPass(clock, redis, HOUR_MS);
    const { personalData: _gone, ...rest } = record;
    expect(await one.text.getMany(['a'])).toEqual([rest]);
    expect(await other.text.getMany(['a'])).toEqual([rest]);
    expect(await redis.admin.keys('liveness:1:personal:*')).toEqual([]);
  });

  test('leaves personal data of another fetch alone', async () => {
    const { redis, one, other } = await openTwo();
    const record = createResult({ hasPersonalData: true, personalData: createPersonalData() });
    await one.text.put('a', record, HOUR_MS);
    const [personal = ''] = await redis.admin.keys('liveness:1:personal:*');
    const sealed = (await redis.admin.getBuffer(personal)) ?? Buffer.alloc(0);
    await one.text.put('a', { ...record, fetchedAt: record.fetchedAt + 1 }, HOUR_MS);
    await redis.admin.set(personal, sealed);
    expect((await other.text.getMany(['a']))[0]).not.toHaveProperty('personalData');
  });

  test('gives no personal data that are not sealed for this record', async () => {
    const { redis, one, other } = await openTwo();
    await one.text.put('a', createResult({ hasPersonalData: true, personalData: createPersonalData() }), HOUR_MS);
    const [personal = ''] = await redis.admin.keys('liveness:1:personal:*');
    expect((await redis.admin.getBuffer(personal))?.toString('latin1')).not.toMatch(/PERSON|P1234567/);
    await redis.admin.set(personal, 'forged');
    expect((await other.text.getMany(['a']))[0]).not.toHaveProperty('personalData');
  });
});
