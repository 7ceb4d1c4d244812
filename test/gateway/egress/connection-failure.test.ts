import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { describeConnectionFailure } from '../../../src/egress/connection-failure.js';
import { type DispatcherOptions, NO_PROXIES } from '../../../src/egress/dispatcher.js';
import { createHttpClient } from '../../../src/egress/http-client.js';
import { closeAfterTest } from '../../support/close-after-test.js';
import { type HttpProxyOptions, startHttpProxy } from '../../support/http-proxy.js';
import { createCertificates } from '../../support/redis/redis-certificates.js';
import { startTlsFront } from '../../support/tls-front.js';

const SECRET = 'secret-of-the-proxy';
/** Nothing listens there. */
const CLOSED = '127.0.0.1:1';

async function explain(url: string, options?: DispatcherOptions): Promise<string> {
  const { signal } = new AbortController();
  const read = async () => {
    const answer = await createHttpClient(options)(url, { method: 'GET', headers: {}, redirect: 'manual', signal });
    for await (const _ of answer.body ?? []);
    return 'answered';
  };
  return read().catch(describeConnectionFailure);
}

async function startPeer(onConnection: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).once('data', () => onConnection(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeAfterTest(async () => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe('a direct connection', () => {
  test('that is refused', async () => {
    expect(await explain(`http://${CLOSED}/`)).toBe('connection refused (ECONNREFUSED)');
  });

  test('to a name that does not exist', async () => {
    expect(await explain('https://name.invalid/')).toMatch(/^host name not found \((ENOTFOUND|EAI_AGAIN)\)$/);
  });

  test('to a server whose certificate is not known, or is of another name', async () => {
    const certificates = createCertificates('DNS:other.test');
    const { ca } = certificates;
    const port = await startTlsFront(1, certificates);
    const url = `https://127.0.0.1:${port}/`;
    expect(await explain(url)).toBe('certificate not accepted (UNABLE_TO_VERIFY_LEAF_SIGNATURE)');
    expect(await explain(url, { tls: { ca } })).toBe('certificate not accepted (ERR_TLS_CERT_ALTNAME_INVALID)');
  });

  test.each<[string, string, (socket: Socket) => void]>([
    ['that is reset', 'connection reset (ECONNRESET)', (socket) => socket.resetAndDestroy()],
    ['that is closed', 'connection closed (UND_ERR_SOCKET)', (socket) => socket.end()],
    ['that does not speak HTTP', 'response is not valid HTTP', (socket) => socket.end('hello\r\n')],
    [
      'that ends within the body',
      'connection closed (UND_ERR_SOCKET)',
      (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{'),
    ],
    [
      'that brings what cannot be unpacked',
      'response cannot be decompressed (Z_DATA_ERROR)',
      (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 4\r\n\r\nabcd'),
    ],
  ])('%s', async (_what, reason, fate) => {
    expect(await explain(await startPeer(fate))).toBe(reason);
  });
});

describe('a proxy', () => {
  const through = async (options: HttpProxyOptions, user = '', target = 'https://target.test/') => {
    const { port, tunnels } = await startHttpProxy(options);
    const url = `http://${user}127.0.0.1:${port}`;
    const reason = await explain(target, { proxies: { ...NO_PROXIES, httpProxy: url, httpsProxy: url } });
    return { reason, tunnels };
  };

  test.each([403, 502])('that refuses the tunnel with HTTP %d', async (refuses) => {
    expect(await through({ refuses })).toMatchObject({ reason: `proxy refused the connection (HTTP ${refuses})` });
  });

  test.each(['https://target.test/', 'http://target.test/'])(
    'that does not know the password, for %s',
    async (target) => {
      const { reason } = await through({ credentials: 'user:right' }, `user:${SECRET}@`, target);
      expect(reason).toBe('proxy refused the connection (HTTP 407)');
    },
  );

  test('that closes the connection, which is not tried again', async () => {
    const { reason, tunnels } = await through({ refuses: 'closes' });
    expect(reason).toMatch(/^proxy failed: connection (closed|reset) \(\w+\)$/);
    expect(tunnels).toHaveLength(1);
  });

  test.each([
    [`http://user:${SECRET}@${CLOSED}`, /^proxy failed: connection refused \(ECONNREFUSED\)$/],
    [`http://user:${SECRET}@proxy.invalid:3128`, /^proxy failed: host name not found \(\w+\)$/],
  ])('that cannot be reached (%#)', async (proxy, reason) => {
    const proxies = { httpProxy: proxy, httpsProxy: proxy, noProxy: '' };
    expect(await explain('https://target.test/', { proxies })).toMatch(reason);
    expect(await explain('http://target.test/', { proxies })).toMatch(reason);
  });

  test('that leads to a certificate that is not known', async () => {
    const port = await startTlsFront(1, createCertificates('DNS:target.test'));
    const { reason } = await through({ ports: { 'target.test': port } });
    expect(reason).toBe('certificate not accepted (UNABLE_TO_VERIFY_LEAF_SIGNATURE)');
  });
});

test.each<[unknown, string]>([
  [{ code: 'ETIMEDOUT' }, 'connection timed out (ETIMEDOUT)'],
  [{ code: 'UND_ERR_CONNECT_TIMEOUT' }, 'connection timed out (UND_ERR_CONNECT_TIMEOUT)'],
  [{ code: 'EHOSTUNREACH' }, 'network unreachable (EHOSTUNREACH)'],
  [{ code: 'ERR_SSL_WRONG_VERSION_NUMBER' }, 'TLS handshake failed (ERR_SSL_WRONG_VERSION_NUMBER)'],
  [{ code: 'CERT_HAS_EXPIRED' }, 'certificate not accepted (CERT_HAS_EXPIRED)'],
  [{ code: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'certificate not accepted (SELF_SIGNED_CERT_IN_CHAIN)'],
  [{ code: 'ESOMETHING' }, 'connection failed (ESOMETHING)'],
  [{ code: `connect to ${SECRET}` }, 'connection failed'],
  [{ code: 7 }, 'connection failed'],
  [Object.assign(new Error(`http://user:${SECRET}@proxy`), { code: `E${'X'.repeat(99)}` }), 'connection failed'],
  [undefined, 'connection failed'],
])('a failure is told by fixed words and a code alone (%#)', (error, reason) => {
  expect(describeConnectionFailure(error)).toBe(reason);
});
