import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { demoWebhookSecret } from '../../src/simulator/simulator.js';
import { startNoticeWorld } from './support/receiver.js';
import { noon } from './support/simulator-client.js';

describe('a webhook', () => {
  test('says which session ended, not how, and is signed over time, nonce and body', async () => {
    const { simulator, receiver, openSession } = await startNoticeWorld();
    const signatureId = await openSession();
    simulator.completeSession(signatureId, 'attack');
    await simulator.noticesSettled();
    expect(receiver.deliveries).toHaveLength(1);
    const { body, text, headers } = receiver.deliveries[0] ?? { body: {}, text: '', headers: {} };
    expect(body).toEqual({ signatureId, type: 'COMPLETED' });
    expect(headers['aai-timestamp']).toBe(String(noon / 1000));
    const content = [headers['aai-timestamp'], headers['aai-nonce'], text].join('\n');
    const key = Buffer.from(demoWebhookSecret, 'base64');
    expect(headers['aai-signature']).toBe(createHmac('sha256', key).update(content).digest('base64'));
  });

  test('carries a nonce that no other one has', async () => {
    const { simulator, receiver, openSession } = await startNoticeWorld();
    for (let sessions = 0; sessions < 3; sessions += 1) simulator.completeSession(await openSession(), 'pass');
    await simulator.noticesSettled();
    expect(new Set(receiver.deliveries.map(({ headers }) => headers['aai-nonce'])).size).toBe(3);
  });

  test('is tried again after 5, 10 and 20 seconds, and then no more', async () => {
    const { simulator, receiver, openSession, runRetries } = await startNoticeWorld();
    receiver.status = 503;
    simulator.completeSession(await openSession(), 'pass');
    expect(await runRetries()).toEqual([5_000, 10_000, 20_000]);
    expect(simulator.notices).toMatchObject(
      [1, 2, 3, 4].map((attempt) => ({ attempt, status: 503, delivered: false })),
    );
  });

  test('is not tried again once it is taken', async () => {
    const { simulator, receiver, openSession, runRetries, timers } = await startNoticeWorld();
    receiver.status = 500;
    simulator.completeSession(await openSession(), 'pass');
    await simulator.noticesSettled();
    receiver.status = 204;
    expect(await runRetries()).toEqual([5_000]);
    expect(simulator.notices.map(({ delivered }) => delivered)).toEqual([false, true]);
    expect(timers).toEqual([]);
  });

  test('is given up after a minute without an answer', async () => {
    const { simulator, openSession, timers } = await startNoticeWorld({ webhookUrl: null });
    const hanging = await startNoticeWorld();
    hanging.simulator.fault({ operation: 'unknown-path' }, { kind: 'hang' });
    const arrival = hanging.simulator.nextCall('unknown-path');
    const signatureId = await openSession({ callbackUrl: `${hanging.simulator.baseUrl}/callback` });
    simulator.completeSession(signatureId, 'pass');
    await arrival;
    expect(timers.map(({ ms }) => ms)).toEqual([60_000]);
    timers[0]?.callback();
    await simulator.noticesSettled();
    expect(simulator.notices).toMatchObject([{ status: null, delivered: false }]);
  });

  test('tells of a submission when all is sent', async () => {
    const { simulator, receiver, openSession, getResult } = await startNoticeWorld();
    const signatureId = await openSession();
    simulator.completeSession(signatureId, 'submitted');
    await simulator.noticesSettled();
    expect(receiver.deliveries.map(({ body }) => body.type)).toEqual(['SUBMIT_COMPLETED']);
    expect((await getResult(signatureId)).data).toMatchObject({
      overallResult: 'INCOMPLETE',
      submissionCompleted: true,
    });
  });
});

describe('a callback', () => {
  test('goes, unsigned, to the address of its session instead of the webhook', async () => {
    const [customer, account] = [await startNoticeWorld(), await startNoticeWorld()];
    const signatureId = await account.openSession({ callbackUrl: `${customer.receiver.url}?auth=1` });
    account.simulator.completeSession(signatureId, 'pass');
    await account.simulator.noticesSettled();
    expect(account.receiver.deliveries).toEqual([]);
    expect(customer.receiver.deliveries.map(({ body }) => body)).toEqual([{ signatureId, type: 'COMPLETED' }]);
    expect(
      Object.keys(customer.receiver.deliveries[0]?.headers ?? {}).filter((name) => name.startsWith('aai')),
    ).toEqual([]);
  });
});

test('no notice goes out where there is neither a webhook nor a callback', async () => {
  const { simulator, openSession } = await startNoticeWorld({ webhookUrl: null });
  simulator.completeSession(await openSession(), 'pass');
  await simulator.noticesSettled();
  expect(simulator.notices).toEqual([]);
});

test('closing the simulator cancels its retries', async () => {
  const { simulator, receiver, openSession, timers } = await startNoticeWorld();
  receiver.status = 500;
  simulator.completeSession(await openSession(), 'pass');
  await simulator.noticesSettled();
  expect(timers).toHaveLength(1);
  await simulator.close();
  expect(timers).toEqual([]);
});
