import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { systemClock } from '../../src/async/clock.js';
import { createHttpServer } from '../../src/server/http-server.js';
import { createLogger } from '../../src/server/logger.js';
import { RequestCutOff, readJsonText } from '../../src/server/read-body.js';
import { closeAfterTest } from '../support/close-after-test.js';
import { startTestGateway } from '../support/gateway.js';
import { openRaw } from '../support/raw-http.js';

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

  test('of one byte more is refused with 413, and the client gets to read that', async () => {
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

  test('that nobody asked for is not read to its end', async () => {
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

  test('whose sender goes away disturbs nobody', async () => {
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
])('a body that came %s, but is read only when its sender has gone, keeps nobody waiting', async (_how, rest) => {
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
    async graphqlRoute(request, response) {
      arrive();
      await new Promise((resolve) => response.once('close', resolve));
      const reading = readJsonText(request, LIMIT);
      reading.then(settle, settle);
      await reading;
    },
    logger: createLogger('info', { write: (line) => void logLines.push(line) }),
    after: systemClock.after,
  });
  const url = await front.listen('127.0.0.1', 0);
  closeAfterTest(() => front.close(0, 0));
  const { socket } = await openRaw(url, `${HEAD}${rest}`);
  await arrived;
  socket.destroy();
  expect(await outcome).toBeInstanceOf(RequestCutOff);
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
