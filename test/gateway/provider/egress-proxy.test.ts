import { expect, test } from '@jest/globals';
import { startSimulator } from '../../../src/simulator/simulator.js';
import { closeAfterTest } from '../../support/close-after-test.js';
import { startCollector } from '../../support/collector.js';
import { bearer } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { startProcess, toEnv } from '../../support/gateway/gateway-process.js';
import { startIssuer } from '../../support/gateway/issuer.js';
import { startHttpProxy } from '../../support/http-proxy.js';
import { createCertificates } from '../../support/redis/redis-certificates.js';
import { startTlsFront } from '../../support/tls-front.js';

const QUESTION = { query: '{ livenessResult(signatureId: "unknown") { status } }' };
const CREDENTIALS = 'canary-user-71c0:canary-password-5e1f';
const HOSTS = ['provider.test', 'issuer.test', 'collector.test'] as const;
const NEVER = 4_000_000_000;

/** The same server by an address that is not always reached directly. */
const toProxied = (url: string) => url.replace('127.0.0.1', '127.0.0.2');

async function startOthers() {
  const simulator = await startSimulator();
  closeAfterTest(simulator.close);
  return { simulator, issuer: await startIssuer(), collector: await startCollector() };
}

/** Starts the gateway as a process with TLS to provider, issuer and collector, whose names only the proxy resolves. */
async function startBehindProxy(toMore: (caPath: string) => Record<string, string>) {
  const { simulator, issuer, collector } = await startOthers();
  const certificates = createCertificates(HOSTS.map((host) => `DNS:${host}`).join());
  const places = [simulator.baseUrl, issuer.env.AUTH_JWKS_URL, collector.endpoint];
  const fronts = await Promise.all(places.map((url) => startTlsFront(Number(new URL(url).port), certificates)));
  const proxy = await startHttpProxy({
    credentials: CREDENTIALS,
    ports: Object.fromEntries(HOSTS.map((host, index) => [host, fronts[index] ?? 0])),
  });
  const gateway = startProcess({
    ...toEnv(simulator),
    ...issuer.env,
    ADVANCE_AI_BASE_URL: 'https://provider.test',
    AUTH_JWKS_URL: 'https://issuer.test/keys',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.test',
    HTTPS_PROXY: proxy.url,
    LOG_LEVEL: 'debug',
    ...toMore(certificates.caPath),
  });
  const url = /"url":"([^"]+)"/.exec(await gateway.until('"listening"'))?.[1] ?? '';
  const headers = { 'content-type': 'application/json', ...bearer(await issuer.sign({ exp: NEVER })) };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(QUESTION) });
  const status = response.status;
  await response.text();
  gateway.signal('SIGTERM');
  await gateway.ended;
  const output = gateway.output();
  for (const secret of CREDENTIALS.split(':')) expect(output).not.toContain(secret);
  return { status, output, tunnels: [...new Set(proxy.tunnels)].sort(), collector, simulator };
}

test.each([
  ['in lower case', 'http_proxy', 'no_proxy'],
  ['in upper case', 'HTTP_PROXY', 'NO_PROXY'],
])('provider, issuer and collector are reached through a proxy set by variables %s', async (_case, name, exception) => {
  for (const isAround of [false, true]) {
    const { simulator, issuer, collector } = await startOthers();
    const proxy = await startHttpProxy({ credentials: CREDENTIALS });
    const gateway = await startTestGateway({
      env: {
        ...issuer.env,
        [name]: proxy.url,
        ...(isAround && { [exception]: '127.0.0.2' }),
        ADVANCE_AI_BASE_URL: toProxied(simulator.baseUrl),
        AUTH_JWKS_URL: toProxied(issuer.env.AUTH_JWKS_URL),
        OTEL_EXPORTER_OTLP_ENDPOINT: toProxied(collector.endpoint),
        METRICS_PORT: '0',
      },
    });
    await gateway.post(QUESTION, bearer(await issuer.sign()));
    const metrics = await (await fetch(gateway.metricsUrl)).text();
    await gateway.close();
    const origins = [simulator.baseUrl, issuer.env.AUTH_JWKS_URL, collector.endpoint].map((url) =>
      toProxied(new URL(url).origin),
    );
    const seen = new Set(proxy.forwarded.map((url) => new URL(url).origin));
    expect([...seen].sort()).toEqual(isAround ? [] : origins.sort());
    for (const secret of CREDENTIALS.split(':')) expect(gateway.logLines.join('') + metrics).not.toContain(secret);
  }
});

test('with NODE_EXTRA_CA_CERTS all three are reached by TLS through the proxy', async () => {
  const { status, tunnels, collector, simulator } = await startBehindProxy((caPath) => ({
    NODE_EXTRA_CA_CERTS: caPath,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-one=first,x-two=general',
    OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'x-two=of%20traces',
    OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
  }));
  expect(status).toBe(200);
  expect(simulator.callsTo('get-result')).toHaveLength(1);
  expect(tunnels).toEqual(['collector.test:443', 'issuer.test:443', 'provider.test:443']);
  expect(collector.deliveries[0]?.headers).toMatchObject({ 'x-one': 'first', 'x-two': 'of traces' });
  expect(collector.spans().map(({ name }) => name)).toContain('graphql request');
});

test('without it the log reports that the certificates of issuer and collector are not trusted', async () => {
  const { status, output, simulator } = await startBehindProxy(() => ({}));
  const reason = '"reason":"certificate not accepted (UNABLE_TO_VERIFY_LEAF_SIGNATURE)"';
  expect(status).toBe(503);
  expect(simulator.calls).toEqual([]);
  expect(output).toContain(`${reason},"msg":"Failed to fetch keys from AUTH_JWKS_URL"`);
  expect(output).toContain(`${reason},"msg":"Failed to export traces"`);
});

test('OTEL_EXPORTER_OTLP_CERTIFICATE is trusted for the collector only', async () => {
  const { status, collector } = await startBehindProxy((caPath) => ({ OTEL_EXPORTER_OTLP_CERTIFICATE: caPath }));
  expect(status).toBe(503);
  expect(collector.deliveries).toHaveLength(1);
});

test('the reason why the provider cannot be reached is in the log lines of the call and of the operation', async () => {
  const proxy = await startHttpProxy({ refuses: 403, credentials: CREDENTIALS });
  const { ask, logLines } = await startTestGateway({
    env: { ADVANCE_AI_BASE_URL: 'https://provider.test', HTTPS_PROXY: proxy.url, PROVIDER_RETRIES: '0' },
  });
  const { errors } = await ask(QUESTION.query);
  expect(errors[0]?.extensions?.code).toBe('PROVIDER_UNAVAILABLE');
  expect(JSON.stringify(errors)).not.toContain('proxy');
  for (const secret of CREDENTIALS.split(':')) expect(logLines.join('')).not.toContain(secret);
  const lines = logLines.map((line) => JSON.parse(line));
  for (const msg of ['provider call', 'operation error']) {
    const line = lines.find((it) => it.msg === msg);
    expect([msg, line?.reason]).toEqual([msg, 'proxy refused the connection (HTTP 403)']);
  }
});
