import { expect, test } from '@jest/globals';
import { runExclusive } from '../../src/storage/cluster/leases.js';
import { createValueCipher } from '../../src/storage/redis/encryption.js';
import { KINDS } from '../../src/storage/redis/shared-kinds.js';
import { KEY, openTestFleet } from '../support/redis/redis-fleet.js';
import { describeWithRedis, startRedis } from '../support/redis/redis-server.js';
import { createTestClock } from '../support/test-clock.js';
import { until } from '../support/until.js';

async function openTwo(leaseMs?: number) {
  const redis = await startRedis();
  const options = leaseMs === undefined ? {} : { leaseMs };
  const { leases: one } = await openTestFleet(redis.url, options);
  const { leases: other } = await openTestFleet(redis.url, options);
  const name = createValueCipher([KEY]).agreedNameOf(KINDS.lease, 'a');
  return { redis, one, other, name };
}

async function hold(leases: Awaited<ReturnType<typeof openTwo>>['one']) {
  const lease = await leases.acquire('a');
  if (lease.state !== 'held') throw new Error(`the lease is ${lease.state}`);
  return lease;
}

async function findTaken(leases: Awaited<ReturnType<typeof openTwo>>['one']) {
  const lease = await leases.acquire('a');
  if (lease.state !== 'taken') throw new Error(`the lease is ${lease.state}`);
  return lease;
}

describeWithRedis('a lease', () => {
  test('is held by one instance, and of another key by another', async () => {
    const { one, other } = await openTwo();
    await hold(one);
    expect((await other.acquire('a')).state).toBe('taken');
    expect((await other.acquire('b')).state).toBe('held');
  });

  test('is to be had again once it is released, which those who wait are told', async () => {
    const { one, other } = await openTwo();
    const held = await hold(one);
    const taken = await findTaken(other);
    await held.release();
    expect(await taken.over).toBe(undefined);
    await hold(other);
  });

  test('leaves a note to those who wait, and for a moment to those who come', async () => {
    const { redis, one, other, name } = await openTwo();
    const held = await hold(one);
    const taken = await findTaken(other);
    await held.release('what became of it');
    expect(await other.acquire('a')).toEqual({ state: 'noted', note: 'what became of it' });
    expect(await redis.admin.pttl(name)).toBeGreaterThanOrEqual(0);
    expect(await taken.over).toBe('what became of it');
    await until(async () => (await other.acquire('a')).state === 'held');
  });

  test('has its note found by looking where no news of it comes', async () => {
    const { redis, other, name } = await openTwo();
    await redis.admin.set(name, 'token');
    const taken = await findTaken(other);
    await redis.admin.set(name, createValueCipher([KEY]).seal(name, 'found'));
    expect(await taken.over).toBe('found');
  });

  test('lasts as long as its holder works, and outlives it by no more than its time', async () => {
    const { redis, one, other, name } = await openTwo(300);
    const held = await hold(one);
    let leastMs = Number.POSITIVE_INFINITY;
    const end = performance.now() + 1_500;
    await until(async () => {
      leastMs = Math.min(leastMs, await redis.admin.pttl(name));
      return performance.now() > end;
    });
    expect(leastMs).toBeGreaterThan(0);
    expect((await other.acquire('a')).state).toBe('taken');
    await held.release();
    expect(await redis.admin.exists(name)).toBe(0);
  });

  test('is extended until it is released, and not after that', async () => {
    const redis = await startRedis();
    const clock = createTestClock();
    const leaseMs = 900_000;
    const extensions = new Set<() => void>();
    const after = (ms: number, extend: () => void) => {
      if (ms !== leaseMs / 3) return clock.after(ms, extend);
      extensions.add(extend);
      return () => void extensions.delete(extend);
    };
    const { leases } = await openTestFleet(redis.url, { leaseMs, clock: { ...clock, after } });
    const held = await hold(leases);
    expect(extensions.size).toBe(1);
    await held.release();
    expect(extensions.size).toBe(0);
  });

  test('of a holder that died is to be had after its time, by one who waits', async () => {
    const { redis, other, name } = await openTwo();
    await redis.admin.set(name, 'token of the dead', 'PX', 300);
    const taken = await findTaken(other);
    await taken.over;
    await hold(other);
  });

  test('that somebody has for longer than anybody may is taken away by who waits', async () => {
    const redis = await startRedis();
    const name = createValueCipher([KEY]).agreedNameOf(KINDS.lease, 'a');
    await redis.admin.set(name, 'garbage that never expires');
    const { leases } = await openTestFleet(redis.url, { maxHoldMs: 250 });
    await (await findTaken(leases)).over;
    await hold(leases);
  });

  test('that has passed to another is not released by who had it before', async () => {
    const { redis, one, other, name } = await openTwo();
    const late = await hold(one);
    await redis.admin.del(name);
    const held = await hold(other);
    await late.release('too late');
    expect((await one.acquire('a')).state).toBe('taken');
    await held.release();
    await hold(one);
  });

  test('that Redis gives after nobody waits for it any more is given back', async () => {
    const redis = await startRedis();
    const { leases: impatient } = await openTestFleet(redis.url, { timeoutMs: 300 });
    redis.pause();
    const alone = await impatient.acquire('a');
    expect(alone.state).toBe('held');
    redis.resume();
    const name = createValueCipher([KEY]).agreedNameOf(KINDS.lease, 'a');
    await until(async () => (await redis.admin.info('commandstats')).includes('cmdstat_set:'));
    await until(async () => (await redis.admin.exists(name)) === 0, 2_000);
  });

  test('is everybody’s while Redis is down', async () => {
    const { redis, one, other } = await openTwo();
    const held = await hold(one);
    await redis.kill();
    await hold(other);
    await held.release('to nobody');
  });
});

describeWithRedis('a flight of a fleet', () => {
  test('has one instance work, and gives the others what it left', async () => {
    const { one, other } = await openTwo();
    let left: string | undefined;
    let land = () => {};
    const landing = new Promise<void>((resolve) => (land = resolve));
    const worked: string[] = [];
    const fly = (leases: typeof one, who: string) =>
      runExclusive<string>(leases, 'a', {
        async work() {
          worked.push(who);
          await landing;
          left = `by ${who}`;
          return left;
        },
        reuse: async () => async () => left,
        encode: () => undefined,
        decode: (note) => note,
      });
    const first = fly(one, 'one');
    await until(() => worked.length === 1);
    const second = fly(other, 'other');
    land();
    expect(await Promise.all([first, second])).toEqual(['by one', 'by one']);
    expect(worked).toEqual(['one']);
  });
});
