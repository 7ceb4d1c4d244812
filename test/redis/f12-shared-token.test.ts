import { describe, expect, test } from '@jest/globals';
import { encodeSharedToken } from '../../src/providers/advance-ai/tokens/shared-token.js';
import { ProviderError } from '../../src/providers/provider-error.js';
import { LINK } from '../support/gateway/herd.js';
import { createTokens, HOUR_MS } from '../support/gateway/tokens.js';
import { openTestFleet } from '../support/redis/redis-fleet.js';
import { startFleet } from '../support/redis/redis-gateways.js';
import { describeWithRedis, startRedis } from '../support/redis/redis-server.js';
import { START } from '../support/test-clock.js';
import { until } from '../support/until.js';

const INSTANCES = 4;

async function start(...args: Parameters<typeof startFleet> extends [string, number, ...infer Rest] ? Rest : never) {
  const redis = await startRedis();
  const fleet = await startFleet(redis.url, INSTANCES, ...args);
  let asked = 0;
  /** Asks each instance for so many ids that are new to all; gives the codes of their errors. */
  const askNew = async (times: number) => {
    const first = asked;
    asked += times * INSTANCES;
    for (let index = first; index < asked; index += 1) fleet.simulator.addTransaction({ signatureId: `new-${index}` });
    const answers = await fleet.askAll(times, LINK, (caller) => ({ id: `new-${first + caller}` }));
    return answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions?.code));
  };
  return { ...fleet, redis, askNew };
}

describeWithRedis('F12: four instances', () => {
  test('ask for one token, and for one more when it dies under 100 queries', async () => {
    const { askNew, tokenCalls, clock } = await start();
    expect(await askNew(25)).toEqual([]);
    expect(tokenCalls()).toBe(1);
    clock.advance(HOUR_MS);
    expect(await askNew(25)).toEqual([]);
    expect(tokenCalls()).toBe(2);
  });

  test('renew a token once before it dies', async () => {
    const { askNew, tokenCalls, clock } = await start();
    await askNew(1);
    clock.advance(HOUR_MS * 0.85);
    await askNew(5);
    await until(() => tokenCalls() === 2);
    await askNew(5);
    clock.advance(HOUR_MS * 0.5);
    expect(await askNew(5)).toEqual([]);
    expect(tokenCalls()).toBe(2);
  });

  test('ask for one token when the one they share is refused, and repeat each call once', async () => {
    const { askNew, tokenCalls, simulator } = await start();
    await askNew(1);
    simulator.revokeTokens();
    expect(await askNew(25)).toEqual([]);
    expect(tokenCalls()).toBe(2);
    const refused = simulator.callsTo('get-result').filter(({ code }) => code === 'IAM_FAILED');
    expect(refused.length).toBeLessThanOrEqual(100);
  });

  test('share the refusal of the account: each instance asks once more at most, with a token of whichever instance', async () => {
    const { askNew, tokenCalls, simulator } = await start();
    expect(await askNew(1)).toEqual([]);
    simulator.fault({ operation: 'get-result' }, { kind: 'envelope', code: 'IAM_FAILED' }, { times: 1_000 });
    const codes = await askNew(5);
    expect(codes).toEqual(Array(5 * INSTANCES).fill('PROVIDER_REFUSED'));
    const refused = simulator.callsTo('get-result').filter(({ code }) => code === 'IAM_FAILED');
    expect(refused.length).toBeLessThanOrEqual(5 * INSTANCES + INSTANCES);
    expect(tokenCalls()).toBeLessThanOrEqual(1 + INSTANCES);
    const before = refused.length;
    expect(await askNew(5)).toEqual(Array(5 * INSTANCES).fill('PROVIDER_REFUSED'));
    expect(simulator.callsTo('get-result').filter(({ code }) => code === 'IAM_FAILED')).toHaveLength(before);
  });

  test('go on with tokens of their own while Redis is down', async () => {
    const { askNew, tokenCalls, redis, clock } = await start();
    await askNew(1);
    await redis.kill();
    clock.advance(HOUR_MS);
    expect(await askNew(25)).toEqual([]);
    expect(tokenCalls()).toBeLessThanOrEqual(1 + INSTANCES);
  });

  test('keep no token in Redis that can be read, nor one for longer than it lives', async () => {
    const { askNew, redis, simulator } = await start();
    await askNew(1);
    const names = await redis.admin.keys('liveness:1:text:*');
    expect(names).toHaveLength(1);
    const [name = ''] = names;
    const bytes = (await redis.admin.getBuffer(name))?.toString('latin1') ?? '';
    expect(bytes.length).toBeGreaterThan(50);
    expect(bytes).not.toContain('expiresAt');
    expect(await redis.admin.pttl(name)).toBeGreaterThan(0);
    expect(await redis.admin.pttl(name)).toBeLessThanOrEqual(HOUR_MS);
    expect(simulator.callsTo('generate-token')).toHaveLength(1);
  });

  test('share no token between tenants or accounts', async () => {
    const redis = await startRedis();
    const { sharedValue } = await openTestFleet(redis.url);
    await sharedValue('one').write('token', HOUR_MS);
    expect(await sharedValue('other').read()).toBe(undefined);
    expect(await sharedValue('one').read()).toBe('token');
  });
});

describeWithRedis('F13: while no token can be had', () => {
  test('all instances fail with it, after one call each at most', async () => {
    const { askNew, tokenCalls, simulator } = await start({ env: { PROVIDER_RETRIES: '0' } });
    simulator.fault({ operation: 'generate-token' }, { kind: 'envelope', code: 'ACCOUNT_DISABLED' }, { times: 1_000 });
    const hold = simulator.hold({ operation: 'generate-token' });
    const arrived = simulator.nextCall('generate-token');
    const codes = askNew(10);
    await arrived;
    hold.release();
    expect(new Set(await codes)).toEqual(new Set(['PROVIDER_REFUSED']));
    expect(tokenCalls()).toBeLessThanOrEqual(INSTANCES);
  });
});

describe('a token that instances share', () => {
  const createShared = () => {
    let text: string | undefined;
    const sharedToken = {
      read: async () => text,
      write: async (next: string) => {
        text = next;
      },
      remove: async (old: string) => {
        if (text === old) text = undefined;
      },
    };
    return { sharedToken, put: sharedToken.write };
  };
  const held = { acquire: async () => ({ state: 'held' as const, release: async () => undefined }) };
  const token = (value: string, expiresAt: number) => encodeSharedToken({ value, issuedAt: START, expiresAt });

  test('is used in place of one of its own', async () => {
    const { sharedToken, put } = createShared();
    await put(token('of another', START + HOUR_MS));
    const { get, calls, advance } = createTokens({ leases: held, sharedToken });
    expect(await get()).toBe('of another');
    advance(HOUR_MS - 1);
    expect(await get()).toBe('of another');
    await new Promise((resolve) => setImmediate(resolve));
    expect(calls).toHaveLength(1);
  });

  test.each([
    ['is dead', token('dead', START)],
    ['is no token', '{"value":1}'],
    ['is no JSON', '{'],
  ])('is passed over when it %s', async (_why, text) => {
    const { sharedToken, put } = createShared();
    await put(text);
    const { get } = createTokens({ leases: held, sharedToken });
    expect(await get()).toBe('token-1');
  });

  test('is passed over when the provider has refused it, and replaced', async () => {
    const { sharedToken, put } = createShared();
    await put(token('refused', START + HOUR_MS));
    const { get, tokens } = createTokens({ leases: held, sharedToken });
    await get();
    tokens.invalidate('refused');
    expect(await get()).toBe('token-1');
    expect(await sharedToken.read()).toContain('token-1');
  });

  test('has a failure of another instance be the failure here', async () => {
    const { sharedToken } = createShared();
    const leases = { acquire: async () => ({ state: 'noted' as const, note: 'busy 1500' }) };
    const { get, calls } = createTokens({ leases, sharedToken });
    const failure = await get().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ProviderError);
    expect(failure).toMatchObject({ failure: 'busy', retryAfterMs: 1_500 });
    expect(calls).toEqual([]);
  });
});
