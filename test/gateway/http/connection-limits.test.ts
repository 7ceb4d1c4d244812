import type { Socket } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { expect, test } from '@jest/globals';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { instrumentRoutes } from '../../../src/app/instrument-routes.js';
import { systemClock } from '../../../src/async/clock.js';
import { createLogger } from '../../../src/observability/logger.js';
import { NO_REQUEST_SCOPE } from '../../../src/observability/request-scope.js';
import { NO_TRACER } from '../../../src/observability/tracing/tracer.js';
import { createGraphqlEndpoint } from '../../../src/server/apollo/graphql-endpoint.js';
import { createOpenAuthentication } from '../../../src/server/auth/authenticate.js';
import { CONNECTION_LIMITS, type ConnectionLimits } from '../../../src/server/http/connections/connections.js';
import { createHttpServer } from '../../../src/server/http/server.js';
import { closeAfterTest } from '../../support/close-after-test.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { openRaw } from '../../support/raw-http.js';

const SHORT = { connectionsCheckingInterval: 20 };
const HEAD = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
const QUESTION = '{"query":"{ word }"}';
const ASKED = `${HEAD}Content-Length: ${QUESTION.length}\r\n\r\n${QUESTION}`;

/** The HTTP front alone, so that a test can decide how patient it is. */
async function startFront(
  limits: Partial<ConnectionLimits>,
  instrument: (app: FastifyInstance) => void = () => undefined,
) {
  const apollo = new ApolloServer({ typeDefs: 'type Query { word: String }' });
  const logLines: string[] = [];
  const front = createHttpServer({
    routes: [
      createGraphqlEndpoint({
        apollo,
        authenticate: createOpenAuthentication('default'),
        createContext: () => ({}),
        origins: [],
        allowsGet: false,
        hasLandingPage: false,
        instrument,
      }),
    ],
    logger: createLogger('info', { write: (line) => void logLines.push(line) }),
    after: systemClock.after,
    connectionLimits: { ...CONNECTION_LIMITS, ...SHORT, ...limits },
  });
  await apollo.start();
  const url = await front.listen('127.0.0.1', 0);
  closeAfterTest(() => front.close(0, 0));
  return { url, logLines };
}

/** Hands every reply to this function once the request is read, and goes no further. */
const hold = (keep: (reply: FastifyReply) => void) => (app: FastifyInstance) =>
  void app.addHook('preHandler', (_request, reply) => keep(reply));

/** What a client gets until it is left, that sends this, then `more` again and again for as long as it may. */
async function drip(url: string, text: string, more = ''): Promise<string> {
  const { socket } = await openRaw(url, text);
  const timer = setInterval(() => socket.write(more), 10);
  const received = await readToEnd(socket);
  clearInterval(timer);
  return received;
}

async function readToEnd(socket: Socket): Promise<string> {
  let received = '';
  socket.on('data', (data) => {
    received += data;
  });
  await new Promise((resolve) => socket.once('close', resolve));
  return received;
}

const REFUSED = /^HTTP\/1\.1 408 Request Timeout\r\n[\s\S]*connection: close\r\n[\s\S]*"code":"REQUEST_TIMEOUT"/i;
/** A client that still sends when it is rejected may be cut off before the error has reached it. */
const REFUSED_OR_CUT_OFF = new RegExp(`^$|${REFUSED.source}`, 'i');

test.each([
  ['a connection that says nothing', '', ''],
  ['headers that stop', HEAD, ''],
  ['headers that never end, however steadily they come', HEAD, 'x-more: 1\r\n'],
])('%s: 408 and the end', async (_what, text, more) => {
  const { url } = await startFront({ headersTimeout: 100 });
  expect(await drip(url, text, more)).toMatch(more === '' ? REFUSED : REFUSED_OR_CUT_OFF);
});

test.each([
  ['a body that stops', `${HEAD}Content-Length: 1000\r\n\r\n{`, ''],
  ['a body that never ends, however steadily it comes', `${HEAD}Content-Length: 200000\r\n\r\n{`, ' '],
  ['chunks that never end', `${HEAD}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n'],
])('%s: 408 and the end, without a line of a fault', async (_what, text, more) => {
  const { url, logLines } = await startFront({ headersTimeout: 100, requestTimeout: 100 });
  expect(await drip(url, text, more)).toMatch(more === '' ? REFUSED : REFUSED_OR_CUT_OFF);
  expect(logLines).toEqual([]);
});

test('the refusal of a body has the media type that its client accepts, and an id', async () => {
  const { url } = await startFront({ headersTimeout: 100, requestTimeout: 100 });
  const text = `${HEAD}Accept: application/graphql-response+json\r\nx-request-id: mine\r\nContent-Length: 9\r\n\r\n{`;
  const received = await drip(url, text);
  expect(received).toMatch(/content-type: application\/graphql-response\+json/i);
  expect(received).toMatch(/x-request-id: mine/i);
});

test('the refusal of a body is counted among the requests', async () => {
  const codes: string[] = [];
  const instrument = (app: FastifyInstance) =>
    instrumentRoutes(app, {
      scope: NO_REQUEST_SCOPE,
      tracer: NO_TRACER,
      onOperation: ({ code }) => void codes.push(code),
      monotonicNow: systemClock.monotonicNow,
    });
  const { url } = await startFront({ headersTimeout: 100, requestTimeout: 100 }, instrument);
  await drip(url, `${HEAD}Content-Length: 9\r\n\r\n{`);
  expect(codes).toEqual(['REQUEST_TIMEOUT']);
});

test('a rejection is never sent in place of the response to another request', async () => {
  const { url } = await startFront(
    { headersTimeout: 100, requestTimeout: 100 },
    hold(() => undefined),
  );
  const { socket } = await openRaw(url, `${ASKED}${HEAD}`);
  expect(await readToEnd(socket)).toBe('');
});

test.each<[string, Partial<ConnectionLimits>]>([
  ['a request may take to arrive', { headersTimeout: 50, requestTimeout: 50 }],
  ['a connection may be idle', { readTimeout: 50 }],
])('a client that waits for its response longer than %s gets it', async (_what, limits) => {
  let answer = () => {};
  const keep = (reply: FastifyReply) => {
    answer = () => void reply.send('answered');
  };
  const { url } = await startFront(limits, hold(keep));
  const { until } = await openRaw(url, ASKED);
  // By the time that this one is given up, the first one is beyond the limit as well.
  const { socket } = await openRaw(url, HEAD);
  await readToEnd(socket);
  answer();
  expect(await until(/answered/)).toMatch(/^HTTP\/1\.1 200 /);
});

test('a client that does not read its response is disconnected', async () => {
  let left: Promise<void> | undefined;
  const send = (reply: FastifyReply) => {
    left = new Promise((resolve) => reply.raw.once('close', resolve));
    reply.send(Buffer.alloc(64 * 1024 * 1024));
  };
  const { url } = await startFront({ readTimeout: 100 }, hold(send));
  const { socket, until } = await openRaw(url, ASKED);
  await until(/^HTTP/);
  socket.pause();
  await left;
});

test('an idle connection is closed', async () => {
  const { url } = await startFront({ keepAliveTimeout: 50 });
  const { socket, until } = await openRaw(url, ASKED);
  const ended = new Promise((resolve) => socket.once('close', resolve));
  await until(/"word"/);
  await ended;
});

test.each([
  ['headers of more than 16 kB', `${HEAD}x-long: ${'x'.repeat(16_384)}\r\n\r\n`, 431, 'HEADERS_TOO_LARGE'],
  ['text that is not HTTP', 'hello\r\n\r\n', 400, 'BAD_REQUEST'],
  ['a header with a line break', 'GET / HTTP/1.1\r\nHost: localhost\r\nx: a\rb\r\n\r\n', 400, 'BAD_REQUEST'],
  ['two lengths', `${HEAD}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}`, 400, 'BAD_REQUEST'],
  [
    'a length and chunks, by which requests are smuggled',
    `${HEAD}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
    'BAD_REQUEST',
  ],
  ['chunks whose length is none', `${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 400, 'BAD_REQUEST'],
  [
    'endless extensions of a chunk',
    `${HEAD}Transfer-Encoding: chunked\r\n\r\n1;${'x'.repeat(20_000)}`,
    413,
    'PAYLOAD_TOO_LARGE',
  ],
])('%s is rejected in JSON', async (_what, text, status, code) => {
  const { url, simulator, logLines } = await startTestGateway();
  const { socket } = await openRaw(url, text);
  const received = await readToEnd(socket);
  expect(received).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(received).toContain(`"code":"${code}"`);
  expect(received).toMatch(/cache-control: private, no-store/i);
  expect(simulator.calls).toEqual([]);
  expect(logLines.join('')).not.toContain('request failed');
});
