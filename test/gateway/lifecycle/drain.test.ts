import { describe, expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { startListeningProcess } from '../../support/gateway/gateway-process.js';
import { openRaw } from '../../support/raw-http.js';

const QUESTION = '{ livenessResult(signatureId: "d3441a46833a0625") { status } }';
const ANSWER = { data: { livenessResult: { status: 'PASS' } } };
const CLIENTS = 8;

describe('SIGTERM', () => {
  test('loses no request of clients that continue until a probe reports 503', async () => {
    const { url, ask, signal, until, ended } = await startListeningProcess({ DRAIN_DELAY_MS: '2000' });
    const counts = { sent: 0, answered: 0, whileDraining: 0 };
    let isReady = true;
    const client = async () => {
      while (isReady) {
        counts.sent += 1;
        const response = await ask(QUESTION);
        expect(await response.json()).toEqual(ANSWER);
        counts.answered += 1;
        if (response.headers.get('connection') === 'close') counts.whileDraining += 1;
      }
    };
    const clients = Promise.all(Array.from({ length: CLIENTS }, client));
    while (counts.answered < 20 * CLIENTS) await fetch(new URL('/health/live', url)).then((live) => live.text());
    signal('SIGTERM');
    await until('"stopping"');
    const probe = async () => {
      const response = await fetch(new URL('/health/ready', url));
      expect([response.status, await response.json()]).toEqual([503, { status: 'draining' }]);
    };
    await probe();
    while (counts.whileDraining < 2 * CLIENTS) await probe();
    isReady = false;
    await clients;
    expect(counts.answered).toBe(counts.sent);
    expect(await ended).toBe(0);
  });

  test('exits with code 0 within fifteen seconds, also while the provider hangs', async () => {
    const env = { DRAIN_DELAY_MS: '2000', PROVIDER_TIMEOUT_MS: '60000', PROVIDER_DEADLINE_MS: '60000' };
    const { simulator, ask, signal, ended } = await startListeningProcess(env);
    simulator.hold({ operation: 'get-result' });
    const arrived = simulator.nextCall('get-result');
    const unanswered = expect(ask(QUESTION)).rejects.toThrow('fetch failed');
    await arrived;
    const startedAt = performance.now();
    signal('SIGTERM');
    expect(await ended).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    await unanswered;
  });
});

test('a response that was in progress when draining began closes its connection', async () => {
  const { url, simulator, close } = await startTestGateway({ env: { DRAIN_DELAY_MS: '50' } });
  const held = simulator.hold({ operation: 'get-result' });
  const arrived = simulator.nextCall('get-result');
  const body = JSON.stringify({ query: QUESTION });
  const head = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`;
  const { until } = await openRaw(url, `${head}\r\n\r\n${body}`);
  await arrived;
  const closed = close();
  held.release();
  expect(await until(/"PASS"/)).toMatch(/^HTTP\/1\.1 200 [\s\S]*connection: close/i);
  await closed;
});
