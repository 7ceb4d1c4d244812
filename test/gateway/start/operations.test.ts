import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { idOf, trusting } from '../../support/data/manifest.js';
import { scrapeOne } from '../../support/gateway/metrics.js';
import { RETURN_URL, START_VERIFICATION, startStartingGateway } from '../../support/gateway/starts.js';
import { openSocket } from '../../support/live/open-socket.js';
import { until } from '../../support/until.js';

const INPUT = { product: 'LIVENESS_DETECTION', returnUrl: RETURN_URL };
const DOCUMENT = readFileSync('schema/start-verification.graphql', 'utf8');

describe.each(['only', 'log', 'off'] as const)('with TRUSTED_DOCUMENTS=%s', (mode) => {
  test('the documented operation starts a verification, by its text', async () => {
    const { post } = await startStartingGateway(mode === 'off' ? {} : trusting(mode));
    const { data, errors } = await post({ query: DOCUMENT, variables: { input: INPUT } });
    expect([Object.keys(data.startVerification), errors]).toEqual([['signatureId', 'url'], []]);
  });
});

test('the documented operation starts a verification by its id, and another document does not', async () => {
  const { post, start, startCalls } = await startStartingGateway(trusting('only'));
  const { errors } = await post({ documentId: idOf('StartVerification'), variables: { input: INPUT } });
  expect([errors, startCalls().length]).toEqual([[], 1]);
  expect((await start()).errors).toMatchObject([{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }]);
  expect(startCalls()).toHaveLength(1);
});

test('the same request starts a verification each time: neither cached nor compiled, whatever has been repeated', async () => {
  const { post, startCalls, metricsUrl } = await startStartingGateway({
    env: { METRICS_PORT: '0', START_RATE_LIMIT_PER_MINUTE: '0' },
  });
  const ids = new Set<string>();
  for (let count = 0; count < 6; count += 1) {
    const { data } = await post({ query: START_VERIFICATION, variables: { input: INPUT } });
    ids.add(data.startVerification.signatureId);
  }
  expect([ids.size, startCalls().length]).toEqual([6, 6]);
  expect(await scrapeOne(metricsUrl, 'gateway_answers_remembered_total')).toEqual({ '': 0 });
});

test('a failed start is executed once, also after it has been repeated', async () => {
  const { start, simulator, startCalls } = await startStartingGateway();
  for (let count = 0; count < 4; count += 1) await start();
  simulator.fault({ operation: 'generate-liveness-detection-url' }, { kind: 'envelope', code: 'ERROR' });
  expect((await start()).data).toBeNull();
  expect(startCalls()).toHaveLength(5);
});

test('variables with null in an input are no reason to execute it twice', async () => {
  const { post, startCalls } = await startStartingGateway();
  const query = `mutation ($url: URL!, $user: String = "u") {
    startVerification(input: { product: LIVENESS_DETECTION, returnUrl: $url, userId: $user }) { signatureId } }`;
  expect((await post({ query, variables: { url: RETURN_URL, user: null } })).errors).toEqual([]);
  expect(startCalls()).toHaveLength(1);
});

test('a subgraph has the mutation', async () => {
  const { start, ask, startCalls } = await startStartingGateway({ env: { FEDERATION: 'on', INTROSPECTION: 'on' } });
  expect((await start()).errors).toEqual([]);
  expect((await ask('{ _service { sdl } }')).data._service.sdl).toContain('startVerification(');
  expect(startCalls()).toHaveLength(1);
});

test.each(['text/html', 'text/plain', 'image/png;q=1'])(
  'nothing is started for a client that accepts %s only, since it could not get the answer',
  async (accept) => {
    const { url, startCalls } = await startStartingGateway();
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ query: START_VERIFICATION, variables: { input: INPUT } }),
    });
    expect([response.status, startCalls()]).toEqual([406, []]);
  },
);

test('nothing is started over a WebSocket', async () => {
  const { url, startCalls } = await startStartingGateway();
  const socket = openSocket({ url });
  const seen = socket.subscribe(START_VERIFICATION, { input: INPUT });
  await until(() => seen.isEnded);
  expect([seen.events, JSON.stringify(seen.error)]).toEqual([[], expect.stringContaining('BAD_REQUEST')]);
  expect(startCalls()).toEqual([]);
});

test('metrics count starts by the call of their product', async () => {
  const { start, metricsUrl } = await startStartingGateway({ env: { METRICS_PORT: '0' } });
  await start();
  await start({ product: 'DOCUMENT_VERIFICATION' });
  const labels = (operation: string) => `{operation="${operation}",code="SUCCESS",billing="free"}`;
  expect(await scrapeOne(metricsUrl, 'gateway_provider_calls_total')).toMatchObject({
    [labels('generate-liveness-detection-url')]: 1,
    [labels('generate-document-verification-url')]: 1,
  });
});
