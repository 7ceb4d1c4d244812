import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../../src/simulator/fault-injection/fault.js';
import { startTestGateway, type TestGatewayOptions } from '../../support/gateway/gateway.js';
import { START } from '../../support/test-clock.js';

const VERDICT = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
const ERROR: Fault = { kind: 'envelope', code: 'ERROR' };
const busy = (retryAfter: string | null): Fault => ({ kind: 'envelope', code: 'SERVICE_BUSY', retryAfter });
const httpDate = (ms: number) => new Date(START + ms).toUTCString();

/** Sends one query while the provider fails `times` times; the jitter halves every backoff. */
async function askThrough(fault: Fault, times: number, options: TestGatewayOptions = {}) {
  const gateway = await startTestGateway({ random: () => 0.5, ...options });
  gateway.simulator.fault({ operation: 'get-result' }, fault, { times });
  const { data, errors } = await gateway.ask(VERDICT, { id: gateway.simulator.sampleIds.passFarNear });
  const { naps } = gateway.clock;
  return { status: data.livenessResult?.status, error: errors[0]?.extensions, calls: gateway.resultCalls(), naps };
}

describe('attempts', () => {
  test.each([
    ['0', 1],
    ['1', 2],
    ['2', 3],
    ['5', 6],
  ])('number one plus PROVIDER_RETRIES=%s, then the failure is returned', async (retries, calls) => {
    const outcome = await askThrough(ERROR, 99, { env: { PROVIDER_RETRIES: retries } });
    expect(outcome).toMatchObject({ status: undefined, error: { code: 'PROVIDER_UNAVAILABLE' }, calls });
  });

  test('that succeed in the end leave no trace of earlier failures in the response', async () => {
    expect(await askThrough(ERROR, 2)).toMatchObject({ status: 'PASS', error: undefined, calls: 3 });
  });

  test('wait for a random part of a ceiling that doubles', async () => {
    expect((await askThrough(ERROR, 99, { env: { PROVIDER_RETRIES: '3' } })).naps).toEqual([25, 50, 100]);
    const unlucky = await askThrough(ERROR, 99, { env: { PROVIDER_RETRIES: '3' }, random: () => 0 });
    expect(unlucky.naps).toEqual([0, 0, 0]);
  });

  test('are not started if the wait before them would exceed the deadline', async () => {
    const outcome = await askThrough(ERROR, 99, { env: { PROVIDER_RETRIES: '9', PROVIDER_DEADLINE_MS: '1000' } });
    const naps = [25, 50, 100, 200, 400];
    expect(outcome).toMatchObject({ error: { code: 'PROVIDER_UNAVAILABLE' }, calls: 6, naps });
  });

  test('at a provider that never responds all end with the deadline', async () => {
    const env = { PROVIDER_RETRIES: '10', PROVIDER_TIMEOUT_MS: '2000', PROVIDER_DEADLINE_MS: '400' };
    const outcome = await askThrough({ kind: 'hang' }, 99, { env });
    expect(outcome).toMatchObject({ error: { code: 'PROVIDER_TIMEOUT' }, calls: 1 });
  });
});

describe('a busy provider that sends Retry-After', () => {
  test.each([
    ['2s', 2_000],
    ['2', 2_000],
    ['9s', 9_000],
    [httpDate(3_000), 3_000],
    ['0', 100],
    [httpDate(-60_000), 100],
    [null, 500],
    ['soon', 500],
    ['-1', 500],
    ['1e3', 500],
    ['10s10', 500],
  ])('%s is retried after %d milliseconds', async (retryAfter, napMs) => {
    expect(await askThrough(busy(retryAfter), 1)).toMatchObject({ status: 'PASS', calls: 2, naps: [napMs] });
  });

  test.each([
    ['10s', 10],
    ['10', 10],
    ['11 s', 11],
    [httpDate(30_000), 30],
    ['7200', 3_600],
    ['999999999999', 3_600],
    [httpDate(86_400_000), 3_600],
  ])('%s is not waited for because it exceeds the deadline; the client gets %d', async (retryAfter, seconds) => {
    const outcome = await askThrough(busy(retryAfter), 1);
    expect(outcome).toMatchObject({
      calls: 1,
      naps: [],
      error: { code: 'PROVIDER_BUSY', retryAfterSeconds: seconds },
    });
  });

  test('with a time that fits only once is waited for once', async () => {
    const outcome = await askThrough(busy('6s'), 9);
    expect(outcome).toMatchObject({ calls: 2, naps: [6_000], error: { code: 'PROVIDER_BUSY', retryAfterSeconds: 6 } });
  });

  test('with a fraction of a second is rounded up for the client', async () => {
    const outcome = await askThrough(busy('0'), 9);
    expect(outcome).toMatchObject({ calls: 3, naps: [100, 100], error: { retryAfterSeconds: 1 } });
  });

  test('without a time gives the client no retryAfterSeconds', async () => {
    const outcome = await askThrough(busy(null), 9);
    expect(outcome).toMatchObject({ calls: 3, naps: [500, 1_000], error: { retryAfterSeconds: 1 } });
  });
});
