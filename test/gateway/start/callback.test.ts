import { expect, test } from '@jest/globals';
import { START_VERIFICATION } from '../../support/gateway/starts.js';
import { CALLBACK_KEY, postNotice, startWithNotices } from '../../support/live/notices.js';
import { findFreePort } from '../../support/redis/redis-server.js';
import { until } from '../../support/until.js';

const INPUT = { product: 'LIVENESS_DETECTION', returnUrl: 'https://shop.example.test/done' };

/** Starts a gateway that gives its own address to the provider, and a verification there. */
async function startReported() {
  const port = await findFreePort();
  const started = await startWithNotices({ env: { PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` } });
  const { data } = await started.gateway.ask(START_VERIFICATION, { input: INPUT });
  return { ...started, signatureId: String(data.startVerification.signatureId) };
}

test('the provider reports a verification to the gateway that has started it, which shows its end at once', async () => {
  const { gateway, watch, signatureId } = await startReported();
  const stream = await watch(signatureId);
  await until(() => stream.events.length === 1);
  gateway.simulator.completeSession(signatureId, 'pass');
  await until(() => stream.isEnded());
  expect(stream.events.at(-1)).toMatchObject({ data: { verificationChanged: { signatureId, status: 'PASS' } } });
  await gateway.simulator.notificationsSettled();
  expect(gateway.simulator.notifications).toMatchObject([{ channel: 'callback', signatureId, status: 200 }]);
});

test('a verification that was started here is known to it, whatever forged callbacks have cost', async () => {
  const { gateway, signatureId } = await startReported();
  const url = `${gateway.url}/callbacks/advance-ai/default?key=${CALLBACK_KEY}`;
  const report = (id: string) => postNotice(url, { body: JSON.stringify({ signatureId: id, type: 'COMPLETED' }) });
  for (let sent = 0; sent < 35; sent += 1) await report(`made-up-${sent}`);
  expect(await report('made-up-later')).toBe(202);
  expect([await report(signatureId), gateway.resultCalls(signatureId)]).toEqual([200, 1]);
});
