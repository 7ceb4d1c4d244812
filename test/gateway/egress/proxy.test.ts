import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { type DispatcherOptions, NO_PROXIES } from '../../../src/egress/dispatcher.js';
import { createHttpClient } from '../../../src/egress/http-client.js';
import { closeAfterTest } from '../../support/close-after-test.js';
import { startHttpProxy } from '../../support/http-proxy.js';
import { startSilentServer } from '../../support/provider/silent-server.js';
import { createCertificates } from '../../support/redis/redis-certificates.js';
import { startTlsFront } from '../../support/tls-front.js';

const { signal } = new AbortController();

/** A server on all addresses of this machine that answers with what it was asked. */
async function startTarget() {
  const seen: (string | undefined)[] = [];
  const server = createServer(({ url, headers }, response) => {
    seen.push(url, headers['proxy-authorization']);
    response.end('target');
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  closeAfterTest(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { port: (server.address() as AddressInfo).port, seen };
}

async function ask(url: string, options: DispatcherOptions) {
  const answer = await createHttpClient(options)(url, { method: 'GET', headers: {}, redirect: 'manual', signal });
  let text = '';
  for await (const chunk of answer.body ?? []) text += Buffer.from(chunk).toString();
  return text;
}

describe('with a proxy', () => {
  test('a target by http is asked for in absolute form, without a tunnel', async () => {
    const target = await startTarget();
    const proxy = await startHttpProxy({ ports: { 'target.test': target.port } });
    expect(await ask('http://target.test/a?b=c', { proxies: { ...NO_PROXIES, httpProxy: proxy.url } })).toBe('target');
    expect([proxy.forwarded, proxy.tunnels]).toEqual([['http://target.test/a?b=c'], []]);
  });

  test.each(['httpsProxy', 'httpProxy'])('a target by https is reached through a tunnel of %s', async (name) => {
    const target = await startTarget();
    const certificates = createCertificates('DNS:target.test');
    const port = await startTlsFront(target.port, certificates);
    const proxy = await startHttpProxy({ ports: { 'target.test': port } });
    const options = { proxies: { ...NO_PROXIES, [name]: proxy.url }, tls: { ca: certificates.ca } };
    expect(await ask('https://target.test/a', options)).toBe('target');
    expect([proxy.forwarded, proxy.tunnels]).toEqual([[], ['target.test:443']]);
  });

  test('its user and password go to the proxy and not to the target', async () => {
    const target = await startTarget();
    const certificates = createCertificates('DNS:target.test');
    const port = await startTlsFront(target.port, certificates);
    const ports = { 'target.test': port, 'plain.test': target.port };
    const { url } = await startHttpProxy({ credentials: 'user:password', ports });
    const options = { proxies: { ...NO_PROXIES, httpProxy: url, httpsProxy: url }, tls: { ca: certificates.ca } };
    expect(await ask('https://target.test/a', options)).toBe('target');
    expect(await ask('http://plain.test/b', options)).toBe('target');
    expect(target.seen).toEqual(['/a', undefined, '/b', undefined]);
  });

  test.each(['127.0.0.2', 'other.test,127.0.0.2', '*', ' * '])('NO_PROXY=%s leads around it', async (noProxy) => {
    const { port } = await startTarget();
    const proxy = await startHttpProxy();
    const proxies = { httpProxy: proxy.url, httpsProxy: proxy.url, noProxy };
    expect(await ask(`http://127.0.0.2:${port}/`, { proxies })).toBe('target');
    expect(proxy.forwarded).toEqual([]);
    expect(await ask(`http://127.0.0.2:${port}/`, { proxies: { ...proxies, noProxy: 'other.test' } })).toBe('target');
    expect(proxy.forwarded).toHaveLength(1);
  });

  test.each(['127.0.0.1', 'localhost'])('%s is always reached directly', async (host) => {
    const { port } = await startTarget();
    const proxy = await startHttpProxy();
    expect(await ask(`http://${host}:${port}/`, { proxies: { ...NO_PROXIES, httpProxy: proxy.url } })).toBe('target');
    expect([...proxy.forwarded, ...proxy.tunnels]).toEqual([]);
  });

  test('a signal ends a request whose proxy never answers', async () => {
    const silent = await startSilentServer();
    const leaving = new AbortController();
    const reason = new Error('left');
    const proxies = { ...NO_PROXIES, httpsProxy: `http://127.0.0.1:${silent.port}` };
    const send = createHttpClient({ proxies });
    const request = { method: 'GET', headers: {}, redirect: 'manual', signal: leaving.signal } as const;
    const answer = send('https://target.test/', request);
    setImmediate(() => leaving.abort(reason));
    await expect(answer).rejects.toBe(reason);
  });
});
