import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../src/simulator/fault-injection/fault.js';
import { startTestGateway, type TestGatewayOptions } from '../support/gateway/gateway.js';

const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
const TOKEN = { operation: 'generate-token' } as const;
const toIds = (length: number, from = 0) => Array.from({ length }, (_, index) => `transaction-${from + index}`);

async function start(options: TestGatewayOptions = {}) {
  const gateway = await startTestGateway(options);
  for (const signatureId of toIds(400)) gateway.simulator.addTransaction({ signatureId });
  const codesOf = async (ids: readonly string[]) => {
    const answers = await Promise.all(ids.map((id) => gateway.ask(STATUS, { id })));
    return new Set(answers.map(({ errors }) => errors[0]?.extensions?.code));
  };
  return { ...gateway, codesOf };
}

describe('F13: while no token can be obtained', () => {
  test.each<[string, Fault, string]>([
    ['because of HTTP 503', { kind: 'http-status', status: 503 }, 'PROVIDER_UNAVAILABLE'],
    ['because there is no response', { kind: 'hang' }, 'PROVIDER_TIMEOUT'],
    ['because each is dead on arrival', { kind: 'expired-token' }, 'PROVIDER_INVALID_RESPONSE'],
    ['because the key is rejected', { kind: 'envelope', code: 'IAM_FAILED' }, 'PROVIDER_REFUSED'],
  ])('%s, 100 queries fail with one code, after at most three calls in ten seconds', async (_, fault, code) => {
    const { codesOf, simulator, tokenCalls, resultCalls, clock } = await start({
      env: { PROVIDER_TIMEOUT_MS: fault.kind === 'hang' ? '1000' : '10000' },
    });
    simulator.fault(TOKEN, fault, { times: 1_000 });
    expect(await codesOf(toIds(100))).toEqual(new Set([code]));
    for (let second = 1; second < 10; second += 1) {
      clock.advance(1_000);
      // Once the circuit is open, the reason is that of the circuit breaker.
      expect([code, 'PROVIDER_UNAVAILABLE']).toEqual(expect.arrayContaining([...(await codesOf(toIds(5)))]));
    }
    expect(tokenCalls()).toBeLessThanOrEqual(3);
    expect(resultCalls()).toBe(0);
  });

  test('it ends without an operator', async () => {
    const { codesOf, simulator, clock } = await start({ env: { PROVIDER_TIMEOUT_MS: '10000' } });
    simulator.fault(TOKEN, { kind: 'http-status', status: 500 }, { times: 1_000 });
    await codesOf(toIds(100));
    simulator.clearFaults();
    clock.advance(5_000);
    await codesOf(toIds(1));
    expect(await codesOf(toIds(100, 100))).toEqual(new Set([undefined]));
  });
});

test('F14: over ten token lifetimes under load, no query is sent with an expired token', async () => {
  const { codesOf, simulator, clock, tokenCalls } = await start({
    env: { RESULT_TTL_SECONDS: '1', PROVIDER_TIMEOUT_MS: '10000' },
  });
  let asked = 0;
  await codesOf(toIds(1));
  const lifeMs = 3_600_000;
  for (let tenth = 0; tenth < 100; tenth += 1) {
    clock.advance(lifeMs / 10);
    const renewal = simulator.callsTo('generate-token').length;
    expect(await codesOf(toIds(3, asked % 300))).toEqual(new Set([undefined]));
    asked += 3;
    expect(simulator.callsTo('generate-token').length - renewal).toBeLessThanOrEqual(1);
  }
  expect(simulator.callsTo('get-result').filter(({ code }) => code !== 'SUCCESS')).toEqual([]);
  // One each time that four fifths of a lifetime have passed.
  expect(tokenCalls()).toBeGreaterThanOrEqual(11);
  expect(tokenCalls()).toBeLessThanOrEqual(14);
});
