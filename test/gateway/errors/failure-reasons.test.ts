import { expect, test } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../../support/gateway/gateway.js';
import { startFleet } from '../../support/redis/redis-gateways.js';
import { describeWithRedis, startRedis } from '../../support/redis/redis-server.js';

const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
const GET_RESULT = { operation: 'get-result' } as const;
const OUTAGE = { kind: 'http-status', status: 503 } as const;
const ALWAYS = { times: 10_000 };
const NO_RETRIES = { PROVIDER_RETRIES: '0', PROVIDER_TIMEOUT_MS: '60000', PROVIDER_DEADLINE_MS: '60000' };

const failuresIn = ({ logLines }: Pick<TestGateway, 'logLines'>) =>
  logLines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'operation error');

test('each request that shares a failed call has the reason in its log line', async () => {
  const { simulator, ask, logLines, resultCalls } = await startTestGateway({ env: NO_RETRIES });
  const hold = simulator.hold(GET_RESULT);
  simulator.fault(GET_RESULT, OUTAGE, ALWAYS);
  const arrived = simulator.nextCall('get-result');
  const answers = Array.from({ length: 5 }, () => ask(STATUS, { id: 'a' }));
  await arrived;
  hold.release();
  await Promise.all(answers);
  expect(resultCalls()).toBeLessThan(5);
  expect(failuresIn({ logLines }).map(({ reason }) => reason)).toEqual(Array.from({ length: 5 }, () => 'HTTP 503'));
});

test('a refused connection is logged with its system error code, also while the failure is remembered', async () => {
  const env = { ...NO_RETRIES, ADVANCE_AI_BASE_URL: 'http://127.0.0.1:1' };
  const { ask, logLines } = await startTestGateway({ env });
  for (const id of ['a', 'b', 'c']) await ask(STATUS, { id });
  const reasons = failuresIn({ logLines }).map(({ code, reason }) => [code, reason]);
  expect(reasons).toEqual(
    Array.from({ length: 3 }, () => ['PROVIDER_UNAVAILABLE', 'connection refused (ECONNREFUSED)']),
  );
});

test('a request that is not sent because the account is suspended has that as its reason', async () => {
  const { simulator, ask, logLines } = await startTestGateway({ env: NO_RETRIES });
  simulator.fault(GET_RESULT, { kind: 'envelope', code: 'INSUFFICIENT_BALANCE' }, ALWAYS);
  for (const id of ['a', 'b']) await ask(STATUS, { id });
  const paused = 'not sent: the account is suspended';
  const refusal = { code: 'PROVIDER_REFUSED', envelopeCode: 'INSUFFICIENT_BALANCE' };
  expect(failuresIn({ logLines })).toMatchObject([refusal, { ...refusal, reason: paused }]);
});

test('a request that is not sent because the circuit breaker is open has that as its reason', async () => {
  const { simulator, ask, logLines } = await startTestGateway({ env: NO_RETRIES });
  simulator.fault(GET_RESULT, OUTAGE, ALWAYS);
  for (let count = 0; count < 21; count += 1) await ask(STATUS, { id: `id-${count}` });
  expect(failuresIn({ logLines }).at(-1)).toMatchObject({ reason: 'not sent: the circuit breaker is open' });
});

describeWithRedis('of instances that share a Redis', () => {
  test('each has the reason of the failure that one of them had', async () => {
    const redis = await startRedis();
    const { simulator, gateways, resultCalls } = await startFleet(redis.url, 3, { env: NO_RETRIES });
    simulator.addTransaction({ signatureId: 'known' });
    for (const gateway of gateways) await gateway.ask(STATUS, { id: 'known' });
    const before = resultCalls();
    const hold = simulator.hold(GET_RESULT);
    simulator.fault(GET_RESULT, OUTAGE, ALWAYS);
    const arrived = simulator.nextCall('get-result');
    const answers = gateways.map(({ ask }) => ask(STATUS, { id: 'a' }));
    await arrived;
    hold.release();
    await Promise.all(answers);
    expect(resultCalls() - before).toBe(1);
    const reasons = gateways.flatMap(failuresIn).map(({ reason }) => reason);
    expect(reasons.toSorted()).toEqual(['HTTP 503', 'another instance: HTTP 503', 'another instance: HTTP 503']);
  });
});
