import { expect, test } from '@jest/globals';
import { HistoryError } from '../../../src/history/history-error.js';
import { scrapeOne } from '../../support/gateway/metrics.js';
import { createModelHistory } from '../../support/history/model.js';
import { recordOf } from '../../support/history/record-of.js';
import { CALLBACK_KEY, postNotice, startWithNotices } from '../../support/live/notices.js';
import { until } from '../../support/until.js';

type Started = Awaited<ReturnType<typeof startWithNotices>>;

const urlOf = ({ gateway }: Pick<Started, 'gateway'>, query = `?key=${CALLBACK_KEY}`) =>
  `${gateway.url}/callbacks/advance-ai/default${query}`;

const toBody = (signatureId: string) => ({ body: JSON.stringify({ signatureId, type: 'COMPLETED' }) });

const countsOf = ({ gateway }: Pick<Started, 'gateway'>) => scrapeOne(gateway.metricsUrl, 'gateway_notices_total');

test('a callback makes a subscription show the final state without waiting for a poll', async () => {
  const started = await startWithNotices();
  const { gateway, watch } = started;
  gateway.simulator.addTransaction({ signatureId: 'with-callback', state: 'RUNNING', callbackUrl: urlOf(started) });
  const stream = await watch('with-callback');
  await until(() => stream.events.length === 1);
  gateway.simulator.completeSession('with-callback', 'pass');
  await until(() => stream.isEnded());
  expect(stream.events.at(-1)).toMatchObject({ data: { verificationChanged: { status: 'PASS' } } });
  await gateway.simulator.notificationsSettled();
  expect(gateway.simulator.notifications).toMatchObject([{ channel: 'callback', status: 200, delivered: true }]);
  expect(await countsOf(started)).toEqual({ '{channel="callback",outcome="read"}': 1 });
});

test.each([
  ['without a key', '', 'unsigned'],
  ['with an empty key', '?key=', 'wrong_key'],
  ['with another key', `?key=${CALLBACK_KEY.replace('c', 'd')}`, 'wrong_key'],
  ['with the beginning of the key', `?key=${CALLBACK_KEY.slice(0, -1)}`, 'wrong_key'],
  ['with two keys', `?key=${CALLBACK_KEY}&key=${CALLBACK_KEY}`, 'unsigned'],
])('a callback %s is refused before its body is read', async (_what, query, outcome) => {
  const started = await startWithNotices();
  const { gateway, id } = started;
  expect(await postNotice(urlOf(started, query), toBody(id))).toBe(401);
  // A body that would be too long is not looked at.
  expect(await postNotice(urlOf(started, query), { body: 'x'.repeat(20_000) })).toBe(401);
  expect(gateway.resultCalls()).toBe(0);
  expect(await countsOf(started)).toEqual({ [`{channel="callback",outcome="${outcome}"}`]: 2 });
});

test('callbacks about ids that the gateway does not know cost 30 calls a minute, and known ones go on', async () => {
  const history = createModelHistory();
  await history.put('default', [recordOf('recorded', { status: 'PENDING' })]);
  const started = await startWithNotices({ history });
  const { gateway, clock, id, watch } = started;
  gateway.simulator.addTransaction({ signatureId: 'recorded' });
  const stream = await watch();
  await until(() => stream.events.length === 1);
  const before = gateway.resultCalls();
  const statuses: number[] = [];
  for (let sent = 0; sent < 40; sent += 1) statuses.push(await postNotice(urlOf(started), toBody(`made-up-${sent}`)));
  expect(statuses).toEqual([...Array(30).fill(200), ...Array(10).fill(202)]);
  expect(gateway.resultCalls() - before).toBe(30);
  expect(await postNotice(urlOf(started), toBody('recorded'))).toBe(200);
  expect(await postNotice(urlOf(started), toBody(id))).toBe(200);
  expect([gateway.resultCalls('recorded'), gateway.resultCalls(id)]).toEqual([1, 2]);
  expect(await countsOf(started)).toEqual({
    '{channel="callback",outcome="unknown_id"}': 30,
    '{channel="callback",outcome="over_budget"}': 10,
    '{channel="callback",outcome="read"}': 2,
  });
  clock.advance(60_000);
  expect(await postNotice(urlOf(started), toBody('made-up-later'))).toBe(200);
});

test('callbacks about one verification cost ten calls a minute', async () => {
  const started = await startWithNotices();
  const { gateway, clock, id, watch } = started;
  const stream = await watch();
  await until(() => stream.events.length === 1);
  for (let sent = 0; sent < 15; sent += 1) await postNotice(urlOf(started), toBody(id));
  expect(gateway.resultCalls(id)).toBe(11);
  clock.advance(6_000);
  await until(() => gateway.resultCalls(id) === 12);
  await postNotice(urlOf(started), toBody(id));
  expect(gateway.resultCalls(id)).toBe(13);
});

test('a verification that is only cached is known', async () => {
  const started = await startWithNotices();
  const { gateway } = started;
  const { passFarNear } = gateway.simulator.sampleIds;
  await gateway.ask('query ($id: ID!) { verification(signatureId: $id) { status } }', { id: passFarNear });
  for (let sent = 0; sent < 35; sent += 1) await postNotice(urlOf(started), toBody(`made-up-${sent}`));
  expect(await postNotice(urlOf(started), toBody(passFarNear))).toBe(200);
  expect(gateway.resultCalls(passFarNear)).toBe(2);
});

test('while the history is down an id that only it knows is one of those that are not known', async () => {
  const page = async () => {
    throw new HistoryError('unavailable', 'ECONNREFUSED');
  };
  const started = await startWithNotices({ history: { ...createModelHistory(), page } });
  started.gateway.simulator.addTransaction({ signatureId: 'recorded' });
  expect(await postNotice(urlOf(started), toBody('recorded'))).toBe(200);
  for (let sent = 0; sent < 30; sent += 1) await postNotice(urlOf(started), toBody(`made-up-${sent}`));
  started.gateway.simulator.addTransaction({ signatureId: 'another' });
  expect(await postNotice(urlOf(started), toBody('another'))).toBe(202);
});

test('what a callback brings is in the history', async () => {
  const history = createModelHistory();
  const started = await startWithNotices({ history });
  started.gateway.simulator.addTransaction({ signatureId: 'decided' });
  expect(await postNotice(urlOf(started), toBody('decided'))).toBe(200);
  started.clock.advance(200);
  await until(async () => (await history.count('default', { signatureIds: ['decided'], status: ['PASS'] }, 1)) === 1);
});
