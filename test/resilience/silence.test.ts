import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../src/simulator/fault-injection/fault.js';
import { startNetworkedGateway } from '../support/gateway/networked-gateway.js';

const ALWAYS = { times: 10_000 };
/** Timers can fire slightly early by another clock. */
const EARLY_MS = 20;

const SILENCES: [string, Fault][] = [
  ['F04: a provider that accepts and never responds', { kind: 'hang' }],
  ['F06: a body of one byte every tenth of a second', { kind: 'drip', everyMs: 100 }],
];

describe.each(SILENCES)('%s', (_, fault) => {
  async function start(env: Record<string, string>) {
    const gateway = await startNetworkedGateway({ env });
    await gateway.askAnew();
    gateway.simulator.fault({ operation: 'get-result' }, fault, ALWAYS);
    return gateway;
  }

  test('is abandoned after the timeout of one attempt', async () => {
    const { askAnew, resultCalls } = await start({ PROVIDER_TIMEOUT_MS: '700', PROVIDER_RETRIES: '0' });
    const { code, tookMs } = await askAnew();
    expect(code).toBe('PROVIDER_TIMEOUT');
    expect(tookMs).toBeGreaterThanOrEqual(700 - EARLY_MS);
    expect(resultCalls()).toBe(2);
  });

  test('is retried until the deadline of the query, and no longer', async () => {
    const { askAnew, resultCalls } = await start({ PROVIDER_TIMEOUT_MS: '600', PROVIDER_DEADLINE_MS: '1500' });
    const { code, tookMs } = await askAnew();
    expect(code).toBe('PROVIDER_TIMEOUT');
    expect(tookMs).toBeGreaterThanOrEqual(1_500 - EARLY_MS);
    expect(resultCalls()).toBe(1 + 3);
  });

  test('holds no connection once it is abandoned: there are as many as before', async () => {
    const { askAnew, network } = await start({ PROVIDER_TIMEOUT_MS: '700', PROVIDER_RETRIES: '0' });
    const before = network.open();
    const questions = Array.from({ length: 16 }, () => askAnew());
    for (const { code } of await Promise.all(questions)) expect(code).toBe('PROVIDER_TIMEOUT');
    await network.untilOpen(before);
    expect(network.bytesIn()).toBeLessThan(20_000);
  });
});
