import { describe, expect, test } from '@jest/globals';
import { closeAfterTest } from '../../support/close-after-test.js';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { type Answer, startTestGateway } from '../../support/gateway/gateway.js';
import { scrapeOne } from '../../support/gateway/metrics.js';
import { createPacedProvider } from '../../support/provider/paced-provider.js';
import { until } from '../../support/until.js';

const LIST = 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { status } }';
const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
const CONCURRENCY = 16;
const LIST_LENGTH = 100;

const callers = ['busy', ...Array.from({ length: 8 }, (_, index) => `user-${index}`)];
const toIds = (name: string) => Array.from({ length: LIST_LENGTH }, (_, index) => `${name}-${index}`);

/** Starts a gateway with several callers, whose provider takes `latencyMs` for each response. */
async function start(latencyMs: number) {
  const provider = createPacedProvider(latencyMs);
  const keys = toKeyFile(...callers.map((subject) => toApiKey(subject, { subject })));
  const gateway = await startTestGateway({
    env: { ...keys.env, METRICS_PORT: '0' },
    files: keys.files,
    clock: provider.clock,
    send: provider.send,
  });
  closeAfterTest(async () => provider.hurry());
  const askAs = (subject: string, query: string, variables: Record<string, unknown>) =>
    gateway.post({ query, variables }, bearer(subject));
  const untilQueued = (count: number) =>
    until(async () => {
      const depth = await scrapeOne(gateway.metricsUrl, 'gateway_provider_queue_depth');
      return depth['{tenant="default",state="queued"}'] === count;
    });
  /** Completes so many calls, those in flight at a time. */
  const answerAll = async (count: number) => {
    for (let left = count; left > 0; left -= CONCURRENCY) await provider.answerNext(Math.min(left, CONCURRENCY));
  };
  const circuit = async () =>
    (await scrapeOne(gateway.metricsUrl, 'gateway_provider_breaker_state'))['{tenant="default"}'];
  const flightsJoined = async () =>
    (await scrapeOne(gateway.metricsUrl, 'gateway_flights_joined_total'))['{flight="record"}'];
  return { ...gateway, flightsJoined, provider, askAs, untilQueued, answerAll, circuit };
}

const codesIn = (answers: readonly Answer[]) =>
  new Set(answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions?.code)));
const countFound = (answers: readonly Answer[]) =>
  answers.flatMap(({ data }) => data.livenessResults).filter((result) => result !== null).length;

describe('30 lists of 100 ids from one caller, at 100 ms per provider response', () => {
  async function startBusy() {
    const gateway = await start(100);
    let answered = 0;
    const askForList = async (list: number) => {
      const answer = await gateway.askAs('busy', LIST, { ids: toIds(`list-${list}`) });
      answered += 1;
      return answer;
    };
    const lists = Promise.all(Array.from({ length: 30 }, (_, list) => askForList(list)));
    // Ten lists and sixteen ids of another fit; the other lists are rejected at once.
    await until(() => answered === 30 - 11);
    await gateway.untilQueued(1_000);
    return { ...gateway, lists };
  }

  test('delay the single id of another caller by at most one response', async () => {
    const { provider, askAs, untilQueued, lists } = await startBusy();
    const startedAt = provider.clock.monotonicNow();
    const single = askAs('user-0', STATUS, { id: 'single' });
    await untilQueued(1_001);
    await provider.answerNext(CONCURRENCY);
    await until(() => provider.started.length === 2 * CONCURRENCY);
    expect(provider.started.slice(CONCURRENCY, CONCURRENCY + 2)).toContain('single');
    await provider.answerNext(CONCURRENCY);
    expect(await single).toMatchObject({ data: { livenessResult: { status: 'PASS' } }, errors: [] });
    expect(provider.clock.monotonicNow() - startedAt).toBeLessThan(1_000);
    provider.hurry();
    await lists;
  });

  test('are resolved as far as the queue has room, the rest is OVERLOADED with retryAfterSeconds, and no circuit opens', async () => {
    const { provider, lists, answerAll, circuit, resultCalls } = await startBusy();
    await answerAll(1_000 + CONCURRENCY);
    const answers = await lists;
    expect(countFound(answers)).toBe(1_000 + CONCURRENCY);
    expect(provider.started).toHaveLength(1_000 + CONCURRENCY);
    expect(resultCalls()).toBe(0);
    const errors = answers.flatMap((answer) => answer.errors);
    expect(errors).toHaveLength(3_000 - 1_000 - CONCURRENCY);
    for (const { message, extensions } of errors) {
      expect(message).toBe('Too many results wait for the verification provider. Try again after retryAfterSeconds.');
      expect(extensions).toEqual({ code: 'OVERLOADED', retryAfterSeconds: expect.any(Number) });
    }
    expect(await circuit()).toBe(0);
  });

  test('leave the circuit closed when they have waited too long, and retryAfterSeconds is the time they waited', async () => {
    const { provider, askAs, lists, circuit } = await startBusy();
    provider.clock.advance(20_000);
    const answers = await lists;
    // The calls that were in flight were abandoned at their deadline.
    await provider.answerNext(CONCURRENCY);
    const expired = answers
      .flatMap(({ errors }) => errors)
      .filter(({ extensions }) => extensions?.retryAfterSeconds === 20);
    expect(expired).toHaveLength(1_000);
    expect(codesIn(answers)).not.toContain('PROVIDER_UNAVAILABLE');
    expect(await circuit()).toBe(0);
    const single = askAs('user-0', STATUS, { id: 'single' });
    await until(() => provider.started.includes('single'));
    await provider.answerNext(1);
    expect((await single).errors).toEqual([]);
  });

  test('do not delay an id that another caller also requests', async () => {
    const { provider, askAs, flightsJoined, lists } = await startBusy();
    const shared = askAs('user-0', STATUS, { id: 'list-5-99' });
    await until(async () => (await flightsJoined()) === 1);
    await provider.answerNext(CONCURRENCY);
    await provider.answerNext(CONCURRENCY);
    expect((await shared).data).toEqual({ livenessResult: { status: 'PASS' } });
    provider.hurry();
    await lists;
  });
});

test('800 cold ids of eight callers at 300 ms per response are all resolved within 15 seconds', async () => {
  const { provider, askAs, untilQueued, answerAll, circuit } = await start(300);
  const users = callers.slice(1);
  const lists = users.map((user) => askAs(user, LIST, { ids: toIds(user) }));
  await untilQueued(800 - CONCURRENCY);
  const startedAt = provider.clock.monotonicNow();
  await answerAll(800);
  const answers = await Promise.all(lists);
  expect(codesIn(answers)).toEqual(new Set());
  expect(countFound(answers)).toBe(800);
  expect(provider.clock.monotonicNow() - startedAt).toBe(15_000);
  expect(await circuit()).toBe(0);
  // They are served in turn: no caller's last call is sent long before the last call of another.
  const lastOf = users.map((user) => provider.started.findLastIndex((id) => id.startsWith(`${user}-`)));
  expect(Math.min(...lastOf)).toBeGreaterThan(600);
});

test('a stopping process rejects waiting calls, lets sent calls complete, and cuts off neither', async () => {
  const { provider, askAs, untilQueued, close } = await start(300);
  const list = askAs('busy', LIST, { ids: toIds('list') });
  await untilQueued(LIST_LENGTH - CONCURRENCY);
  const closed = close();
  provider.clock.advance(2_000);
  await provider.answerNext(CONCURRENCY);
  const answers = [await list];
  expect(countFound(answers)).toBe(CONCURRENCY);
  expect(codesIn(answers)).toEqual(new Set(['OVERLOADED']));
  await closed;
});
