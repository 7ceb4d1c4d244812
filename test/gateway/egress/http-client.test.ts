import { getEventListeners } from 'node:events';
import type { RequestListener } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { createHttpClient } from '../../../src/egress/http-client.js';
import { createTransport } from '../../../src/providers/http/transport.js';
import { sendTo, startServer } from '../../support/provider/transport.js';
import { until } from '../../support/until.js';

const TEXT = 'what the provider says';

function packed(encoding: string, bytes: Buffer): RequestListener {
  return (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bytes);
}

test.each<[string, Buffer]>([
  ['gzip', gzipSync(TEXT)],
  ['x-gzip', gzipSync(TEXT)],
  ['GZIP', gzipSync(TEXT)],
  ['deflate', deflateSync(TEXT)],
  ['br', brotliCompressSync(TEXT)],
  ['identity', Buffer.from(TEXT)],
])('an answer that is packed by %s is unpacked', async (encoding, bytes) => {
  expect((await sendTo(packed(encoding, bytes))).text).toBe(TEXT);
});

test('one that is packed in a way that nobody knows is no answer', async () => {
  await expect(sendTo(packed('zap', Buffer.from(TEXT)))).rejects.toMatchObject({ failure: 'invalid-response' });
});

test('only what is unpacked in full is passed on', async () => {
  const cut = gzipSync(TEXT).subarray(0, -6);
  await expect(sendTo(packed('gzip', cut))).rejects.toMatchObject({ failure: 'unavailable' });
});

test('connections are kept for the next questions', async () => {
  const ports = new Set<number | undefined>();
  const { baseUrl } = await startServer(({ socket }, response) => {
    ports.add(socket.remotePort);
    response.end(TEXT);
  });
  const ask = createTransport(baseUrl, createHttpClient());
  const { signal } = new AbortController();
  for (let time = 0; time < 10; time += 1) await ask({ path: '/', headers: {}, body: {}, maxBodyBytes: 100, signal });
  // undici frees a connection a turn of the event loop after the answer has ended, so two take turns.
  expect(ports.size).toBeLessThanOrEqual(2);
});

test.each<[string, RequestListener]>([
  ['is answered', (_, response) => response.end(TEXT)],
  ['fails', (_, response) => response.destroy()],
])('a question that %s leaves no listener at its signal', async (_, listener) => {
  const { baseUrl } = await startServer(listener);
  const ask = createTransport(baseUrl, createHttpClient());
  const { signal } = new AbortController();
  for (let time = 0; time < 3; time += 1) {
    await ask({ path: '/', headers: {}, body: {}, maxBodyBytes: 100, signal }).catch(() => undefined);
  }
  // A connection is given back, or closed, a moment after its answer.
  await until(() => getEventListeners(signal, 'abort').length === 0);
});
