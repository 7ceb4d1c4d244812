import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { scrapeOne } from '../../support/gateway/metrics.js';
import { startAccounts, startForTenants } from '../../support/gateway/tenants.js';
import { CALLBACK_KEY, postNotice, SECRET, startWithNotices, toWebhook } from '../../support/live/notices.js';
import { openRaw } from '../../support/raw-http.js';
import { createTestClock } from '../../support/test-clock.js';
import { until } from '../../support/until.js';

type Started = Awaited<ReturnType<typeof startWithNotices>>;

const linesOf = ({ gateway }: Pick<Started, 'gateway'>) =>
  gateway.logLines.filter((line) => line.includes('provider notice refused')).map((line) => JSON.parse(line));

const countsOf = ({ gateway }: Pick<Started, 'gateway'>) => scrapeOne(gateway.metricsUrl, 'gateway_notices_total');

const OTHER_SECRET = Buffer.from('another secret of 32 characters!').toString('base64');
const webhookUrlOf = ({ gateway }: Pick<Started, 'gateway'>) => `${gateway.url}/webhooks/advance-ai/default`;

describe('a webhook', () => {
  test.each<[string, string, number, (id: string, now: number) => ReturnType<typeof toWebhook>]>([
    ['without a signature', 'unsigned', 401, (id, now) => ({ ...toWebhook(id, now), headers: {} as never })],
    ['signed with another secret', 'wrong_signature', 401, (id, now) => toWebhook(id, now, { secret: OTHER_SECRET })],
    ['signed with another hash', 'wrong_signature', 401, (id, now) => toWebhook(id, now, { hash: 'sha512' })],
    [
      'whose body was changed',
      'wrong_signature',
      401,
      (id, now) => ({ ...toWebhook('other', now), body: toWebhook(id, now).body }),
    ],
    [
      'whose body was cut off',
      'wrong_signature',
      401,
      (id, now) => ({ ...toWebhook(id, now), body: toWebhook(id, now).body.slice(0, -4) }),
    ],
    [
      'whose time was changed',
      'wrong_signature',
      401,
      (id, now) => {
        const webhook = toWebhook(id, now);
        return { ...webhook, headers: { ...webhook.headers, 'aai-timestamp': String(Math.floor(now / 1000) + 1) } };
      },
    ],
    [
      'that is older than five minutes',
      'late',
      401,
      (id, now) => toWebhook(id, now, { timestamp: String(Math.floor(now / 1000) - 301) }),
    ],
    [
      'from more than five minutes ahead',
      'late',
      401,
      (id, now) => toWebhook(id, now, { timestamp: String(Math.floor(now / 1000) + 301) }),
    ],
    ['whose time is none', 'malformed', 400, (id, now) => toWebhook(id, now, { timestamp: 'now' })],
    ['that is no JSON', 'malformed', 400, (id, now) => toWebhook(id, now, { body: 'signatureId=1' })],
    [
      'without an id',
      'malformed',
      400,
      (id, now) => toWebhook(id, now, { body: JSON.stringify({ type: 'COMPLETED' }) }),
    ],
    [
      'with an id that is none',
      'malformed',
      400,
      (id, now) => toWebhook(id, now, { body: JSON.stringify({ signatureId: '../x', type: 'COMPLETED' }) }),
    ],
    ['that is too long', 'oversized', 413, (id, now) => toWebhook(id, now, { body: ' '.repeat(16_385) })],
  ])(
    '%s is refused as %s (%i), with one line and without a provider call',
    async (_what, outcome, status, toNotice) => {
      const started = await startWithNotices();
      const { gateway, clock, id } = started;
      expect(await postNotice(webhookUrlOf(started), toNotice(id, clock.now()))).toBe(status);
      expect(gateway.resultCalls()).toBe(0);
      expect(linesOf(started)).toEqual([expect.objectContaining({ channel: 'webhook', tenant: 'default', outcome })]);
      expect(gateway.logLines.filter((line) => line.includes('request refused'))).toEqual([]);
      expect(await countsOf(started)).toEqual({ [`{channel="webhook",outcome="${outcome}"}`]: 1 });
    },
  );

  test('whose connection ends before its body is counted as truncated', async () => {
    const started = await startWithNotices();
    const { socket } = await openRaw(
      started.gateway.url,
      [
        'POST /webhooks/advance-ai/default HTTP/1.1',
        'host: gateway',
        'aai-timestamp: 1767268800',
        'aai-nonce: one',
        'aai-signature: AAAA',
        'content-length: 100',
        '',
        '{"signatureId":',
      ].join('\r\n'),
    );
    socket.end();
    await until(() => linesOf(started).length === 1);
    expect(linesOf(started)).toMatchObject([{ outcome: 'truncated' }]);
  });

  test('for a tenant that has no secret is not found, like any other path', async () => {
    const started = await startWithNotices();
    const webhook = toWebhook(started.id, started.clock.now());
    for (const tenant of ['forged', 'Default', '__proto__', 'default/x', '%2e%2e']) {
      expect(await postNotice(`${started.gateway.url}/webhooks/advance-ai/${tenant}`, webhook)).toBe(404);
    }
    expect(linesOf(started).map(({ outcome, tenant }) => [outcome, tenant])).toEqual(
      Array(3).fill(['unknown_tenant', undefined]),
    );
    expect(started.gateway.logLines.join()).not.toMatch(/forged|__proto__/);
  });

  test('of another tenant is refused, though its signature is valid there', async () => {
    const clock = createTestClock();
    const secrets = { acme: SECRET, globex: OTHER_SECRET };
    const accounts = await startAccounts(clock);
    const { url, ...gateway } = await startForTenants(
      { acme: accounts.acme, globex: accounts.globex },
      clock,
      {},
      (tenant) => ({
        webhookSecret: secrets[tenant as keyof typeof secrets],
      }),
    );
    const webhook = toWebhook('shared', clock.now(), { secret: SECRET });
    expect(await postNotice(`${url}/webhooks/advance-ai/globex`, webhook)).toBe(401);
    expect(accounts.globex.callsTo('get-result')).toEqual([]);
    expect(await postNotice(`${url}/webhooks/advance-ai/acme`, webhook)).toBe(200);
    expect([accounts.acme, accounts.globex].map(({ callsTo }) => callsTo('get-result').length)).toEqual([1, 0]);
    expect(linesOf({ gateway } as never)).toMatchObject([{ tenant: 'globex', outcome: 'wrong_signature' }]);
  });
});

describe('a gateway without a secret and a key', () => {
  test('has neither address', async () => {
    const { gateway, id, clock } = await startWithNotices({
      env: { ADVANCE_AI_WEBHOOK_SECRET: '', ADVANCE_AI_CALLBACK_KEY: '' },
    });
    const webhook = toWebhook(id, clock.now());
    expect(await postNotice(`${gateway.url}/webhooks/advance-ai/default`, webhook)).toBe(404);
    expect(await postNotice(`${gateway.url}/callbacks/advance-ai/default?key=${CALLBACK_KEY}`, webhook)).toBe(404);
    expect(gateway.resultCalls()).toBe(0);
  });
});

/** Posts from one of the addresses of this machine. */
function postFrom(address: string, url: string, { headers, body }: ReturnType<typeof toWebhook>) {
  return new Promise<number>((resolve, reject) => {
    request(url, { method: 'POST', headers, localAddress: address }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    })
      .once('error', reject)
      .end(body);
  });
}

describe('a sender that forges notices', () => {
  test('is refused unread after 120 of them in a minute, beside one that is heard as before', async () => {
    const started = await startWithNotices();
    const { gateway, clock, id } = started;
    const url = webhookUrlOf(started);
    const forge = () => postFrom('127.0.0.2', url, toWebhook(id, clock.now(), { secret: OTHER_SECRET }));
    const statuses: number[] = [];
    for (let sent = 0; sent < 125; sent += 1) statuses.push(await forge());
    expect(statuses).toEqual([...Array(120).fill(401), ...Array(5).fill(429)]);
    expect(await postFrom('127.0.0.1', url, toWebhook(id, clock.now()))).toBe(200);
    expect(gateway.resultCalls()).toBe(1);
    // Time gives the address its allowance back.
    clock.advance(60_000);
    expect(await forge()).toBe(401);
  });

  test('writes 20 lines a minute for each outcome', async () => {
    const started = await startWithNotices();
    const { clock, id } = started;
    const url = webhookUrlOf(started);
    const forge = (secret: string) => postNotice(url, toWebhook(id, clock.now(), { secret }));
    for (let sent = 0; sent < 30; sent += 1) await forge(OTHER_SECRET);
    expect(linesOf(started)).toHaveLength(20);
    await postNotice(url, { body: '{}' });
    expect(linesOf(started).at(-1)).toMatchObject({ outcome: 'unsigned' });
    clock.advance(60_000);
    await forge(OTHER_SECRET);
    expect(linesOf(started).at(-1)).toMatchObject({ outcome: 'wrong_signature', leftOut: 10 });
  });
});

test('a signature that is right for its own values alone proves nothing', async () => {
  // The parts of a template are joined without lengths, so that moving a border must not move a value.
  const started = await startWithNotices({
    env: { ADVANCE_AI_WEBHOOK_TEMPLATE: 'timestamp+nonce+body/sha256/base64' },
  });
  const { clock, id } = started;
  const timestamp = String(Math.floor(clock.now() / 1000));
  const { body } = toWebhook(id, clock.now());
  const signature = createHmac('sha256', Buffer.from(SECRET, 'base64'))
    .update(`${timestamp}nonce${body}`)
    .digest('base64');
  const send = (nonce: string, sent: string) =>
    postNotice(webhookUrlOf(started), {
      headers: { 'aai-timestamp': timestamp, 'aai-nonce': nonce, 'aai-signature': signature },
      body: sent,
    });
  expect(await send('nonc', `e${body}`)).toBe(400);
  expect(await send('nonce', body)).toBe(200);
});
