import { describe, expect, test } from '@jest/globals';
import { createLogger } from '../../../src/observability/logger.js';
import { CONNECTION_LIMITS } from '../../../src/server/http/connections/connections.js';
import { createHttpServer } from '../../../src/server/http/server.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { openRaw } from '../../support/raw-http.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const NOT_FOUND = {
  errors: [
    {
      message: 'There is nothing here. The GraphQL endpoint is /graphql.',
      extensions: { code: 'NOT_FOUND' },
    },
  ],
};

test.each(['/elsewhere', '/graphql/', '/graphqlx', '/health', '/health/', '/..%2fetc', '//graphql'])(
  '%s is 404',
  async (path) => {
    const { url } = await startTestGateway();
    const response = await fetch(url + path);
    expect([response.status, await response.json()]).toEqual([404, NOT_FOUND]);
  },
);

test.each([
  ['/health/live', { status: 'live' }],
  ['/health/ready', { status: 'ready' }],
])('%s says that all is well, without asking the provider', async (path, body) => {
  const { url, simulator } = await startTestGateway();
  const response = await fetch(url + path);
  expect([response.status, await response.json()]).toEqual([200, body]);
  expect(simulator.calls).toEqual([]);
});

describe('every answer', () => {
  /** For this one Apollo has an opinion of its own on caching. */
  const PERSISTED = `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"${'0'.repeat(64)}"}}}`;
  const requests: [string, string, RequestInit][] = [
    ['a result', '/graphql', { method: 'POST', body: '{"query":"{ __typename }"}' }],
    ['a refusal by Apollo', '/graphql', { method: 'POST', body: '{}' }],
    ['a persisted query', '/graphql', { method: 'POST', body: PERSISTED }],
    ['a refusal before Apollo', '/graphql', { method: 'POST', body: '{' }],
    ['the landing page', '/graphql', { headers: { accept: 'text/html' } }],
    ['a preflight', '/graphql', { method: 'OPTIONS' }],
    ['an unknown path', '/elsewhere', {}],
    ['health', '/health/live', {}],
  ];
  test.each(requests)('is private, not stored, not sniffed and has an id: %s', async (_, path, init) => {
    const { url } = await startTestGateway();
    const { headers } = await fetch(url + path, { headers: { 'content-type': 'application/json' }, ...init });
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'x-request-id': expect.stringMatching(UUID),
    });
    expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null]);
  });
});

describe('the id of a request', () => {
  test.each(['abc', 'A-b_9', 'x'.repeat(64)])('is the one that the caller gave: %s', async (id) => {
    const { post, logLines } = await startTestGateway();
    const { headers } = await post({ query: '{ __typename }' }, { 'x-request-id': id });
    expect(headers.get('x-request-id')).toBe(id);
    expect(logLines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({ requestId: id, msg: 'operation' }),
    );
  });

  test.each(['', 'x'.repeat(65), 'two words', '<script>', 'a,b'])('is a new one instead of %j', async (id) => {
    const { post } = await startTestGateway();
    const { headers } = await post({ query: '{ __typename }' }, { 'x-request-id': id });
    expect(headers.get('x-request-id')).toMatch(UUID);
  });
});

describe('while it drains, the server', () => {
  const QUESTION = JSON.stringify({ query: '{ livenessResult(signatureId: "d3441a46833a0625") { status } }' });
  const HELD = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${QUESTION.length}\r\n\r\n${QUESTION}`;

  test('answers what is under way, and takes nothing new', async () => {
    const { url, simulator, close } = await startTestGateway();
    const held = simulator.hold({ operation: 'get-result' });
    const arrived = simulator.nextCall('get-result');
    const { until } = await openRaw(url, HELD);
    await arrived;
    const closed = close();
    await expect(fetch(`${url}/health/live`)).rejects.toThrow('fetch failed');
    held.release();
    const received = await until(/"PASS"/);
    await closed;
    expect(received).toContain('{"data":{"livenessResult":{"status":"PASS"}}}');
  });

  test('does not wait for a connection that its last answer has left idle', async () => {
    const { url, simulator, close } = await startTestGateway();
    const held = simulator.hold({ operation: 'get-result' });
    const arrived = simulator.nextCall('get-result');
    const { until } = await openRaw(url, HELD);
    await arrived;
    const closed = close();
    held.release();
    await until(/"PASS"/);
    const answeredAt = performance.now();
    await closed;
    // By itself Node would keep the connection for five seconds more.
    expect(performance.now() - answeredAt).toBeLessThan(3_000);
  });

  test('does not wait for connections that are idle', async () => {
    const { url, close } = await startTestGateway();
    const { until, socket } = await openRaw(url, 'GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await until(/"live"/);
    const ended = new Promise((resolve) => socket.once('close', resolve));
    await close();
    await ended;
  });

  test('does not wait for connections on which nothing was ever sent', async () => {
    const front = createHttpServer({
      routes: [],
      logger: createLogger('silent'),
      // Neither the grace nor a time limit of Node.js ends such a connection here.
      after: () => () => undefined,
      connectionLimits: { ...CONNECTION_LIMITS, headersTimeout: 0, requestTimeout: 0, readTimeout: 0 },
    });
    const { socket } = await openRaw(await front.listen('127.0.0.1', 0));
    const ended = new Promise((resolve) => socket.once('close', resolve));
    await front.close(0, 0);
    await ended;
  });
});
