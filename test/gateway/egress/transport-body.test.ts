import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { LIMIT, sendTo } from '../../support/provider/transport.js';

const write = (body: string | Buffer, headers = {}) => {
  const listener: RequestListener = (_, response) => response.writeHead(200, headers).end(body);
  return sendTo(listener);
};
const gzip = { 'content-encoding': 'gzip' };

test('a body on the limit is read', async () => {
  expect((await write('x'.repeat(LIMIT))).text).toHaveLength(LIMIT);
});

test.each([
  ['over the limit', () => write('x'.repeat(LIMIT + 1))],
  ['over the limit once unpacked', () => write(gzipSync('x'.repeat(LIMIT + 1)), gzip)],
  ['that is a bomb', () => write(gzipSync(Buffer.alloc(50_000_000)), gzip)],
  ['over the limit in letters of two bytes', () => write('ä'.repeat(LIMIT / 2 + 1))],
])('a body %s is an invalid response', async (_what, answer) => {
  await expect(answer()).rejects.toMatchObject({ failure: 'invalid-response' });
});

test('a body that announces more than the limit is not waited for', async () => {
  const announce: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-length': LIMIT + 1 }).flushHeaders();
  };
  await expect(sendTo(announce)).rejects.toMatchObject({ failure: 'invalid-response' });
});

test('a body that is packed is unpacked', async () => {
  expect((await write(gzipSync('{"a":1}'), gzip)).text).toBe('{"a":1}');
});

test('a body that never ends is left at the limit, and its connection closed', async () => {
  let left: (how: string) => void = () => undefined;
  const closed = new Promise((resolve) => {
    left = resolve;
  });
  const pourForEver: RequestListener = (_, response) => {
    const pour = () => {
      while (!response.destroyed && response.write('x'.repeat(512)));
    };
    response.on('drain', pour).on('close', () => left('closed'));
    pour();
  };
  await expect(sendTo(pourForEver)).rejects.toMatchObject({ failure: 'invalid-response' });
  expect(await closed).toBe('closed');
});

test.each([404, 429, 500, 302])('a body of HTTP %d is not looked at, whatever it is', async (status) => {
  const page = Buffer.alloc(LIMIT * 2, 0xff);
  expect(await sendTo((_, response) => response.writeHead(status).end(page))).toMatchObject({ status, text: '' });
});

test('a body that is not UTF-8 is an invalid response', async () => {
  await expect(write(Buffer.from([0x7b, 0xff, 0x7d]))).rejects.toMatchObject({ failure: 'invalid-response' });
});

test.each([
  ['of announced length', 'sure', { 'content-length': '2' }],
  ['in chunks', 'sure', { 'transfer-encoding': 'chunked' }],
  ['that ends with the connection', 'unsure', {}],
])('the end of a body %s is %s', async (_what, end, headers) => {
  const mayBeTruncated = end === 'unsure';
  const listener: RequestListener = (request, response) => {
    if (mayBeTruncated) request.socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n{}');
    else response.writeHead(200, headers).end('{}');
  };
  expect(await sendTo(listener)).toMatchObject({ text: '{}', mayBeTruncated });
});

test('a body that ends with the connection may be cut within a letter, and is read up to there', async () => {
  const head = 'HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n';
  const cut = Buffer.from(`${head}{"name":"ä`).subarray(0, -1);
  expect(await sendTo((request) => void request.socket.end(cut))).toMatchObject({ text: '{"name":"' });
});
