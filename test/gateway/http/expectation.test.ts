import { once } from 'node:events';
import { request as sendRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { openRaw } from '../../support/raw-http.js';

const QUESTION = '{"query":"{ __typename }"}';
const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n';

const startWithKey = (env: Record<string, string> = {}) => {
  const keys = toKeyFile(toApiKey('right'));
  return startTestGateway({ ...keys, env: { ...keys.env, ...env } });
};

const toHead = (key: string, ...headers: string[]) =>
  [
    'POST /graphql HTTP/1.1',
    'Host: localhost',
    `Authorization: Bearer ${key}`,
    'Content-Type: application/json',
    ...headers,
    '\r\n',
  ].join('\r\n');

/** All that comes until the server closes. */
async function readToEnd(url: string, head: string): Promise<string> {
  const { socket, until } = await openRaw(url, head);
  const closed = once(socket, 'close');
  const received = await until(/[}\]]\s*$/);
  await closed;
  return received;
}

test.each([
  ['with a length', `Content-Length: ${QUESTION.length}`, QUESTION],
  ['in chunks', 'Transfer-Encoding: chunked', `${QUESTION.length.toString(16)}\r\n${QUESTION}\r\n0\r\n\r\n`],
])('a client that waits for 100 before a body %s gets it once, and its answer', async (_how, header, body) => {
  const { url } = await startWithKey();
  const { socket, until } = await openRaw(url, toHead('right', header, 'Expect: 100-Continue'));
  expect(await until(/\r\n\r\n/)).toBe(CONTINUE);
  socket.write(body);
  const received = await until(/\}\s*$/);
  expect(received.slice(CONTINUE.length)).toMatch(/^HTTP\/1\.1 200 [\s\S]*"__typename":"Query"/);
});

test('node:http as a client that waits for 100 is answered', async () => {
  const { url } = await startWithKey();
  const headers = { authorization: 'Bearer right', 'content-type': 'application/json', expect: '100-continue' };
  const request = sendRequest(`${url}/graphql`, { method: 'POST', headers });
  request.on('continue', () => request.end(QUESTION));
  request.flushHeaders();
  const [answer] = await once(request, 'response');
  expect(JSON.parse(await text(answer))).toEqual({ data: { __typename: 'Query' } });
});

test.each([
  ['an unknown credential', toHead('wrong', 'Content-Length: 10', 'Expect: 100-continue'), 401],
  ['a body that is too long', toHead('right', 'Content-Length: 300000', 'Expect: 100-continue'), 413],
  ['compressed JSON', toHead('right', 'Content-Length: 10', 'Content-Encoding: gzip', 'Expect: 100-continue'), 415],
  [
    'a path without an endpoint',
    toHead('right', 'Content-Length: 10', 'Expect: 100-continue').replace('/graphql', '/x'),
    404,
  ],
  ['another method', toHead('right', 'Content-Length: 10', 'Expect: 100-continue').replace('POST', 'PUT'), 405],
])('a client with %s gets its refusal at once, and no 100', async (_what, head, status) => {
  const { url } = await startWithKey();
  expect(await readToEnd(url, head)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [\\s\\S]*connection: close`, 'i'));
});

test('a client for whose body there is no room gets no 100', async () => {
  const { url } = await startWithKey({ MAX_REQUESTS_ARRIVING: '1' });
  const head = toHead('right', 'Content-Length: 10', 'Expect: 100-continue');
  const { until } = await openRaw(url, head);
  expect(await until(/\r\n\r\n/)).toBe(CONTINUE);
  expect(await readToEnd(url, head)).toMatch(/^HTTP\/1\.1 429 [\s\S]*"RATE_LIMITED"/);
});

test('a body that came with the headers needs no 100', async () => {
  const { url } = await startWithKey();
  const head = toHead('right', `Content-Length: ${QUESTION.length}`, 'Expect: 100-continue');
  const { until } = await openRaw(url, head + QUESTION);
  expect(await until(/\}\s*$/)).toMatch(/^HTTP\/1\.1 200 /);
});

test.each(['200-ok', '100-continue, 200-ok', ''])('another expectation, %j, is 417 in JSON', async (expected) => {
  const { url } = await startWithKey();
  expect(await readToEnd(url, toHead('right', 'Content-Length: 10', `Expect: ${expected}`))).toMatch(
    /^HTTP\/1\.1 417 Expectation Failed\r\n[\s\S]*connection: close[\s\S]*"BAD_REQUEST"/i,
  );
});

test('an expectation in HTTP/1.0 is ignored', async () => {
  const { url } = await startWithKey();
  const head = toHead('right', `Content-Length: ${QUESTION.length}`, 'Expect: 100-continue').replace('/1.1', '/1.0');
  const { socket, until } = await openRaw(url, head);
  socket.write(QUESTION);
  expect(await until(/\}\s*$/)).toMatch(/^HTTP\/1\.1 200 /);
});
