import { expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { createLogger } from '../../../../src/observability/logger.js';
import type { HttpError } from '../../../../src/server/http/errors.js';
import { createHttpServer } from '../../../../src/server/http/server.js';

const HOST = { host: 'localhost' };

function createServer(addRoutes: (app: FastifyInstance) => void = () => undefined) {
  const logLines: string[] = [];
  const refusals: HttpError[] = [];
  const { app } = createHttpServer({
    routes: [
      (app, _options, done) => {
        addRoutes(app);
        done();
      },
    ],
    logger: createLogger('info', { write: (line) => void logLines.push(line) }),
    after: () => () => undefined,
    onRefusal: (refusal) => void refusals.push(refusal),
  });
  return { app, logLines, refusals };
}

const codeOf = (response: { statusCode: number; json(): { errors: { extensions: { code: string } }[] } }) => [
  response.statusCode,
  response.json().errors[0]?.extensions.code,
];

test('a fault in a route is 500 without its message, and one line in the log', async () => {
  const { app, logLines } = createServer((it) => {
    it.get('/fault', async () => {
      throw new RangeError('secret');
    });
  });
  const response = await app.inject({ url: '/fault', headers: { ...HOST, 'x-request-id': 'one' } });
  expect(codeOf(response)).toEqual([500, 'INTERNAL_SERVER_ERROR']);
  expect(response.body).not.toContain('secret');
  expect(logLines.map((line) => JSON.parse(line))).toMatchObject([
    { requestId: 'one', errorName: 'RangeError', msg: 'request failed' },
  ]);
  expect(logLines.join()).not.toContain('secret');
});

test('an address that cannot be decoded is 404 with the headers of every response', async () => {
  const { app, refusals } = createServer();
  const response = await app.inject({ url: '/%zz', headers: { ...HOST, 'x-request-id': 'one' } });
  expect(codeOf(response)).toEqual([404, 'NOT_FOUND']);
  expect(response.headers).toMatchObject({
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': 'one',
  });
  expect(refusals).toMatchObject([{ code: 'NOT_FOUND' }]);
});

test.each([
  ['is not a media type', 'x', 415],
  ['is longer than 256 characters', `application/json; x=${'"'.repeat(256)}`, 415],
  ['is a media type', 'application/json; charset', 200],
])('a content type that %s: %#', async (_what, contentType, status) => {
  const { app } = createServer((it) => it.post('/', async () => ({})));
  const headers = { ...HOST, 'content-type': contentType };
  expect((await app.inject({ method: 'POST', url: '/', headers, payload: '{}' })).statusCode).toBe(status);
});

test('a body is not read for a route that adds no parser', async () => {
  const { app } = createServer((it) => it.post('/', async ({ body, raw }) => ({ body, isRead: raw.readableDidRead })));
  const headers = { ...HOST, 'content-type': 'application/json' };
  const response = await app.inject({ method: 'POST', url: '/', headers, payload: '{"a":1}' });
  expect(response.json()).toEqual({ isRead: false });
});

test('hooks of one route do not hold for another', async () => {
  const { app } = createServer((it) => {
    it.addHook('onRequest', async (_request, reply) => reply.code(418).send());
    it.get('/own', async () => ({}));
  });
  expect((await app.inject({ url: '/own', headers: HOST })).statusCode).toBe(418);
  expect((await app.inject({ url: '/health/live', headers: HOST })).statusCode).toBe(200);
});
