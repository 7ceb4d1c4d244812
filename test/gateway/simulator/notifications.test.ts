import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { demoWebhookSecret } from '../../../src/simulator/simulator.js';
import { startWithWebhook } from './support/simulator-with-webhook.js';
import { noon } from './support/test-simulator.js';

describe('a webhook', () => {
  test("has the session's id without a verdict, and signs timestamp, nonce and body", async () => {
    const { simulator, receiver, createSession } = await startWithWebhook();
    const signatureId = await createSession();
    simulator.completeSession(signatureId, 'attack');
    await simulator.notificationsSettled();
    expect(receiver.deliveries).toHaveLength(1);
    const { body, text, headers } = receiver.deliveries[0] ?? { body: {}, text: '', headers: {} };
    expect(body).toEqual({ signatureId, type: 'COMPLETED' });
    expect(headers['aai-timestamp']).toBe(String(noon / 1000));
    const content = [headers['aai-timestamp'], headers['aai-nonce'], text].join('\n');
    const key = Buffer.from(demoWebhookSecret, 'base64');
    expect(headers['aai-signature']).toBe(createHmac('sha256', key).update(content).digest('base64'));
  });

  test('has a unique nonce', async () => {
    const { simulator, receiver, createSession } = await startWithWebhook();
    for (let sessions = 0; sessions < 3; sessions += 1) simulator.completeSession(await createSession(), 'pass');
    await simulator.notificationsSettled();
    expect(new Set(receiver.deliveries.map(({ headers }) => headers['aai-nonce'])).size).toBe(3);
  });

  test('is retried after 5, 10 and 20 seconds, and then given up', async () => {
    const { simulator, receiver, createSession, runRetries } = await startWithWebhook();
    receiver.status = 503;
    simulator.completeSession(await createSession(), 'pass');
    expect(await runRetries()).toEqual([5_000, 10_000, 20_000]);
    expect(simulator.notifications).toMatchObject(
      [1, 2, 3, 4].map((attempt) => ({ attempt, status: 503, delivered: false })),
    );
  });

  test('is not retried once it is delivered', async () => {
    const { simulator, receiver, createSession, runRetries, timers } = await startWithWebhook();
    receiver.status = 500;
    simulator.completeSession(await createSession(), 'pass');
    await simulator.notificationsSettled();
    receiver.status = 204;
    expect(await runRetries()).toEqual([5_000]);
    expect(simulator.notifications.map(({ delivered }) => delivered)).toEqual([false, true]);
    expect(timers).toEqual([]);
  });

  test('is aborted after a minute without a response', async () => {
    const { simulator, createSession, timers } = await startWithWebhook({ webhookUrl: null });
    const hanging = await startWithWebhook();
    hanging.simulator.fault({ operation: 'unknown-path' }, { kind: 'hang' });
    const arrival = hanging.simulator.nextCall('unknown-path');
    const signatureId = await createSession({ callbackUrl: `${hanging.simulator.baseUrl}/callback` });
    simulator.completeSession(signatureId, 'pass');
    await arrival;
    expect(timers.map(({ ms }) => ms)).toEqual([60_000]);
    timers[0]?.callback();
    await simulator.notificationsSettled();
    expect(simulator.notifications).toMatchObject([{ status: null, delivered: false }]);
  });

  test('is SUBMIT_COMPLETED after the submission', async () => {
    const { simulator, receiver, createSession, getResult } = await startWithWebhook();
    const signatureId = await createSession();
    simulator.completeSession(signatureId, 'submitted');
    await simulator.notificationsSettled();
    expect(receiver.deliveries.map(({ body }) => body.type)).toEqual(['SUBMIT_COMPLETED']);
    expect((await getResult(signatureId)).data).toMatchObject({
      overallResult: 'INCOMPLETE',
      submissionCompleted: true,
    });
  });
});

describe('a callback', () => {
  test("is sent unsigned to the session's callbackUrl instead of the webhook", async () => {
    const [customer, account] = [await startWithWebhook(), await startWithWebhook()];
    const signatureId = await account.createSession({ callbackUrl: `${customer.receiver.url}?auth=1` });
    account.simulator.completeSession(signatureId, 'pass');
    await account.simulator.notificationsSettled();
    expect(account.receiver.deliveries).toEqual([]);
    expect(customer.receiver.deliveries.map(({ body }) => body)).toEqual([{ signatureId, type: 'COMPLETED' }]);
    expect(
      Object.keys(customer.receiver.deliveries[0]?.headers ?? {}).filter((name) => name.startsWith('aai')),
    ).toEqual([]);
  });
});

test('no notification is sent without webhook and callback', async () => {
  const { simulator, createSession } = await startWithWebhook({ webhookUrl: null });
  simulator.completeSession(await createSession(), 'pass');
  await simulator.notificationsSettled();
  expect(simulator.notifications).toEqual([]);
});

test('closing the simulator cancels its retries', async () => {
  const { simulator, receiver, createSession, timers } = await startWithWebhook();
  receiver.status = 500;
  simulator.completeSession(await createSession(), 'pass');
  await simulator.notificationsSettled();
  expect(timers).toHaveLength(1);
  await simulator.close();
  expect(timers).toEqual([]);
});
