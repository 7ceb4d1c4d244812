import { createHmac } from 'node:crypto';
import { demoWebhookSecret } from '../../../../src/simulator/simulator.js';
import type { SimulatorWithWebhook } from './simulator-with-webhook.js';
import { type SwitchCase, switchCase } from './switch-case.js';

async function deliverOne(
  { simulator, receiver, createSession }: SimulatorWithWebhook,
  callback: 'callback' | 'webhook',
) {
  simulator.completeSession(await createSession(callback === 'callback' ? { callbackUrl: receiver.url } : {}), 'pass');
  await simulator.notificationsSettled();
  return { headers: {}, text: '', body: {}, ...receiver.deliveries[0] };
}

/** Open points of the contract on callbacks and webhooks. */
export const notificationCases: readonly SwitchCase[] = [
  switchCase(
    'completedNoticeForIncomplete',
    true,
    async ({ simulator, receiver, createSession }) => {
      simulator.completeSession(await createSession(), 'gave-up');
      await simulator.notificationsSettled();
      return receiver.deliveries.map(({ body }) => body.type);
    },
    [],
    ['COMPLETED'],
  ),
  switchCase(
    'webhookSigning',
    { parts: ['body', 'timestamp'], separator: '.', trailingNewline: true, key: 'raw', hash: 'sha512' },
    async (setup) => {
      const { headers, text } = await deliverOne(setup, 'webhook');
      const {
        'aai-timestamp': timestamp,
        'aai-nonce': nonce,
        'aai-signature': signature,
      } = headers as Record<string, string>;
      const key = Buffer.from(demoWebhookSecret, 'base64');
      const first = createHmac('sha256', key).update(`${timestamp}\n${nonce}\n${text}`).digest('base64');
      const second = createHmac('sha512', demoWebhookSecret).update(`${text}.${timestamp}\n`).digest('base64');
      return [signature === first, signature === second];
    },
    [true, false],
    [false, true],
  ),
  switchCase(
    'webhookTimestampUnit',
    'milliseconds',
    async (setup) =>
      Object.entries((await deliverOne(setup, 'webhook')).headers).find(([name]) => name === 'aai-timestamp')?.[1]
        ?.length,
    10,
    13,
  ),
  switchCase(
    'webhookBody',
    'with-unknown-keys',
    async (setup) => Object.keys((await deliverOne(setup, 'webhook')).body),
    ['signatureId', 'type'],
    ['signatureId', 'type', 'version', 'meta'],
  ),
  switchCase(
    'callbackRetries',
    'none',
    async (setup) => {
      setup.receiver.status = 500;
      await deliverOne(setup, 'callback');
      return setup.runRetries();
    },
    [5_000, 10_000, 20_000],
    [],
  ),
  switchCase(
    'callbackAccepts',
    '2xx',
    async (setup) => {
      setup.receiver.status = 204;
      await deliverOne(setup, 'callback');
      return setup.simulator.notifications[0]?.delivered;
    },
    false,
    true,
  ),
  switchCase(
    'callbackSchemes',
    'https',
    async ({ generateUrl }) => [
      (await generateUrl({ callbackUrl: 'http://a.example/' })).envelope.code,
      (await generateUrl({ callbackUrl: 'https://a.example/' })).envelope.code,
    ],
    ['SUCCESS', 'SUCCESS'],
    ['PARAMETER_ERROR', 'SUCCESS'],
  ),
  switchCase(
    'foreignParameters',
    'refused',
    async ({ generateUrl }) => (await generateUrl({ docType: 'PH-ID-SSS' })).envelope.code,
    'SUCCESS',
    'PARAMETER_ERROR',
  ),
];
