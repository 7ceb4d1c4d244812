import { describe, expect, test } from '@jest/globals';
import type { Scope } from '../../../src/domain/caller.js';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import type { TestGatewayOptions } from '../../support/gateway/gateway.js';
import { RETURN_URL, startStartingGateway } from '../../support/gateway/starts.js';
import { startAccounts } from '../../support/gateway/tenants.js';
import { createTestClock } from '../../support/test-clock.js';

const MAY_START: readonly Scope[] = ['liveness:start'];
const MANY_STARTS = `mutation ($input: StartVerificationInput!) {
  a: startVerification(input: $input) { signatureId } b: startVerification(input: $input) { signatureId } }`;

async function startWithCallers(env: Readonly<Record<string, string>> = {}, options: TestGatewayOptions = {}) {
  const keys = toKeyFile(
    toApiKey('shop', { subject: 'shop', scopes: MAY_START }),
    toApiKey('second-key-of-shop', { subject: 'shop', scopes: MAY_START }),
    toApiKey('bank', { subject: 'bank', scopes: MAY_START }),
    toApiKey('reviewer', { subject: 'reviewer' }),
  );
  const gateway = await startStartingGateway({ ...options, ...keys, env: { ...keys.env, ...env } });
  const startAs = async (key: string) => {
    const { errors } = await gateway.start({}, bearer(key));
    return errors[0]?.extensions?.code ?? 'OK';
  };
  const startTimes = async (key: string, times: number) => {
    const codes: unknown[] = [];
    for (let count = 0; count < times; count += 1) codes.push(await startAs(key));
    return codes;
  };
  return { ...gateway, startAs, startTimes };
}

describe('the scope liveness:start', () => {
  test('is needed, and without it there is no call', async () => {
    const { start, startCalls, tokenCalls } = await startWithCallers();
    expect(await start({}, bearer('reviewer'))).toMatchObject({
      status: 200,
      data: null,
      errors: [{ message: 'The scope liveness:start is required.', extensions: { code: 'FORBIDDEN' } }],
    });
    expect(await start({ returnUrl: 'javascript:1' }, bearer('reviewer'))).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    expect([startCalls(), tokenCalls()]).toEqual([[], 0]);
  });

  test('is enough to start, and not to read', async () => {
    const { start, post } = await startWithCallers();
    const { signatureId } = (await start({}, bearer('shop'))).data.startVerification;
    const read = {
      query: 'query ($id: ID!) { verification(signatureId: $id) { status } }',
      variables: { id: signatureId },
    };
    expect((await post(read, bearer('shop'))).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  test('is granted to every caller on this machine with AUTH=off', async () => {
    const { start } = await startStartingGateway({ env: { AUTH: 'off' } });
    expect((await start()).errors).toEqual([]);
  });
});

test('a caller that starts too many is limited by its own rate, and others are not', async () => {
  const { startTimes, start, startCalls, clock } = await startWithCallers({ START_RATE_LIMIT_PER_MINUTE: '3' });
  const abusive = startTimes('shop', 5);
  expect(await startTimes('bank', 3)).toEqual(['OK', 'OK', 'OK']);
  expect(await abusive).toEqual(['OK', 'OK', 'OK', 'RATE_LIMITED', 'RATE_LIMITED']);
  expect(startCalls()).toHaveLength(6);
  expect(await start({}, bearer('second-key-of-shop'))).toMatchObject({
    ...{ status: 200, data: null },
    errors: [
      {
        message: 'This caller starts too many verifications. Try again after retryAfterSeconds.',
        extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 20 },
      },
    ],
  });
  clock.advance(20_000);
  expect(await startTimes('shop', 2)).toEqual(['OK', 'RATE_LIMITED']);
});

test('the rate limits no query, and an input that breaks a rule does not count', async () => {
  const { startTimes, start, post } = await startWithCallers({ START_RATE_LIMIT_PER_MINUTE: '1' });
  for (let count = 0; count < 3; count += 1) await start({ bizCode: '!' }, bearer('shop'));
  expect(await startTimes('shop', 2)).toEqual(['OK', 'RATE_LIMITED']);
  expect((await post({ query: '{ __typename }' }, bearer('shop'))).errors).toEqual([]);
});

test('aliases count one by one, and those behind a failed one are not started', async () => {
  const { post, startCalls } = await startWithCallers({ START_RATE_LIMIT_PER_MINUTE: '1' });
  const input = { product: 'LIVENESS_DETECTION', returnUrl: RETURN_URL };
  const { data, errors } = await post({ query: MANY_STARTS, variables: { input } }, bearer('shop'));
  expect([data, errors]).toMatchObject([null, [{ path: ['b'], extensions: { code: 'RATE_LIMITED' } }]]);
  expect(startCalls()).toHaveLength(1);
});

test('a start costs 50, so that one operation cannot start any number', async () => {
  const { post, startCalls } = await startWithCallers({ MAX_QUERY_COST: '100' });
  const input = { product: 'LIVENESS_DETECTION', returnUrl: RETURN_URL };
  const { errors } = await post({ query: MANY_STARTS, variables: { input } }, bearer('shop'));
  expect(errors).toMatchObject([
    { message: 'An operation may cost at most 100; this one costs 101.', extensions: { code: 'QUERY_TOO_COMPLEX' } },
  ]);
  expect(startCalls()).toEqual([]);
});

test('callers take turns at the provider, whatever one of them has waiting', async () => {
  const env = { PROVIDER_CONCURRENCY: '1', PROVIDER_MAX_QUEUED_PER_CALLER: '2', START_RATE_LIMIT_PER_MINUTE: '0' };
  const { startAs, simulator, startCalls } = await startWithCallers(env);
  await startAs('shop');
  const held = simulator.hold({ operation: 'generate-liveness-detection-url' });
  const arrived = simulator.nextCall('generate-liveness-detection-url');
  const first = startAs('shop');
  await arrived;
  const queued = [startAs('shop'), startAs('shop'), startAs('shop')];
  expect(await Promise.race(queued)).toBe('OVERLOADED');
  const ofBank = startAs('bank');
  held.release();
  expect(await Promise.all([first, ofBank, ...queued])).toEqual(expect.arrayContaining(['OK', 'OK', 'OK', 'OK']));
  expect(startCalls()).toHaveLength(5);
});

test('a verification is started by the account of the tenant, and reported with its key', async () => {
  const clock = createTestClock();
  const { acme, globex } = await startAccounts(clock);
  const toTenant = (name: 'acme' | 'globex', baseUrl: string) => ({
    ...{ baseUrl, accessKey: `access-of-${name}`, secretKey: `secret-of-${name}` },
    callbackKey: `callback-key-of-${name}-${'k'.repeat(20)}`,
  });
  const tenants = { acme: toTenant('acme', acme.baseUrl), globex: toTenant('globex', globex.baseUrl) };
  const keys = toKeyFile(toApiKey('key', { tenant: 'globex', scopes: MAY_START }));
  const { start, bodies } = await startStartingGateway({
    clock,
    env: { ...keys.env, TENANTS_FILE: 'tenants.json', PUBLIC_URL: 'https://gateway.example.test' },
    files: { ...keys.files, 'tenants.json': JSON.stringify(tenants) },
  });
  expect((await start({}, bearer('key'))).errors).toEqual([]);
  const callsTo = (account: typeof acme) => account.callsTo('generate-liveness-detection-url').length;
  expect([callsTo(acme), callsTo(globex)]).toEqual([0, 1]);
  expect(bodies[0]?.callbackUrl).toBe(
    `https://gateway.example.test/callbacks/advance-ai/globex?key=${tenants.globex.callbackKey}`,
  );
});
