import { describe, expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';

const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
const GET_RESULT = { operation: 'get-result' } as const;
const IDS = Array.from({ length: 20 }, (_, index) => `transaction-${index}`);

type Code = 'IAM_FAILED' | 'ACCESS_DENIED';

/** Starts a gateway whose provider rejects every token from now on; with `hasToken` it accepted one before. */
async function startRefused(hasToken: boolean, code: Code = 'IAM_FAILED') {
  // A slow attempt on a busy machine must not cause a second one.
  const env = { PROVIDER_TIMEOUT_MS: '60000', PROVIDER_DEADLINE_MS: '60000' };
  const gateway = await startTestGateway({ env });
  const { simulator, ask } = gateway;
  for (const signatureId of IDS) simulator.addTransaction({ signatureId });
  if (hasToken) await ask(STATUS, { id: simulator.sampleIds.passSilent });
  const before = { tokens: gateway.tokenCalls(), results: gateway.resultCalls() };
  simulator.fault(GET_RESULT, { kind: 'envelope', code }, { times: 10_000 });
  const codeOf = async (id?: string) => (await ask(STATUS, { id })).errors[0]?.extensions?.code;
  const calls = () => ({
    tokens: gateway.tokenCalls() - before.tokens,
    results: gateway.resultCalls() - before.results,
  });
  return { ...gateway, codeOf, calls };
}

describe.each(['IAM_FAILED', 'ACCESS_DENIED'] as const)('while every token is rejected with %s', (code) => {
  test('twenty sequential queries cost one new token and one repeated call', async () => {
    const { codeOf, calls, resultCalls } = await startRefused(true, code);
    for (const id of IDS) expect(await codeOf(id)).toBe('PROVIDER_REFUSED');
    expect(calls()).toEqual({ tokens: 1, results: 2 });
    expect(resultCalls(IDS[0])).toBe(2);
  });

  test.each([
    ['a token that was accepted before', true, 1],
    ['no token before', false, 2],
  ])('twenty concurrent queries, with %s, share the repeated call and its rejection', async (_, hasToken, tokens) => {
    const { codeOf, calls } = await startRefused(hasToken, code);
    const codes = await Promise.all(IDS.map((id) => codeOf(id)));
    expect(new Set(codes)).toEqual(new Set(['PROVIDER_REFUSED']));
    // One more if a new query gets the new token first.
    expect(calls().tokens - tokens).toBeLessThanOrEqual(1);
    expect(calls().results).toBeLessThanOrEqual(IDS.length + 3);
  });

  test('the account is tried again after 5, 10, 20, 40 and 60 seconds, with one token and one call each', async () => {
    const { codeOf, calls, clock, logLines } = await startRefused(true, code);
    await codeOf(IDS[0]);
    for (const [index, seconds] of [5, 10, 20, 40, 60, 60].entries()) {
      clock.advance(seconds * 1_000 - 1);
      expect(await codeOf(IDS[0])).toBe('PROVIDER_REFUSED');
      clock.advance(1);
      await Promise.all(IDS.map((id) => codeOf(id)));
      expect(calls()).toEqual({ tokens: 2 + index, results: 3 + index });
    }
    const alerts = logLines.map((line) => JSON.parse(line)).filter(({ msg }) => msg.includes('account suspended'));
    expect(alerts).toMatchObject([{ level: 50, tenant: 'default', code }]);
  });
});

test('credentials that are accepted again end the suspension with the next query after it', async () => {
  const { codeOf, simulator, clock } = await startRefused(true);
  await codeOf(IDS[0]);
  simulator.clearFaults();
  expect(await codeOf(IDS[0])).toBe('PROVIDER_REFUSED');
  clock.advance(5_000);
  for (const id of IDS) expect(await codeOf(id)).toBeUndefined();
});

test('a token that is rejected once is replaced, however often that happens', async () => {
  const { codeOf, simulator, tokenCalls } = await startRefused(true);
  simulator.clearFaults();
  for (const [index, id] of IDS.slice(0, 5).entries()) {
    simulator.revokeTokens();
    expect(await codeOf(id)).toBeUndefined();
    expect(tokenCalls()).toBe(2 + index);
  }
});
