import { beforeAll, expect, test } from '@jest/globals';
import { startCollector } from '../../support/collector.js';
import { startWithNotices, toWebhook } from '../../support/live/notices.js';

const MARKERS = {
  secret: Buffer.from('canary-webhook-secret-4c1d').toString('base64'),
  callbackKey: 'canary-callback-key-of-32-characters-and-more',
  otherKey: 'canary-other-key-of-32-characters-and-more',
  nonce: 'canary-nonce-7b7b',
  timestamp: '1767268799',
  body: 'canary-body-19ac',
  type: 'canary-type-02fe',
  signatureId: 'canary-signature-f00d',
  unknownId: 'canary-unknown-id-3d3d',
  tenant: 'canary-tenant-66aa',
  header: 'canary-header-5150',
  query: 'canary-query-8e8e',
} as const;

/** Sends accepted and refused notices; every value of a sender, and every secret, has a marker. */
async function sendNotices() {
  const collector = await startCollector();
  const { gateway, clock } = await startWithNotices({
    simulator: { webhookSecret: MARKERS.secret },
    env: {
      ADVANCE_AI_WEBHOOK_SECRET: MARKERS.secret,
      ADVANCE_AI_CALLBACK_KEY: MARKERS.callbackKey,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint,
    },
  });
  gateway.simulator.addTransaction({ signatureId: MARKERS.signatureId, state: 'RUNNING' });
  const signatures: string[] = [];
  const responses: { status: number; text: string }[] = [];
  const post = async (path: string, { headers, body }: { headers?: Record<string, string>; body: string }) => {
    const all = { 'x-debug': MARKERS.header, 'x-forwarded-for': MARKERS.header, ...headers };
    const response = await fetch(gateway.url + path, { method: 'POST', headers: all, body });
    const text = `${JSON.stringify([...response.headers])} ${await response.text()}`;
    responses.push({ status: response.status, text });
  };
  const webhook = (changed: Parameters<typeof toWebhook>[2] = {}, path = '/webhooks/advance-ai/default') => {
    const { secret, timestamp, nonce } = MARKERS;
    const made = toWebhook(MARKERS.signatureId, clock.now(), { secret, timestamp, nonce, ...changed });
    signatures.push(made.headers['aai-signature']);
    return post(`${path}?key=${MARKERS.callbackKey}&${MARKERS.query}`, made);
  };
  const callback = (key: string, id: string, path = '/callbacks/advance-ai/default') =>
    post(`${path}?key=${key}&${MARKERS.query}`, { body: JSON.stringify({ signatureId: id, [MARKERS.body]: 1 }) });

  gateway.simulator.fault({ operation: 'get-result' }, { kind: 'envelope', code: 'ERROR' }, { times: 3 });
  await webhook();
  await webhook();
  await webhook();
  await webhook({ nonce: `${MARKERS.nonce}-2`, body: JSON.stringify({ type: MARKERS.type }) });
  await webhook({ nonce: `${MARKERS.nonce}-3`, body: `{"${MARKERS.body}"` });
  await webhook({ body: MARKERS.body.repeat(2_000) });
  await webhook({ secret: Buffer.from('another secret of a webhook').toString('base64') });
  await webhook({ timestamp: '1767200000' });
  await webhook({}, `/webhooks/advance-ai/${MARKERS.tenant}`);
  await webhook({}, `/webhooks/${MARKERS.tenant}`);
  await post(`/webhooks/advance-ai/default?${MARKERS.query}`, { body: MARKERS.body });
  await callback(MARKERS.callbackKey, MARKERS.signatureId);
  await callback(MARKERS.callbackKey, MARKERS.unknownId);
  await callback(MARKERS.callbackKey, `${MARKERS.body} ${MARKERS.body}`);
  await callback(MARKERS.otherKey, MARKERS.signatureId);
  await callback(MARKERS.callbackKey, MARKERS.signatureId, `/callbacks/advance-ai/${MARKERS.tenant}`);
  await callback(MARKERS.callbackKey, MARKERS.signatureId, `/callbacks/${MARKERS.tenant}`);
  const get = await fetch(`${gateway.url}/callbacks/advance-ai/default?key=${MARKERS.callbackKey}`);
  responses.push({ status: get.status, text: await get.text() });
  const metrics = await (await fetch(gateway.metricsUrl)).text();
  await gateway.close();
  return {
    signatures,
    responses,
    outputs: { metrics, log: gateway.logLines.join(''), traces: collector.deliveries.map(({ text }) => text).join('') },
  };
}

let sent: Awaited<ReturnType<typeof sendNotices>>;

beforeAll(async () => {
  sent = await sendNotices();
}, 60_000);

test('notices were accepted and refused in every way, so each value could have leaked', () => {
  expect(sent.responses.map(({ status }) => status)).toEqual([
    ...[503, 200, 200, 200, 400, 413, 401, 401, 404, 404, 401],
    ...[200, 200, 400, 401, 404, 404, 404],
  ]);
  const { log, metrics } = sent.outputs;
  expect(log).toContain('provider notice refused');
  for (const outcome of ['read', 'duplicate', 'ignored', 'unknown_id', 'read_failed', 'malformed', 'oversized', 'late'])
    expect(metrics).toContain(`outcome="${outcome}"`);
});

test.each(Object.entries(MARKERS))('the %s is in no log line, metric, trace or response', (_what, marker) => {
  const texts = [...Object.values(sent.outputs), ...sent.responses.map(({ text }) => text)];
  expect(texts.filter((text) => text.includes(marker))).toEqual([]);
});

test('no signature is in a log line, metric, trace or response', () => {
  const text = [...Object.values(sent.outputs), ...sent.responses.map((response) => response.text)].join('\n');
  expect(sent.signatures.filter((signature) => text.includes(signature))).toEqual([]);
  expect(sent.signatures.length).toBeGreaterThan(8);
});
