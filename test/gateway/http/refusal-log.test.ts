import { describe, expect, test } from '@jest/globals';
import { createLogger } from '../../../src/observability/logger.js';
import { createRefusalLog } from '../../../src/server/http/refusal-log.js';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway, type TestGateway } from '../../support/gateway/gateway.js';
import { createSigningKey, ISSUER, signToken, startIssuer } from '../../support/gateway/issuer.js';
import { openRaw } from '../../support/raw-http.js';
import { createTestClock, START } from '../../support/test-clock.js';
import { until } from '../../support/until.js';

const QUESTION = { query: 'query Secret { livenessResult(signatureId: "secret-id") { status } }' };
const CALLER = { subject: 'reviewer-7', tenant: 'default' };
const ID = { 'x-request-id': 'one' };

const refusalsIn = ({ logLines }: Pick<TestGateway, 'logLines'>) =>
  logLines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'request refused');

async function startProtected(env: Record<string, string> = {}) {
  const issuer = await startIssuer();
  const keys = toKeyFile(toApiKey('key', { id: 'k-1' }), toApiKey('stranger', { id: 'k-2', tenant: 'unknown-tenant' }));
  const gateway = await startTestGateway({ env: { ...issuer.env, ...keys.env, ...env }, files: keys.files });
  return { ...gateway, issuer };
}

describe('a credential that is refused writes one line with the reason', () => {
  test.each<[string, Record<string, string>]>([
    ['no credential', {}],
    ['unknown credential', bearer('leaked-key')],
    ['malformed credential', { authorization: 'Basic leaked-key' }],
    ['token not valid', bearer('leaked.leaked.leaked')],
  ])('%s, without a caller', async (reason, headers) => {
    const gateway = await startProtected();
    await gateway.post(QUESTION, { ...headers, ...ID });
    const line = { level: 40, levelName: 'warn', time: expect.any(String), requestId: 'one', status: 401 };
    expect(refusalsIn(gateway)).toEqual([{ ...line, code: 'UNAUTHENTICATED', reason, msg: 'request refused' }]);
    expect(gateway.logLines.join()).not.toMatch(/leaked/i);
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>, string | undefined]>([
    ['token expired', { exp: START / 1000 - 60 }, {}, 'reviewer-7'],
    ['token claim not accepted: iss', { iss: `${ISSUER}other` }, {}, 'reviewer-7'],
    ['token claim not accepted: aud', { aud: 'leaked-audience' }, {}, 'reviewer-7'],
    ['not an access token', {}, { typ: 'leaked' }, 'reviewer-7'],
    ['token names no tenant', { tenant: undefined }, {}, 'reviewer-7'],
    ['token names no subject', { sub: undefined }, {}, undefined],
    ['token expired', { exp: START / 1000 - 60, sub: 'leaked'.repeat(50) }, {}, undefined],
  ])('%s, with the subject that the signature proves', async (reason, claims, header, subject) => {
    const gateway = await startProtected();
    await gateway.post(QUESTION, { ...bearer(await gateway.issuer.sign(claims, header)), ...ID });
    const lines = refusalsIn(gateway);
    expect(lines).toMatchObject([{ status: 401, reason, requestId: 'one' }]);
    expect(lines[0].subject).toBe(subject);
    expect(gateway.logLines.join()).not.toMatch(/leaked/i);
  });

  test('a token that is not signed by the issuer proves no subject', async () => {
    const gateway = await startProtected();
    const forged = await signToken(await createSigningKey('first'), { sub: 'leaked' });
    await gateway.post(QUESTION, bearer(forged));
    expect(refusalsIn(gateway)).toMatchObject([{ reason: 'token not valid' }]);
    expect(gateway.logLines.join()).not.toMatch(/leaked/i);
  });

  test('tenant without an account, with all that is known of the caller', async () => {
    const gateway = await startProtected();
    await gateway.post(QUESTION, bearer('stranger'));
    expect(refusalsIn(gateway)).toMatchObject([
      {
        ...{ status: 403, code: 'FORBIDDEN', reason: 'tenant without an account' },
        ...{ subject: 'reviewer-7', tenant: 'unknown-tenant', apiKeyId: 'k-2' },
      },
    ]);
  });

  test('signing keys unavailable', async () => {
    const gateway = await startProtected();
    gateway.issuer.answer((response) => response.writeHead(500).end());
    await gateway.post(QUESTION, bearer(await gateway.issuer.sign()));
    expect(refusalsIn(gateway)).toMatchObject([{ status: 503, level: 40, reason: 'signing keys unavailable' }]);
  });
});

test('a caller over its rate is named in the line', async () => {
  const gateway = await startProtected({ RATE_LIMIT_PER_MINUTE: '1' });
  await gateway.post(QUESTION, bearer('key'));
  await gateway.post(QUESTION, bearer('key'));
  expect(refusalsIn(gateway)).toMatchObject([
    { status: 429, code: 'RATE_LIMITED', reason: 'too many requests', ...CALLER, apiKeyId: 'k-1', level: 40 },
  ]);
});

test.each<[string, string, RequestInit, Record<string, unknown>]>([
  ['a path that is none', '/leaked', {}, { status: 404, reason: 'unknown path' }],
  ['a file that no page has', '/console/leaked.js', {}, { status: 404, reason: 'unknown path' }],
  ['a method', '/graphql', { method: 'PUT' }, { status: 405, reason: 'method not allowed' }],
  [
    'no JSON',
    '/graphql',
    { method: 'POST', body: 'leaked' },
    { status: 400, reason: 'not a valid request', ...CALLER },
  ],
  ['no operation', '/graphql', { method: 'POST', body: '{"leaked":1}' }, { reason: 'not an operation', ...CALLER }],
  ['much', '/graphql', { method: 'POST', body: ' '.repeat(300_000) }, { status: 413, reason: 'body too long' }],
])('%s is a mistake of the client, which is an info', async (_what, path, init, expected) => {
  const gateway = await startProtected();
  const headers = { 'content-type': 'application/json', ...bearer('key'), ...ID };
  await fetch(gateway.url + path, { headers, ...init }).then((response) => response.text());
  expect(refusalsIn(gateway)).toMatchObject([{ level: 30, levelName: 'info', requestId: 'one', ...expected }]);
  expect(gateway.logLines.join()).not.toMatch(/leaked/i);
});

test('what is not HTTP writes a line that belongs to no request', async () => {
  const gateway = await startProtected();
  await openRaw(gateway.url, 'leaked leaked\r\n\r\n');
  await until(() => refusalsIn(gateway).length > 0);
  expect(refusalsIn(gateway)).toMatchObject([{ level: 30, status: 400, code: 'BAD_REQUEST' }]);
  expect(gateway.logLines.join()).not.toMatch(/leaked/i);
});

test('ten thousand refusals write sixty lines a minute, and hide no other code', () => {
  const lines: { code: string; leftOut?: number }[] = [];
  const clock = createTestClock();
  const logger = createLogger('info', { write: (line) => void lines.push(JSON.parse(line)) });
  const logRefusal = createRefusalLog(logger, clock.monotonicNow);
  const refuse = () => logRefusal({ status: 401, code: 'UNAUTHENTICATED', message: '' }, 'one');
  for (let count = 0; count < 10_000; count += 1) refuse();
  expect(lines).toHaveLength(60);
  logRefusal({ status: 403, code: 'FORBIDDEN', message: '' }, 'one');
  expect(lines.at(-1)).toMatchObject({ code: 'FORBIDDEN' });
  clock.advance(60_000);
  refuse();
  refuse();
  expect(lines.slice(61).map(({ leftOut }) => leftOut)).toEqual([9_940, undefined]);
});

test('nothing is written where the level is off', async () => {
  const gateway = await startProtected({ LOG_LEVEL: 'error' });
  await gateway.post(QUESTION);
  expect(refusalsIn(gateway)).toEqual([]);
});
