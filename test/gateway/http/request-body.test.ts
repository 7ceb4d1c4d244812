import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { systemClock } from '../../../src/async/clock.js';
import { createLogger } from '../../../src/observability/logger.js';
import { RequestAborted } from '../../../src/server/http/errors.js';
import { readJsonText } from '../../../src/server/http/requests/body.js';
import { createHttpServer } from '../../../src/server/http/server.js';
import { closeAfterTest } from '../../support/close-after-test.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { openRaw } from '../../support/raw-http.js';

const LIMIT = 256 * 1024;
const JSON_TYPE = { 'content-type': 'application/json' };
const HEAD = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
const ENDLESS = `${HEAD}Transfer-Encoding: chunked\r\n\r\n`;
const CHUNK = `10000\r\n${' '.repeat(0x10000)}\r\n`;
const QUERY = '{ livenessResult(signatureId: "unknown") { status } }';
const padded = (length: number) => {
  const empty = JSON.stringify({ query: QUERY, padding: '' });
  return JSON.stringify({ query: QUERY, padding: 'x'.repeat(length - empty.length) });
};
const TOO_LONG = {
  errors: [{ message: `The body is longer than ${LIMIT} bytes.`, extensions: { code: 'PAYLOAD_TOO_LARGE' } }],
};

describe('a body', () => {
  test('of exactly the limit is read', async () => {
    const { url } = await startTestGateway();
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: JSON_TYPE, body: padded(LIMIT) });
    expect(response.status).toBe(200);
  });

  test('of one byte more is rejected with 413, and the client can read the error', async () => {
    const { url, simulator } = await startTestGateway();
    for (let turn = 0; turn < 20; turn += 1) {
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers: JSON_TYPE, body: padded(LIMIT + 1) });
      expect(response.status).toBe(413);
      expect(await response.json()).toEqual(TOO_LONG);
    }
    expect(simulator.calls).toEqual([]);
  });

  test('of 10 GB that is only announced is refused at once', async () => {
    const { url } = await startTestGateway();
    const { until } = await openRaw(url, `${HEAD}Content-Length: 10000000000\r\n\r\n{`);
    expect(await until(/}$/)).toMatch(/^HTTP\/1\.1 413 [\s\S]*connection: close[\s\S]*PAYLOAD_TOO_LARGE/i);
  });

  test('without an end is refused as soon as it is over the limit', async () => {
    const { url } = await startTestGateway();
    const { socket, until } = await openRaw(url, ENDLESS);
    for (let count = 0; count < 5; count += 1) socket.write(CHUNK);
    expect(await until(/}$/)).toMatch(/^HTTP\/1\.1 413 [\s\S]*connection: close[\s\S]*PAYLOAD_TOO_LARGE/i);
  });

  test('of another media type is bounded as well', async () => {
    const { url } = await startTestGateway();
    const { socket, until } = await openRaw(url, ENDLESS.replace('application/json', 'text/plain'));
    for (let count = 0; count < 5; count += 1) socket.write(CHUNK);
    expect(await until(/}$/)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('that no route reads is not read to its end', async () => {
    const { url } = await startTestGateway();
    const { socket, until } = await openRaw(url, ENDLESS.replace('POST /graphql', 'GET /health/live') + CHUNK);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await until(/"live"/);
    await closed;
  });

  test.each(['gzip', 'deflate', 'br', 'x-unknown'])('compressed with %s is refused with 415', async (encoding) => {
    const { url } = await startTestGateway();
    const headers = { ...JSON_TYPE, 'content-encoding': encoding };
    const body = gzipSync(JSON.stringify({ query: QUERY }));
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
    expect(response.status).toBe(415);
    expect(await response.json()).toEqual({
      errors: [{ message: 'Compressed bodies are not accepted.', extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }],
    });
  });

  test('that is refused and short leaves the connection to the next request', async () => {
    const { url } = await startTestGateway();
    const body = '{"query":"{ __typename }"}';
    const length = `Content-Length: ${body.length}\r\n`;
    const { socket, until } = await openRaw(url, `${HEAD}Content-Encoding: gzip\r\n${length}\r\n${body}`);
    expect(await until(/}$/)).toMatch(/^HTTP\/1\.1 415 (?![\s\S]*connection: close)/i);
    socket.write(`${HEAD}${length}\r\n${body}`);
    expect(await until(/HTTP\/1\.1 200 [\s\S]*}\s$/)).toContain('"__typename":"Query"');
  });

  test.each([
    'application/json; charset=iso-8859-1',
    'application/json;charset="UTF-16"',
    'application/json; boundary=x ; Charset = us-ascii',
  ])('in another encoding than UTF-8, %s, is refused with 415', async (contentType) => {
    const { url } = await startTestGateway();
    const init = { method: 'POST', headers: { 'content-type': contentType }, body: '{"query":"{ __typename }"}' };
    const response = await fetch(`${url}/graphql`, init);
    expect([response.status, await response.json()]).toEqual([
      415,
      { errors: [{ message: 'JSON is accepted in UTF-8 only.', extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }] },
    ]);
  });

  test.each([
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'Application/JSON; charset=utf8; x=y',
    'application/json; charset',
  ])('in UTF-8 is read, however its type is written: %s', async (contentType) => {
    const { url } = await startTestGateway();
    const body = '{"query":"{ \u005f_typename }","variables":{"ü":"€😀"}}';
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': contentType }, body });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });

  test('may begin with one byte order mark, in pieces too', async () => {
    const { url } = await startTestGateway();
    const body = Buffer.from('\ufeff{"query":"{ __typename }"}');
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: JSON_TYPE, body });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
    const { socket, until } = await openRaw(url, `${HEAD}Content-Length: ${body.length}\r\n\r\n`);
    for (const byte of body) socket.write(Buffer.of(byte));
    expect(await until(/}\s$/)).toMatch(/^HTTP\/1\.1 200 [\s\S]*"__typename":"Query"/);
    const twice = Buffer.concat([body.subarray(0, 3), body]);
    expect((await fetch(`${url}/graphql`, { method: 'POST', headers: JSON_TYPE, body: twice })).status).toBe(400);
  });

  test.each([
    ['a byte of Latin-1', [0xfc]],
    ['a character that is cut off', [0xe2, 0x82]],
    ['half of a surrogate pair', [0xed, 0xa0, 0x80]],
    ['a character in more bytes than it needs', [0xc0, 0xaf]],
  ])('with %s is not valid UTF-8: 400', async (_what, bytes) => {
    const { url, simulator } = await startTestGateway();
    const body = Buffer.concat([Buffer.from('{"query":"{ __typename }","x":"'), Buffer.from(bytes), Buffer.from('"}')]);
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: JSON_TYPE, body });
    expect([response.status, await response.json()]).toEqual([
      400,
      { errors: [{ message: 'The body of the request is not valid UTF-8.', extensions: { code: 'BAD_REQUEST' } }] },
    ]);
    expect(simulator.calls).toEqual([]);
  });

  test.each(['', '{', 'query', '{"query":"{ __typename }"}}', '\u0000'])('%j is no JSON: 400', async (body) => {
    const { url } = await startTestGateway();
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: JSON_TYPE, body });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      errors: [{ message: 'Invalid JSON in the body of the request.', extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  test('nested deeper than 64 levels is refused before it is parsed, and one level less is not', async () => {
    const { url } = await startTestGateway();
    const post = async (extensions: string) => {
      const body = `{"query":"{ __typename }","extensions":{"deep":${extensions}}}`;
      return (await fetch(`${url}/graphql`, { method: 'POST', headers: JSON_TYPE, body })).json();
    };
    expect(await post('['.repeat(63))).toEqual({
      errors: [{ message: 'JSON may be nested 64 levels deep at most.', extensions: { code: 'BAD_REQUEST' } }],
    });
    expect(await post('['.repeat(62) + ']'.repeat(62))).toEqual({ data: { __typename: 'Query' } });
  });

  test.each(['null', '1', '"query"', '{}', '[]', '{"query":1}', '{"query":"{ __typename }","variables":"x"}'])(
    'of JSON that is no GraphQL request, %s, is 400',
    async (body) => {
      const { url } = await startTestGateway();
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers: JSON_TYPE, body });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    },
  );

  test('whose client disconnects is ignored', async () => {
    const { url, ask, logLines } = await startTestGateway();
    const { socket } = await openRaw(url, `${HEAD}Content-Length: 100\r\n\r\n{"query"`);
    socket.destroy();
    expect((await ask(QUERY)).status).toBe(200);
    expect(logLines.join('')).not.toContain('request failed');
  });
});

test.each([
  ['whole', 'Content-Length: 2\r\n\r\n{}'],
  ['cut off', 'Content-Length: 3\r\n\r\n{}'],
])('a body that came %s, but is read only after its client has disconnected, is aborted', async (_how, rest) => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  let settle: (outcome: unknown) => void = () => {};
  const outcome = new Promise<unknown>((resolve) => {
    settle = resolve;
  });
  const logLines: string[] = [];
  const front = createHttpServer({
    routes: [
      (app, _options, done) => {
        app.post('/graphql', async ({ raw }, reply) => {
          arrive();
          await new Promise((resolve) => reply.raw.once('close', resolve));
          const reading = readJsonText(raw, { maxBytes: LIMIT });
          reading.then(settle, settle);
          await reading;
        });
        done();
      },
    ],
    logger: createLogger('info', { write: (line) => void logLines.push(line) }),
    after: systemClock.after,
  });
  const url = await front.listen('127.0.0.1', 0);
  closeAfterTest(() => front.close(0, 0));
  const { socket } = await openRaw(url, `${HEAD}${rest}`);
  await arrived;
  socket.destroy();
  expect(await outcome).toBeInstanceOf(RequestAborted);
  expect(logLines).toEqual([]);
});

describe('an error before GraphQL', () => {
  test.each([
    ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
    ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json; charset=utf-8'],
    ['application/json', 'application/json; charset=utf-8'],
    ['*/*', 'application/json; charset=utf-8'],
  ])('to a client that accepts %s is %s', async (accept, contentType) => {
    const { url } = await startTestGateway();
    const headers = { ...JSON_TYPE, accept };
    const answers = await Promise.all([
      fetch(`${url}/graphql`, { method: 'POST', headers, body: padded(LIMIT + 1) }),
      fetch(`${url}/graphql`, { method: 'POST', headers, body: '{' }),
      fetch(`${url}/elsewhere`, { headers }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([413, 400, 404]);
    for (const answer of answers) expect(answer.headers.get('content-type')).toBe(contentType);
  });
});
