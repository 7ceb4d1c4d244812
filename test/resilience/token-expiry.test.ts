import { expect, test } from '@jest/globals';
import { startTestGateway } from '../support/gateway/gateway.js';

const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
const IDS = Array.from({ length: 100 }, (_, index) => `transaction-${index}`);
const ANSWER = { data: { livenessResult: { status: 'PASS' } }, errors: [] };
const LIFE_MS = 3_600_000;
/** A slow attempt on a busy machine must not cause a second one. */
const PATIENT = { PROVIDER_TIMEOUT_MS: '30000', PROVIDER_DEADLINE_MS: '60000' };

/** Starts a gateway with a token, and a hundred uncached queries. */
async function startWithToken(concurrency: number) {
  const gateway = await startTestGateway({ env: { ...PATIENT, PROVIDER_CONCURRENCY: String(concurrency) } });
  for (const signatureId of IDS) gateway.simulator.addTransaction({ signatureId });
  await gateway.ask(STATUS, { id: gateway.simulator.sampleIds.passSilent });
  return { ...gateway, askAll: () => Promise.all(IDS.map((id) => gateway.ask(STATUS, { id }))) };
}

test.each([16, 100])(
  'F12: a token that expires during a hundred queries, %d at once, is renewed by one call, and all succeed',
  async (concurrency) => {
    const { askAll, simulator, tokenCalls, resultCalls } = await startWithToken(concurrency);
    simulator.revokeTokens();
    for (const answer of await askAll()) expect(answer).toMatchObject(ANSWER);
    expect(tokenCalls()).toBe(2);
    for (const id of IDS) expect(resultCalls(id)).toBeLessThanOrEqual(2);
  },
);

test('F12: a hundred queries rejected with it, half of them late, share the new token and are repeated once each', async () => {
  const { ask, simulator, tokenCalls, resultCalls } = await startWithToken(100);
  const holds = IDS.map((signatureId) => simulator.hold({ operation: 'get-result', signatureId }));
  const answers = IDS.map((id) => ask(STATUS, { id }));
  while (resultCalls() < 1 + IDS.length) await simulator.nextCall('get-result');
  simulator.revokeTokens();
  for (const half of [0, 50]) {
    for (const { release } of holds.slice(half, half + 50)) release();
    for (const answer of await Promise.all(answers.slice(half, half + 50))) expect(answer).toMatchObject(ANSWER);
  }
  expect(tokenCalls()).toBe(2);
  for (const id of IDS) expect([id, resultCalls(id)]).toEqual([id, 2]);
});

test('F12: a token that is known to have expired is sent with none of a hundred queries', async () => {
  const { askAll, simulator, tokenCalls, clock } = await startWithToken(100);
  clock.advance(LIFE_MS);
  for (const answer of await askAll()) expect(answer).toMatchObject(ANSWER);
  expect(tokenCalls()).toBe(2);
  expect(simulator.callsTo('get-result').filter(({ code }) => code !== 'SUCCESS')).toEqual([]);
  expect(simulator.callsTo('get-result')).toHaveLength(1 + IDS.length);
});
