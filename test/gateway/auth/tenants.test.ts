import { describe, expect, test } from '@jest/globals';
import { bearer } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { startIssuer } from '../../support/gateway/issuer.js';
import { startAccounts, startForTenants, TENANTS } from '../../support/gateway/tenants.js';
import { createTestClock } from '../../support/test-clock.js';

const SCORE = 'query ($id: ID!) { livenessResult(signatureId: $id) { faceLivenessScore } }';
const BYTES = 'query ($id: ID!) { livenessResult(signatureId: $id) { faceLivenessScore faceImage { base64 } } }';
const SCORES = { acme: 91, globex: 12, initech: 23 };

async function startAll() {
  const clock = createTestClock();
  const accounts = await startAccounts(clock);
  const gateway = await startForTenants(accounts, clock);
  return { ...gateway, accounts };
}

test('one id is read for each tenant from its own account, with the keys of that account', async () => {
  const { askAs, accounts, simulator } = await startAll();
  for (const tenant of TENANTS) {
    const { data } = await askAs(tenant, SCORE, { id: 'shared' });
    expect(data.livenessResult).toEqual({ faceLivenessScore: SCORES[tenant] });
    expect(accounts[tenant].callsTo('get-result', 'shared')).toHaveLength(1);
    expect(accounts[tenant].callsTo('generate-token').map(({ code }) => code)).toEqual(['SUCCESS']);
  }
  expect(simulator.calls).toEqual([]);
});

test('an id of another tenant is unknown, before and after its own tenant reads it', async () => {
  const { askAs, accounts } = await startAll();
  const unknown = await askAs('globex', SCORE, { id: 'of-nobody' });
  expect([unknown.data, unknown.errors]).toEqual([{ livenessResult: null }, []]);
  const foreign = () => askAs('globex', SCORE, { id: 'of-acme' });
  for (let round = 0; round < 2; round += 1) {
    const { data, errors, status } = await foreign();
    expect({ data, errors, status }).toEqual({ data: unknown.data, errors: unknown.errors, status: unknown.status });
    expect((await askAs('acme', SCORE, { id: 'of-acme' })).data.livenessResult.faceLivenessScore).toBe(97);
  }
  expect(accounts.acme.callsTo('get-result', 'of-acme')).toHaveLength(1);
});

describe('while one tenant waits for its response', () => {
  test.each([
    ['the verdict', SCORE],
    ['bytes', BYTES],
  ])('another one gets its own: %s', async (_, query) => {
    const { askAs, accounts } = await startAll();
    const held = accounts.acme.hold({ operation: 'get-result' });
    const arrived = accounts.acme.nextCall('get-result');
    const waiting = askAs('acme', query, { id: 'shared' });
    await arrived;
    const others = [await askAs('globex', SCORE, { id: 'shared' }), await askAs('globex', BYTES, { id: 'shared' })];
    held.release();
    const own = (await waiting).data.livenessResult;
    expect(own.faceLivenessScore).toBe(91);
    for (const { data } of others) expect(data.livenessResult.faceLivenessScore).toBe(12);
    const foreign = others[1]?.data.livenessResult.faceImage.base64;
    expect(foreign).toEqual(expect.any(String));
    expect(own.faceImage?.base64).not.toBe(foreign);
  });

  test('and its account is rejected, the others are served', async () => {
    const { askAs, accounts } = await startAll();
    accounts.acme.fault(
      { operation: 'generate-token' },
      { kind: 'envelope', code: 'INSUFFICIENT_BALANCE' },
      { times: 9 },
    );
    const [refused, served] = await Promise.all([
      askAs('acme', SCORE, { id: 'shared' }),
      askAs('globex', SCORE, { id: 'shared' }),
    ]);
    expect([refused.data, refused.errors[0]?.extensions]).toEqual([
      { livenessResult: null },
      { code: 'PROVIDER_REFUSED' },
    ]);
    expect(served.data.livenessResult).toEqual({ faceLivenessScore: 12 });
  });
});

test('the tenant is that of the token, whatever the request says', async () => {
  const clock = createTestClock();
  const { acme, globex } = await startAccounts(clock);
  const issuer = await startIssuer();
  const account = (tenant: string, baseUrl: string) => ({
    baseUrl,
    accessKey: `access-of-${tenant}`,
    secretKey: `secret-of-${tenant}`,
  });
  const tenants = { acme: account('acme', acme.baseUrl), globex: account('globex', globex.baseUrl) };
  const { post } = await startTestGateway({
    env: { ...issuer.env, TENANTS_FILE: 'tenants.json' },
    files: { 'tenants.json': JSON.stringify(tenants) },
    clock,
  });
  const body = { query: SCORE, variables: { id: 'shared', tenant: 'acme' }, extensions: { tenant: 'acme' } };
  const headers = { ...bearer(await issuer.sign({ tenant: 'globex' })), 'x-tenant': 'acme', tenant: 'acme' };
  expect((await post(body, headers)).data.livenessResult).toEqual({ faceLivenessScore: 12 });
  expect(acme.calls).toEqual([]);
});
