import { expect, test } from '@jest/globals';
import { scrapeOne } from '../../support/gateway/metrics.js';
import { createModelHistory } from '../../support/history/model.js';
import { recordOf } from '../../support/history/record-of.js';
import { postNotice, startWithNotices, toWebhook } from '../../support/live/notices.js';
import { until } from '../../support/until.js';

/** PENDING_TTL_SECONDS, and a moment more. */
const POLL_MS = 5_100;

const statusesOf = ({
  events,
}: {
  readonly events: readonly { data: { verificationChanged: { status: string } } }[];
}) => events.map(({ data }) => data.verificationChanged.status);

/** Starts a gateway with a subscription that has its first state. */
async function startWatching(options: Parameters<typeof startWithNotices>[0] = {}) {
  const started = await startWithNotices(options);
  const stream = await started.watch();
  await until(() => stream.events.length === 1);
  const { gateway } = started;
  const webhookUrl = `${gateway.url}/webhooks/advance-ai/default`;
  const delivered = async () => {
    await gateway.simulator.notificationsSettled();
    return gateway.simulator.notifications.map(({ type, status }) => [type, status]);
  };
  return { ...started, stream, webhookUrl, delivered };
}

test('a webhook makes a subscription show the final state without waiting for a poll', async () => {
  const { gateway, id, stream, delivered } = await startWatching();
  gateway.simulator.completeSession(id, 'attack');
  await until(() => stream.isEnded());
  expect(statusesOf(stream)).toEqual(['PENDING', 'FAIL']);
  expect(await delivered()).toEqual([['COMPLETED', 200]]);
  expect(gateway.resultCalls(id)).toBe(2);
  expect(await scrapeOne(gateway.metricsUrl, 'gateway_notices_total')).toEqual({
    '{channel="webhook",outcome="read"}': 1,
  });
});

test.each([
  ['milliseconds', {}, { webhookTimestampUnit: 'milliseconds' as const }],
  [
    'another template',
    { ADVANCE_AI_WEBHOOK_TEMPLATE: 'nonce+dot+timestamp+dot+body+newline/sha512/raw' },
    {
      webhookSigning: {
        ...{ parts: ['nonce', 'timestamp', 'body'] as const, separator: '.', trailingNewline: true },
        ...{ key: 'raw' as const, hash: 'sha512' as const },
      },
    },
  ],
  ['keys that are not known', {}, { webhookBody: 'with-unknown-keys' as const }],
])('a webhook with %s is accepted', async (_what, env, switches) => {
  const { gateway, id, stream, delivered } = await startWatching({ env, simulator: { switches } });
  gateway.simulator.completeSession(id, 'pass');
  await until(() => stream.isEnded());
  expect(statusesOf(stream)).toEqual(['PENDING', 'PASS']);
  expect(await delivered()).toEqual([['COMPLETED', 200]]);
});

test('a submission is not taken for the end, which a second webhook brings', async () => {
  const { gateway, id, stream, delivered } = await startWatching({
    simulator: { switches: { submissionCompletedWhileRunning: true } },
  });
  gateway.simulator.completeSession(id, 'submitted');
  await delivered();
  expect(stream.isEnded()).toBe(false);
  gateway.simulator.completeSession(id, 'pass');
  await until(() => stream.isEnded());
  expect(statusesOf(stream).at(-1)).toBe('PASS');
  expect(await delivered()).toEqual([
    ['SUBMIT_COMPLETED', 200],
    ['COMPLETED', 200],
  ]);
});

test('a webhook that comes twice has its effect once', async () => {
  const { gateway, clock, id, stream, webhookUrl } = await startWatching();
  gateway.simulator.completeSession(id, 'gave-up');
  const webhook = toWebhook(id, clock.now());
  expect(await postNotice(webhookUrl, webhook)).toBe(200);
  expect(await postNotice(webhookUrl, webhook)).toBe(200);
  await until(() => stream.isEnded());
  expect(statusesOf(stream)).toEqual(['PENDING', 'INCOMPLETE']);
  expect(gateway.resultCalls(id)).toBe(2);
});

test('concurrent webhooks about one verification share a read', async () => {
  const history = createModelHistory();
  await history.put('default', [recordOf('recorded', { status: 'PENDING' })]);
  let lookUps = 0;
  const page: typeof history.page = (...request) => {
    lookUps += 1;
    return history.page(...request);
  };
  const { gateway, clock } = await startWithNotices({ history: { ...history, page } });
  gateway.simulator.addTransaction({ signatureId: 'recorded' });
  const post = () => postNotice(`${gateway.url}/webhooks/advance-ai/default`, toWebhook('recorded', clock.now()));
  const held = gateway.simulator.hold({ operation: 'get-result' });
  const called = gateway.simulator.nextCall('get-result', 'recorded');
  const first = post();
  await called;
  const others = Array.from({ length: 8 }, post);
  await until(() => lookUps === 9);
  held.release();
  expect(await Promise.all([first, ...others])).toEqual(Array(9).fill(200));
  // One for all that came while the first one was under way, since it may have missed their news.
  expect(gateway.resultCalls('recorded')).toBe(2);
});

test('webhooks that come late and out of order never lead back from the final state', async () => {
  const { gateway, clock, id, stream, watch, webhookUrl } = await startWatching();
  gateway.simulator.completeSession(id, 'pass');
  await until(() => stream.isEnded());
  clock.advance(4 * 60_000);
  const early = { timestamp: String(Math.floor(clock.now() / 1000) - 4 * 60) };
  const body = JSON.stringify({ signatureId: id, type: 'SUBMIT_COMPLETED' });
  expect(await postNotice(webhookUrl, toWebhook(id, clock.now(), { ...early, body }))).toBe(200);
  const again = await watch();
  await until(() => again.isEnded());
  expect([statusesOf(stream), statusesOf(again)]).toEqual([['PENDING', 'PASS'], ['PASS']]);
});

test('a webhook that is lost costs only time', async () => {
  const { gateway, clock, id, stream } = await startWatching({ simulator: { webhookUrl: null } });
  gateway.simulator.completeSession(id, 'pass');
  clock.advance(POLL_MS);
  await until(() => stream.isEnded());
  expect(statusesOf(stream)).toEqual(['PENDING', 'PASS']);
});

test('while the provider cannot be reached a webhook is refused, and its retry has the effect', async () => {
  const { gateway, clock, id, stream, delivered } = await startWatching();
  gateway.simulator.fault({ operation: 'get-result' }, { kind: 'envelope', code: 'ERROR' }, { times: 3 });
  gateway.simulator.completeSession(id, 'pass');
  expect(await delivered()).toEqual([['COMPLETED', 503]]);
  expect(stream.events).toHaveLength(1);
  // The read of the poll must not be what finds it.
  clock.advance(5_000);
  await until(() => stream.isEnded());
  expect(statusesOf(stream)).toEqual(['PENDING', 'PASS']);
  expect(await delivered()).toEqual([
    ['COMPLETED', 503],
    ['COMPLETED', 200],
  ]);
  const [line = '{}'] = gateway.logLines.filter((text) => text.includes('provider notice refused'));
  expect(JSON.parse(line)).toMatchObject({ outcome: 'read_failed', code: 'PROVIDER_UNAVAILABLE', tenant: 'default' });
});

test('a copy of a webhook that was refused for the provider has the effect', async () => {
  const { gateway, clock, id, stream, webhookUrl } = await startWatching();
  gateway.simulator.completeSession(id, 'gave-up');
  gateway.simulator.fault({ operation: 'get-result' }, { kind: 'envelope', code: 'ERROR' }, { times: 3 });
  const webhook = toWebhook(id, clock.now());
  expect(await postNotice(webhookUrl, webhook)).toBe(503);
  expect(await postNotice(webhookUrl, webhook)).toBe(200);
  await until(() => stream.events.length === 2);
  expect(statusesOf(stream)).toEqual(['PENDING', 'INCOMPLETE']);
});

test('a type that is not known is accepted and reads nothing', async () => {
  const { gateway, clock, id, webhookUrl } = await startWatching();
  const body = JSON.stringify({ type: 'LATER', other: [] });
  expect(await postNotice(webhookUrl, toWebhook(id, clock.now(), { body }))).toBe(200);
  expect(gateway.resultCalls(id)).toBe(1);
});

test('a body without a type is taken for a change, since the body of a webhook is not documented', async () => {
  const { gateway, clock, id, stream, webhookUrl } = await startWatching();
  gateway.simulator.completeSession(id, 'gave-up');
  const body = JSON.stringify({ signatureId: id });
  expect(await postNotice(webhookUrl, toWebhook(id, clock.now(), { body }))).toBe(200);
  await until(() => stream.events.length === 2);
  expect(statusesOf(stream)).toEqual(['PENDING', 'INCOMPLETE']);
});
