import { expect, test } from '@jest/globals';
import { HistoryError } from '../../../src/history/history-error.js';
import type { HistoryStore } from '../../../src/history/history-store.js';
import { startTestGateway, type TestGateway } from '../../support/gateway/gateway.js';
import { scrapeOne } from '../../support/gateway/metrics.js';
import { createModelHistory } from '../../support/history/model.js';
import { recordOf } from '../../support/history/record-of.js';
import { until } from '../../support/until.js';

const READ = 'query ($ids: [ID!]!) { verifications(signatureIds: $ids) { status } }';
const LIST =
  '{ verificationHistory(orderBy: { field: FACE_LIVENESS_SCORE }) { nodes { signatureId status isLikelyAttack decidedAt } } }';

async function list({ ask }: TestGateway) {
  const { data, errors } = await ask(LIST);
  expect(errors).toEqual([]);
  return data.verificationHistory.nodes;
}

test('what a request reads from the provider is in the list soon after, also while it is PENDING', async () => {
  const gateway = await startTestGateway({ env: { HISTORY_DATABASE: 'memory:' } });
  const { passFarNear, attackInjection, running } = gateway.simulator.sampleIds;
  await gateway.ask(READ, { ids: [passFarNear, attackInjection, running, 'unknown'] });
  await until(async () => (await list(gateway)).length === 3);
  const isIso = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
  expect(await list(gateway)).toEqual([
    { signatureId: passFarNear, status: 'PASS', isLikelyAttack: false, decidedAt: isIso },
    { signatureId: attackInjection, status: 'FAIL', isLikelyAttack: true, decidedAt: isIso },
    { signatureId: running, status: 'PENDING', isLikelyAttack: null, decidedAt: null },
  ]);
});

test('a native result is not recorded', async () => {
  const gateway = await startTestGateway({ env: { HISTORY_DATABASE: 'memory:', NATIVE_RESULTS: 'on' } });
  const { passFarNear } = gateway.simulator.sampleIds;
  await gateway.ask('query ($id: ID!) { nativeLivenessResult(livenessId: $id) { fetchedAt } }', {
    id: gateway.simulator.nativeSampleIds.nativePass,
  });
  await gateway.ask(READ, { ids: [passFarNear] });
  await until(async () => (await list(gateway)).length > 0);
  expect((await list(gateway)).map((it: { signatureId: string }) => it.signatureId)).toEqual([passFarNear]);
});

test('while the database is down results are answered as before, and its fields have a code of their own', async () => {
  const down = () => Promise.reject(new HistoryError('unavailable', 'ECONNREFUSED'));
  const history = { ...createModelHistory(), put: down, page: down, count: down, statistics: down };
  const gateway = await startTestGateway({ history, env: { METRICS_PORT: '0' } });
  const { passFarNear } = gateway.simulator.sampleIds;
  expect(await gateway.ask(READ, { ids: [passFarNear] })).toMatchObject({
    data: { verifications: [{ status: 'PASS' }] },
    errors: [],
  });
  for (const query of [
    LIST,
    '{ verificationHistory { totalCount { value } } }',
    '{ verificationStatistics { total } }',
  ])
    expect((await gateway.ask(query)).errors).toMatchObject([
      {
        message: 'The history is not available at the moment. Try again later.',
        extensions: { code: 'HISTORY_UNAVAILABLE' },
      },
    ]);
  await until(() => gateway.logLines.some((line) => line.includes('History unavailable; results are not affected')));
  await until(async () => (await scrapeOne(gateway.metricsUrl, 'gateway_history_up'))[''] === 0);
  const errorLine = gateway.logLines.find((line) => line.includes('operation error')) ?? '{}';
  expect(JSON.parse(errorLine)).toMatchObject({ code: 'HISTORY_UNAVAILABLE', reason: 'ECONNREFUSED' });
});

test('what waits is written before the gateway has closed', async () => {
  const history = createModelHistory();
  const gateway = await startTestGateway({ history });
  const { passFarNear } = gateway.simulator.sampleIds;
  await gateway.ask(READ, { ids: [passFarNear] });
  await gateway.close();
  expect(await history.count('default', {}, 10)).toBe(1);
});

test('records older than HISTORY_RETENTION_DAYS are deleted', async () => {
  const history = createModelHistory();
  await history.put('default', [recordOf('old', { recordedAt: 0 }), recordOf('young')]);
  const gateway = await startTestGateway({ history, env: { HISTORY_RETENTION_DAYS: '30' } });
  await until(async () => (await history.approximateSize()) === 1);
  expect(await list(gateway)).toMatchObject([{ signatureId: 'young' }]);
});

test('without HISTORY_DATABASE lists and statistics have a code of their own, and the start says so once', async () => {
  const gateway = await startTestGateway();
  for (const query of [LIST, '{ verificationStatistics { total } }'])
    expect((await gateway.ask(query)).errors).toMatchObject([{ extensions: { code: 'HISTORY_NOT_CONFIGURED' } }]);
  expect(gateway.logLines.filter((line) => line.includes('HISTORY_DATABASE is not set'))).toHaveLength(1);
});

test('a history of one instance is a warning at the start where instances share a Redis', async () => {
  const STORE_ENCRYPTION_KEY = Buffer.alloc(32, 'k').toString('base64');
  const redis = { REDIS_URL: 'redis://127.0.0.1:1', STORE_ENCRYPTION_KEY };
  const warningsOf = async (env: Record<string, string>) =>
    (await startTestGateway({ env })).logLines.filter((line) => line.includes('HISTORY_DATABASE is not shared'));
  expect(await warningsOf({ HISTORY_DATABASE: 'memory:', ...redis })).toHaveLength(1);
  expect(await warningsOf({ HISTORY_DATABASE: 'memory:' })).toEqual([]);
  expect(await warningsOf(redis)).toEqual([]);
});

test('a page of 50 records with their verifications is one query of the database and the calls that the cache lacks', async () => {
  const model = createModelHistory();
  const queries: string[] = [];
  const history: HistoryStore = {
    ...model,
    page(tenant, request) {
      queries.push('page');
      return model.page(tenant, request);
    },
    count(tenant, filter, max) {
      queries.push('count');
      return model.count(tenant, filter, max);
    },
    cursorKey() {
      queries.push('cursorKey');
      return model.cursorKey();
    },
  };
  const gateway = await startTestGateway({ history });
  const ids = Array.from({ length: 50 }, (_, index) => `listed-${index}`);
  for (const signatureId of ids.slice(1)) gateway.simulator.addTransaction({ signatureId });
  await history.put(
    'default',
    ids.map((id) => recordOf(id)),
  );
  await gateway.ask(READ, { ids: ids.slice(1, 11) });
  expect(gateway.resultCalls()).toBe(10);

  const { data, errors } = await gateway.ask(
    '{ verificationHistory { nodes { signatureId verification { status } } pageInfo { hasNextPage } } }',
  );
  expect(errors).toEqual([]);
  expect(data.verificationHistory.pageInfo).toEqual({ hasNextPage: false });
  const verifications = data.verificationHistory.nodes.map((it: { verification: unknown }) => it.verification);
  expect(verifications).toHaveLength(50);
  // The provider does not know the first one any more.
  expect(verifications.filter((it: unknown) => it === null)).toHaveLength(1);
  expect(queries).toEqual(['page']);
  expect(gateway.resultCalls()).toBe(50);
});
