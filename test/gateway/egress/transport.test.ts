import type { RequestListener } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { send, sendTo, startServer } from '../../support/provider/transport.js';

test('a request is a POST of JSON with the headers of the call', async () => {
  const seen: unknown[] = [];
  const { baseUrl } = await startServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method, url, headers } = request;
    seen.push([method, url, headers['content-type'], headers['x-access-token'], body]);
    response.end('{}');
  });
  await send(baseUrl, { headers: { 'x-access-token': 'token' }, body: { signatureId: 'ä' } });
  expect(seen).toEqual([['POST', '/ask', 'application/json', 'token', '{"signatureId":"ä"}']]);
});

test.each([200, 400, 429, 503])('an answer of HTTP %d is handed on with its Retry-After', async (status) => {
  const answer = await sendTo((_, response) => response.writeHead(status, { 'retry-after': '10s' }).end('{}'));
  expect(answer).toMatchObject({ status, retryAfter: '10s' });
});

test('a redirect is not followed, so that no token goes to another host', async () => {
  let visits = 0;
  const other = await startServer((_, response) => {
    visits += 1;
    response.end('{}');
  });
  const { status } = await sendTo((_, response) => response.writeHead(307, { location: `${other.baseUrl}/ask` }).end());
  expect([status, visits]).toEqual([307, 0]);
});

describe('a connection', () => {
  test.each<[string, RequestListener]>([
    ['that is reset', (request) => void request.socket.resetAndDestroy()],
    ['that is closed without an answer', (request) => void request.socket.destroy()],
    ['that is cut in the body', (request) => void request.socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{')],
    ['that does not speak HTTP', (request) => void request.socket.end('hello\r\n\r\n')],
  ])('%s has no usable answer', async (_what, answer) => {
    await expect(sendTo(answer)).rejects.toMatchObject({ failure: 'unavailable' });
  });

  test('that nobody accepts has no usable answer, in words that name no address', async () => {
    const { baseUrl, close } = await startServer(() => undefined);
    await close();
    await expect(send(baseUrl)).rejects.toMatchObject({
      failure: 'unavailable',
      message: 'connection refused (ECONNREFUSED)',
    });
  });
});

describe('a signal that aborts', () => {
  test.each([
    ['before the request', 'nothing'],
    ['while nothing has come', 'nothing'],
    ['in the middle of the body', 'a part'],
  ])('%s ends it with the reason of the signal', async (when, part) => {
    const leaving = new AbortController();
    const reason = new Error('left');
    if (when === 'before the request') leaving.abort(reason);
    const request = sendTo(
      (_, response) => {
        if (part === 'a part') response.write('{');
        setImmediate(() => leaving.abort(reason));
      },
      { signal: leaving.signal },
    );
    await expect(request).rejects.toBe(reason);
  });
});
