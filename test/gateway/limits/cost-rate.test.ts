import { describe, expect, test } from '@jest/globals';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { scrapeOne } from '../../support/gateway/metrics.js';

/** Costs 1.1 for each id. */
const LIST = 'query List($ids: [ID!]!) { livenessResults(signatureIds: $ids) { status } }';
const IDS = Array.from({ length: 100 }, (_, index) => `transaction-${index}`);
const LIST_COST = 110;

async function start(env: Readonly<Record<string, string>> = {}) {
  const keys = toKeyFile(...['busy', 'other'].map((subject) => toApiKey(subject, { subject })));
  const gateway = await startTestGateway({
    env: { ...keys.env, METRICS_PORT: '0', MAX_QUERY_COST: '200', RATE_LIMIT_COST_PER_MINUTE: '1100', ...env },
    files: keys.files,
  });
  for (const signatureId of IDS) gateway.simulator.addTransaction({ signatureId });
  const askAs = (subject: string, ids: readonly string[] = IDS, headers: Record<string, string> = {}) =>
    gateway.post({ query: LIST, variables: { ids } }, { ...bearer(subject), ...headers });
  return { ...gateway, askAs };
}

const REFUSAL = {
  message: 'The operations of this caller exceed its cost limit per minute. Try again later.',
  extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 6 },
};

describe.each([
  ['with the response cache', {}],
  ['without the response cache', { MEMO_MAX_BYTES: '0' }],
])('the cost of operations per caller, %s,', (_, env) => {
  test('is limited per minute: above the limit the response is 429 with the time to wait, without a provider call', async () => {
    const { askAs, resultCalls } = await start(env);
    for (let count = 0; count < 10; count += 1) expect(await askAs('busy')).toMatchObject({ status: 200, errors: [] });
    const calls = resultCalls();
    const { status, data, errors, headers } = await askAs('busy');
    expect([status, data, errors, headers.get('retry-after')]).toEqual([429, undefined, [REFUSAL], '6']);
    expect(resultCalls()).toBe(calls);
  });

  test('recovers over time, for operations of any size, and is counted per caller', async () => {
    const { askAs, clock } = await start(env);
    for (let count = 0; count < 11; count += 1) await askAs('busy');
    expect((await askAs('other')).status).toBe(200);
    clock.advance(1_000);
    expect((await askAs('busy')).status).toBe(429);
    expect((await askAs('busy', IDS.slice(0, 10))).status).toBe(200);
    clock.advance(6_000);
    expect((await askAs('busy')).status).toBe(200);
  });

  test('does not include operations that are rejected, invalid or above the limit per operation', async () => {
    const { askAs, post } = await start({ ...env, MAX_QUERY_COST: String(LIST_COST) });
    const wide = 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { status errorCode } }';
    for (let count = 0; count < 20; count += 1) {
      const variables = { ids: IDS };
      expect((await post({ query: wide, variables }, bearer('busy'))).errors[0]?.extensions?.code).toBe(
        'QUERY_TOO_COMPLEX',
      );
      await post({ query: '{ nothing }' }, bearer('busy'));
    }
    for (let count = 0; count < 10; count += 1) expect((await askAs('busy')).status).toBe(200);
    for (let count = 0; count < 5; count += 1) expect((await askAs('busy')).status).toBe(429);
  });
});

test('one operation may cost more than the limit per minute; the caller then waits longer', async () => {
  const { askAs, clock } = await start({ RATE_LIMIT_COST_PER_MINUTE: '55' });
  expect((await askAs('busy')).status).toBe(200);
  expect((await askAs('busy', IDS.slice(0, 1))).status).toBe(429);
  clock.advance(119_000);
  expect((await askAs('busy')).status).toBe(429);
  clock.advance(1_000);
  expect((await askAs('busy')).status).toBe(200);
});

test('a rejection for cost is counted under its code and has the media type that the client accepts', async () => {
  const { askAs, metricsUrl } = await start({ MEMO_MAX_BYTES: '0' });
  for (let count = 0; count < 10; count += 1) await askAs('busy');
  const accept = 'application/graphql-response+json';
  const { status, headers } = await askAs('busy', IDS, { accept });
  expect([status, headers.get('content-type')]).toEqual([429, `${accept}; charset=utf-8`]);
  expect(await scrapeOne(metricsUrl, 'gateway_requests_total')).toMatchObject({
    '{operation="List",code="RATE_LIMITED"}': 1,
  });
});

test.each([
  ['RATE_LIMIT_COST_PER_MINUTE=0', { RATE_LIMIT_COST_PER_MINUTE: '0' }],
  ['AUTH=off', { AUTH: 'off' }],
])('with %s no cost is counted', async (_, env) => {
  const { askAs } = await start(env);
  for (let count = 0; count < 12; count += 1) expect((await askAs('busy')).status).toBe(200);
});
