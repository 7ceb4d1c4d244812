import { once } from 'node:events';
import { type IncomingMessage, request as sendRequest } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { FastifyReply } from 'fastify';
import { chooseEncoding, createCompression } from '../../../../src/server/http/sending/compression.js';
import { ASKED, startAnsweringServer } from '../../../support/gateway/answering-server.js';
import { startTestGateway } from '../../../support/gateway/gateway.js';
import { openRaw } from '../../../support/raw-http.js';
import { until } from '../../../support/until.js';

const LONG = '{ __schema { types { name description } } }';
const DECODE: Record<string, (bytes: Buffer) => Buffer> = { br: brotliDecompressSync, gzip: gunzipSync };

/** What a client gets that accepts these encodings: the encoding, the bytes on the wire, and the JSON in them. */
async function ask(url: string, acceptEncoding: string | undefined, query = LONG, variables = {}) {
  const headers = { 'content-type': 'application/json', ...(acceptEncoding && { 'accept-encoding': acceptEncoding }) };
  const request = sendRequest(`${url}/graphql`, { method: 'POST', headers, agent: false });
  request.end(JSON.stringify({ query, variables }));
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  const bytes = await buffer(answer);
  const { 'content-encoding': encoding, 'content-length': length, vary } = answer.headers;
  expect(Number(length)).toBe(bytes.length);
  const json = (DECODE[encoding ?? ''] ?? ((same: Buffer) => same))(bytes).toString();
  return { encoding, vary, bytes: bytes.length, json };
}

describe('an answer above 2 kB', () => {
  test.each([
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['gzip, deflate, br', 'br'],
  ])('is compressed for a client that accepts %s', async (acceptEncoding, encoding) => {
    const { url } = await startTestGateway();
    const plain = await ask(url, undefined);
    expect([plain.encoding, plain.vary, plain.bytes > 2_048]).toEqual([undefined, 'Origin, Accept-Encoding', true]);
    const compressed = await ask(url, acceptEncoding);
    expect(compressed).toMatchObject({ encoding, vary: 'Origin, Accept-Encoding', json: plain.json });
    expect(compressed.bytes).toBeLessThan(plain.bytes / 2);
  });

  test.each([undefined, 'identity', 'deflate', 'gzip;q=0', 'gzip;q=0.5, identity', 'zstd'])(
    'is sent as it is to a client that accepts %s',
    async (acceptEncoding) => {
      const { url } = await startTestGateway();
      expect((await ask(url, acceptEncoding)).encoding).toBeUndefined();
    },
  );

  test('is sent as it is with COMPRESSION=off', async () => {
    const { url } = await startTestGateway({ env: { COMPRESSION: 'off' } });
    expect(await ask(url, 'gzip, br')).toMatchObject({ encoding: undefined, vary: 'Origin' });
  });

  test('is the same when it is remembered, compressed or not, however often it is asked for', async () => {
    const { url, simulator, resultCalls } = await startTestGateway();
    const { passFarNear } = simulator.sampleIds;
    const query = 'query Q($ids: [ID!]!) { livenessResults(signatureIds: $ids) { signatureId status } }';
    const variables = { ids: Array.from({ length: 50 }, () => passFarNear) };
    const encodings = [undefined, 'gzip', 'br'];
    const answers = [];
    for (let turn = 0; turn < 60; turn += 1) {
      const encoding = encodings[turn % 3];
      const answer = await ask(url, encoding, query, variables);
      expect(answer.encoding).toBe(encoding);
      answers.push(answer);
    }
    expect(JSON.parse(answers[0]?.json ?? '').data.livenessResults).toHaveLength(50);
    expect(new Set(answers.map(({ json }) => json)).size).toBe(1);
    expect(resultCalls()).toBe(1);
  });
});

test.each([
  ['of at most 2 kB', 1_900, 'Origin'],
  ['above 1 MiB', 1_100_000, 'Origin'],
])('an answer %s is sent as it is', async (_what, length, vary) => {
  const { url } = await startAnsweringServer('x'.repeat(length));
  expect(await ask(url, 'gzip, br', '{ word }')).toMatchObject({ encoding: undefined, vary });
});

test('two answers are compressed at once, and others are sent as they are', async () => {
  const compress = createCompression();
  const toReply = () => ({ request: { headers: { 'accept-encoding': 'gzip' } }, header: () => undefined });
  const start = () => compress(toReply() as unknown as FastifyReply, 'word '.repeat(1_000));
  const both = [start(), start()];
  expect([start(), start()]).toEqual([undefined, undefined]);
  for (const bytes of await Promise.all(both)) expect(gunzipSync(bytes ?? '').length).toBe(5_000);
  expect(start()).toBeInstanceOf(Promise);
});

test('when many answers are due at once, each arrives whole', async () => {
  const word = 'word '.repeat(100_000);
  const { url } = await startAnsweringServer(word);
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(url, 'gzip', '{ word }')));
  for (const { json } of answers) expect(JSON.parse(json).data.word === word).toBe(true);
  expect((await ask(url, 'gzip', '{ word }')).encoding).toBe('gzip');
});

test('a client that leaves while its answer is compressed takes no slot and no bytes with it', async () => {
  const { url, underWay } = await startAnsweringServer('word '.repeat(200_000));
  for (let count = 0; count < 5; count += 1) {
    const { socket } = await openRaw(url, ASKED.replace('\r\n', '\r\nAccept-Encoding: br\r\n'));
    setImmediate(() => socket.destroy());
    await once(socket, 'close');
  }
  // What was begun for clients that left goes on for a moment, and two are compressed at once at most.
  while ((await ask(url, 'br', '{ word }')).encoding !== 'br');
  await until(() => underWay().bytes === 0);
  expect(underWay()).toEqual({ slots: 0, bytes: 0 });
});

test.each([
  ['gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['x-gzip', 'gzip'],
  ['br;q=0.5, gzip;q=0.6', 'gzip'],
  ['br;q=0.5, gzip;q=0.5', 'br'],
  ['*', 'br'],
  ['*;q=0.1, br;q=0', 'gzip'],
  ['gzip ; q=0.001', 'gzip'],
  ['identity;q=0.5, gzip', 'gzip'],
  ['identity;q=0, br', 'br'],
  ['identity, *;q=0', undefined],
  ['', undefined],
  ['gzip;q=', 'gzip'],
  ['gzip;q=-1', undefined],
  ['gzip;q=NaN', undefined],
  [undefined, undefined],
])('a client that accepts %j gets %s', (acceptEncoding, encoding) => {
  expect(chooseEncoding(acceptEncoding)).toBe(encoding);
});
