import { expect, test } from '@jest/globals';
import type { Fault } from '../../../src/simulator/fault-injection/fault.js';
import { toLivenessId } from '../../../src/simulator/result/transactions.js';
import { codesOf, DAY_MS, FACE_URL, FACTS, startNativeGateway, VIDEO } from '../../support/gateway/native.js';
import { until } from '../../support/until.js';

const withBudget = (calls: number, env: Readonly<Record<string, string>> = {}) =>
  startNativeGateway({ env: { PROVIDER_PAID_CALLS_PER_DAY: String(calls), ...env } });

test('further results are PROVIDER_BUDGET_SPENT without a call, and cached ones still answer', async () => {
  const { ask, id, idOf, paidCalls, logLines } = await withBudget(1);
  await ask(FACTS, { id });
  for (let time = 0; time < 2; time += 1) {
    const answer = await ask(FACTS, { id: idOf('passFarNear') });
    expect([answer.data, codesOf(answer)]).toEqual([{ nativeLivenessResult: null }, ['PROVIDER_BUDGET_SPENT']]);
  }
  const cached = await ask(FACE_URL, { id });
  expect([cached.errors, cached.data.nativeLivenessResult.faceImage.url]).toEqual([[], expect.any(String)]);
  expect(paidCalls()).toBe(1);
  const lines = logLines.map((line) => JSON.parse(line));
  const warnings = lines.filter(({ msg }) => msg === 'Budget of billed provider calls spent for today');
  expect(warnings).toEqual([expect.objectContaining({ level: 40, tenant: 'default' })]);
});

test('an expired link is PROVIDER_BUDGET_SPENT at its own field, and facts and recording still answer', async () => {
  const { ask, id, idOf, clock, paidCalls } = await withBudget(1);
  await ask(FACE_URL, { id });
  clock.advance(2 * DAY_MS);
  await ask(FACTS, { id: idOf('passFarNear') });
  const query = `query ($id: ID!) { nativeLivenessResult(livenessId: $id) {
    faceLivenessScore faceImage { kind url expiresAt } faceVideo { url } } }`;
  const { data, errors } = await ask(query, { id });
  expect(data.nativeLivenessResult).toEqual({
    faceLivenessScore: expect.any(Number),
    faceImage: { kind: 'FACE', url: null, expiresAt: null },
    faceVideo: { url: expect.any(String) },
  });
  expect(errors.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
    [['nativeLivenessResult', 'faceImage', 'url'], 'PROVIDER_BUDGET_SPENT'],
  ]);
  expect(paidCalls()).toBe(2);
});

test('the budget begins again at midnight UTC', async () => {
  const { ask, id, idOf, clock, paidCalls } = await withBudget(1);
  await ask(FACTS, { id });
  expect(codesOf(await ask(FACTS, { id: idOf('passFarNear') }))).toEqual(['PROVIDER_BUDGET_SPENT']);
  clock.advance(DAY_MS - (clock.now() % DAY_MS) - 1);
  expect(codesOf(await ask(FACTS, { id: idOf('passFarNear') }))).toEqual(['PROVIDER_BUDGET_SPENT']);
  clock.advance(1);
  expect(codesOf(await ask(FACTS, { id: idOf('passFarNear') }))).toEqual([]);
  expect(paidCalls()).toBe(2);
});

test('a budget of 0 makes no billed call at all', async () => {
  const { ask, id, simulator } = await withBudget(0);
  expect(codesOf(await ask(VIDEO, { id }))).toEqual(['PROVIDER_BUDGET_SPENT']);
  expect(simulator.calls).toEqual([]);
});

test('concurrent requests for different ids stay within the budget', async () => {
  const { ask, simulator, paidCalls } = await withBudget(3);
  for (let index = 0; index < 10; index += 1) simulator.addTransaction({ signatureId: `new-${index}` });
  const ids = Array.from({ length: 10 }, (_, index) => toLivenessId(`new-${index}`));
  const answers = await Promise.all(ids.map((id) => ask(FACTS, { id })));
  expect(answers.filter((answer) => codesOf(answer)[0] === 'PROVIDER_BUDGET_SPENT')).toHaveLength(7);
  expect(paidCalls()).toBe(3);
});

test.each<[string, Fault, string]>([
  ['timed out', { kind: 'hang' }, 'PROVIDER_TIMEOUT'],
  ['was reset', { kind: 'reset' }, 'PROVIDER_UNAVAILABLE'],
  ['was reset in its body', { kind: 'reset-mid-body' }, 'PROVIDER_UNAVAILABLE'],
  ['was lost by a proxy', { kind: 'http-status', status: 502 }, 'PROVIDER_UNAVAILABLE'],
  ['cannot be read', { kind: 'not-json', body: 'text' }, 'PROVIDER_INVALID_RESPONSE'],
])('a billed call whose answer %s is not repeated beyond the budget', async (_what, fault, code) => {
  const { ask, id, simulator, paidCalls } = await withBudget(
    1,
    fault.kind === 'hang' ? { PROVIDER_TIMEOUT_MS: '200' } : {},
  );
  simulator.fault({ operation: 'detection-result' }, fault, { times: 9 });
  expect(codesOf(await ask(FACTS, { id }))).toEqual([code]);
  expect(codesOf(await ask(FACTS, { id }))).toEqual(['PROVIDER_BUDGET_SPENT']);
  expect(paidCalls()).toBe(1);
});

test('a billed call whose answer was lost is repeated where the budget allows another one', async () => {
  const { ask, id, simulator, paidCalls } = await withBudget(2);
  simulator.fault({ operation: 'detection-result' }, { kind: 'reset' });
  expect(codesOf(await ask(FACTS, { id }))).toEqual([]);
  expect(paidCalls()).toBe(2);
});

test.each<[string, Fault]>([
  ['busy', { kind: 'envelope', code: 'RETRY_LATER', retryAfter: '0' }],
  ['a refused token', { kind: 'envelope', code: 'IAM_FAILED' }],
  ['an error of the provider', { kind: 'envelope', code: 'ERROR' }],
])('a refusal that is free of charge does not use the budget: %s', async (_what, fault) => {
  const { ask, id, simulator, paidCalls } = await withBudget(1);
  simulator.fault({ operation: 'detection-result' }, fault);
  expect(codesOf(await ask(FACTS, { id }))).toEqual([]);
  expect(paidCalls()).toBe(2);
});

test('a call that was never sent does not use the budget', async () => {
  const { ask, id, simulator, paidCalls } = await withBudget(1, { PROVIDER_RETRIES: '0' });
  simulator.fault({ operation: 'generate-token' }, { kind: 'envelope', code: 'ACCOUNT_DISABLED' });
  expect(codesOf(await ask(FACTS, { id }))).toEqual(['PROVIDER_REFUSED']);
  expect(paidCalls()).toBe(0);
});

test('a caller whose budget is spent is refused at once, while others wait for a turn', async () => {
  const { ask, id, idOf, signatureId, simulator, resultCalls } = await withBudget(1, { PROVIDER_CONCURRENCY: '1' });
  await ask(FACTS, { id });
  expect(codesOf(await ask(FACTS, { id: idOf('passFarNear') }))).toEqual(['PROVIDER_BUDGET_SPENT']);
  const { release } = simulator.hold({ operation: 'get-result' });
  const web = ask('query ($id: ID!) { livenessResult(signatureId: $id) { status } }', { id: signatureId });
  await until(() => resultCalls() === 1);
  expect(codesOf(await ask(FACTS, { id: idOf('passSilent') }))).toEqual(['PROVIDER_BUDGET_SPENT']);
  release();
  expect((await web).data).toEqual({ livenessResult: { status: 'PASS' } });
});
