import { describe, expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { openRaw } from '../../support/raw-http.js';

const QUESTION = '{"query":"{ __typename }"}';
const BODY = `Content-Type: application/json\r\nContent-Length: ${QUESTION.length}\r\n\r\n${QUESTION}`;

/** What a client gets that sends this start of a request and a question after it. */
async function ask(url: string, start: string, rest = BODY): Promise<string> {
  const { until } = await openRaw(url, `${start}\r\n${rest}`);
  return until(/[}\]]\s*$/);
}

describe('a target in absolute form', () => {
  test.each([
    'http://localhost/graphql',
    'http://127.0.0.1:4000/graphql',
    'HTTPS://LOCALHOST/graphql',
    'http://[::1]:80/graphql',
    'http://localhost/graphql?of=proxy',
  ])('is routed by its path: %s', async (target) => {
    const { url } = await startTestGateway();
    const received = await ask(url, `POST ${target} HTTP/1.1\r\nHost: localhost`);
    expect(received).toMatch(/^HTTP\/1\.1 200 [\s\S]*\{"data":\{"__typename":"Query"\}\}\s*$/);
  });

  test('has its query string read', async () => {
    const { url } = await startTestGateway({ env: { HTTP_GET: 'on' } });
    const start = 'GET http://localhost/graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: localhost';
    const received = await ask(url, start, 'Apollo-Require-Preflight: 1\r\n\r\n');
    expect(received).toMatch(/^HTTP\/1\.1 200 [\s\S]*"__typename":"Query"/);
  });

  test.each([
    ['http://localhost', 307],
    ['http://localhost?x=1', 307],
    ['http://localhost/health/live', 200],
    ['http://localhost/elsewhere', 404],
    ['http://localhost/x/../graphql', 404],
    ['http://localhost//graphql', 404],
  ])('without a path is the root, and any other path is exact: %s is %d', async (target, status) => {
    const { url } = await startTestGateway();
    const { until } = await openRaw(url, `GET ${target} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    expect(await until(/\r\n\r\n/)).toContain(`HTTP/1.1 ${status} `);
  });

  test.each([
    'http://user@localhost/graphql',
    'http://evil.example\\@localhost/graphql',
    'http:///graphql',
    'http://localhost:99999/graphql',
    'http://[::1/graphql',
    'ftp://localhost/graphql',
    'http://%%%/graphql',
  ])('that is no valid URL is 400, without a fault: %s', async (target) => {
    const { url, simulator, logLines } = await startTestGateway();
    const received = await ask(url, `POST ${target} HTTP/1.1\r\nHost: localhost`);
    expect(received).toMatch(/^HTTP\/1\.1 400 [\s\S]*connection: close[\s\S]*"BAD_REQUEST"/i);
    expect([simulator.calls, logLines.filter((line) => line.includes('request failed'))]).toEqual([[], []]);
  });
});

describe('with AUTH=off', () => {
  test.each([
    ['another host in the target', 'POST http://evil.example/graphql HTTP/1.1\r\nHost: localhost'],
    ['another host with a port that looks local', 'POST http://evil.example:80/graphql HTTP/1.1\r\nHost: 127.0.0.1'],
    ['another host in the Host header', 'POST /graphql HTTP/1.1\r\nHost: evil.example'],
    ['a user in the Host header', 'POST /graphql HTTP/1.1\r\nHost: evil.example@localhost'],
    ['a path in the Host header', 'POST /graphql HTTP/1.1\r\nHost: localhost/evil.example'],
    ['a fragment in the Host header', 'POST /graphql HTTP/1.1\r\nHost: localhost#.evil.example'],
    ['no host at all in HTTP/1.0', 'POST /graphql HTTP/1.0'],
  ])('%s is refused', async (_what, start) => {
    const { url } = await startTestGateway({ env: { AUTH: 'off' } });
    expect(await ask(url, start)).toMatch(/^HTTP\/1\.1 403 [\s\S]*"FORBIDDEN"/);
  });

  test('the authority of an absolute target replaces the Host header', async () => {
    const { url } = await startTestGateway({ env: { AUTH: 'off' } });
    const received = await ask(url, 'POST http://localhost/graphql HTTP/1.1\r\nHost: evil.example');
    expect(received).toMatch(/^HTTP\/1\.1 200 /);
  });
});

test.each([
  ['two Host headers', 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nHost: evil.example'],
  ['two equal Host headers', 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nhOST: localhost'],
  ['two Host headers beside an absolute target', 'POST http://localhost/graphql HTTP/1.1\r\nHost: a\r\nHost: b'],
  ['no Host header in HTTP/1.1', 'POST /graphql HTTP/1.1'],
])('%s: 400 in JSON, and the connection is closed', async (_what, start) => {
  const { url } = await startTestGateway();
  const { socket, until } = await openRaw(url, `${start}\r\n${BODY}`);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  expect(await until(/\}$/)).toMatch(
    /^HTTP\/1\.1 400 [\s\S]*connection: close[\s\S]*A request must have exactly one Host header[\s\S]*"BAD_REQUEST"/i,
  );
  await closed;
});
