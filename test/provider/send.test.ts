import type { RequestListener } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { createSend } from '../../src/provider/send.js';
import { createTransport } from '../../src/provider/transport.js';
import { sendTo, startServer } from '../support/transport.js';

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

test('a connection is kept for the next question', async () => {
  const ports = new Set<number | undefined>();
  const { baseUrl } = await startServer(({ socket }, response) => {
    ports.add(socket.remotePort);
    response.end(TEXT);
  });
  const ask = createTransport(baseUrl, createSend());
  const { signal } = new AbortController();
  for (let time = 0; time < 3; time += 1) await ask({ path: '/', headers: {}, body: {}, maxBodyBytes: 100, signal });
  expect(ports.size).toBe(1);
});
