import { describe, expect, test } from '@jest/globals';
import { closeAfterTest } from '../../support/close-after-test.js';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { scrapeOne } from '../../support/gateway/metrics.js';
import { openRaw } from '../../support/raw-http.js';

const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';

describe('with the maximum number of requests in progress', () => {
  async function startFull(env: Readonly<Record<string, string>> = {}) {
    const gateway = await startTestGateway({ env: { MAX_REQUESTS_IN_FLIGHT: '2', ...env } });
    const { simulator, ask } = gateway;
    const { passFarNear, passAllImages } = simulator.sampleIds;
    const held = simulator.hold({ operation: 'get-result' });
    closeAfterTest(async () => held.release());
    const answers: ReturnType<typeof ask>[] = [];
    for (const id of [passFarNear, passAllImages]) {
      const arrived = simulator.nextCall('get-result');
      answers.push(ask(STATUS, { id }));
      await arrived;
    }
    return { ...gateway, held, answered: () => Promise.all(answers) };
  }

  test('a further request is rejected at once with the time to retry, and without a provider call', async () => {
    const { ask, resultCalls, held, answered, simulator } = await startFull();
    const { status, headers, errors } = await ask(STATUS, { id: simulator.sampleIds.attackInjection });
    expect([status, headers.get('retry-after'), errors]).toEqual([
      503,
      '1',
      [
        {
          message: 'There are too many requests at the moment. Try again later.',
          extensions: { code: 'OVERLOADED', retryAfterSeconds: 1 },
        },
      ],
    ]);
    expect(resultCalls()).toBe(2);
    held.release();
    for (const { data } of await answered()) expect(data).toEqual({ livenessResult: { status: 'PASS' } });
  });

  test('requests are accepted again as soon as the others are finished', async () => {
    const { ask, held, answered, simulator } = await startFull();
    expect((await ask('{ __typename }')).status).toBe(503);
    held.release();
    await answered();
    const { data } = await ask(STATUS, { id: simulator.sampleIds.passFarNear });
    expect(data).toEqual({ livenessResult: { status: 'PASS' } });
  });

  test('probes are answered, and browsers can read the rejection', async () => {
    const { url } = await startFull({ CORS_ORIGINS: 'https://app.example.com' });
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    const headers = { origin: 'https://app.example.com', 'content-type': 'application/json' };
    const preflight = await fetch(`${url}/graphql`, { method: 'OPTIONS', headers });
    const refusal = await fetch(`${url}/graphql`, { method: 'POST', headers, body: '{}' });
    for (const response of [preflight, refusal]) {
      expect(response.headers.get('access-control-allow-origin')).toBe('https://app.example.com');
    }
    expect([preflight.status, refusal.status]).toEqual([204, 503]);
    expect(refusal.headers.get('access-control-expose-headers')).toContain('retry-after');
  });

  test('metrics show them and count the rejections', async () => {
    const { ask, metricsUrl } = await startFull({ METRICS_PORT: '0' });
    await ask('{ __typename }');
    expect(await scrapeOne(metricsUrl, 'gateway_requests_in_flight')).toEqual({
      '{state="begun"}': 2,
      '{state="waiting"}': 0,
    });
    expect(await scrapeOne(metricsUrl, 'gateway_requests_total')).toEqual({
      '{operation="none",code="OVERLOADED"}': 1,
    });
  });

  test('a rejection keeps the connection after a short body, and reads no more of a long one', async () => {
    const { url } = await startFull();
    const head = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
    const short = await openRaw(url, `${head}Content-Length: 2\r\n\r\n{`);
    await short.until(/OVERLOADED/);
    short.socket.write('}GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect(await short.until(/"live"/)).toMatch(/HTTP\/1\.1 200 OK/);
    const long = await openRaw(url, `${head}Content-Length: 100000\r\n\r\n{`);
    const closed = new Promise((resolve) => long.socket.once('close', resolve));
    expect(await long.until(/OVERLOADED/)).toMatch(/connection: close/i);
    await closed;
  });
});

describe('RATE_LIMIT_PER_MINUTE', () => {
  const start = (perMinute: string) => {
    const { env, files } = toKeyFile(toApiKey('one', { subject: 'one' }), toApiKey('two', { subject: 'two' }));
    return startTestGateway({ env: { ...env, RATE_LIMIT_PER_MINUTE: perMinute }, files });
  };

  test('a caller above the limit is rejected with the time to retry, and others are served', async () => {
    const { post, clock } = await start('3');
    const asAsked = async (id: string) => (await post({ query: '{ __typename }' }, bearer(id))).status;
    for (let count = 0; count < 3; count += 1) expect(await asAsked('one')).toBe(200);
    const { status, headers, errors } = await post({ query: '{ __typename }' }, bearer('one'));
    expect([status, headers.get('retry-after'), errors]).toEqual([
      429,
      '20',
      [
        {
          message: 'This caller sends too many requests. Try again later.',
          extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 20 },
        },
      ],
    ]);
    expect(await asAsked('two')).toBe(200);
    clock.advance(20_000);
    expect(await asAsked('one')).toBe(200);
  });

  test('0 sets no limit', async () => {
    const { post } = await start('0');
    for (let count = 0; count < 20; count += 1)
      expect((await post({ query: '{ __typename }' }, bearer('one'))).status).toBe(200);
  });

  test('AUTH=off sets no limit', async () => {
    const { ask } = await startTestGateway({ env: { RATE_LIMIT_PER_MINUTE: '1' } });
    for (let count = 0; count < 3; count += 1) expect((await ask('{ __typename }')).status).toBe(200);
  });
});
