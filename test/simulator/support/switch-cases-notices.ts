import { createHmac } from 'node:crypto';
import { demoWebhookSecret } from '../../../src/simulator/simulator.js';
import type { NoticeWorld } from './receiver.js';
import { type SwitchCase, switchCase } from './switch-case.js';

async function deliverOne({ simulator, receiver, openSession }: NoticeWorld, callback: 'callback' | 'webhook') {
  simulator.completeSession(await openSession(callback === 'callback' ? { callbackUrl: receiver.url } : {}), 'pass');
  await simulator.noticesSettled();
  return { headers: {}, text: '', body: {}, ...receiver.deliveries[0] };
}

/** Rows of the contract's table on callbacks and webhooks. */
export const noticeCases: readonly SwitchCase[] = [
  switchCase(
    'completedNoticeForIncomplete',
    true,
    async ({ simulator, receiver, openSession }) => {
      simulator.completeSession(await openSession(), 'gave-up');
      await simulator.noticesSettled();
      return receiver.deliveries.map(({ body }) => body.type);
    },
    [],
    ['COMPLETED'],
  ),
  switchCase(
    'webhookSigning',
    { parts: ['body', 'timestamp'], separator: '.', trailingNewline: true, key: 'raw', hash: 'sha512' },
    async (world) => {
      const { headers, text } = await deliverOne(world, 'webhook');
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
    async (world) =>
      Object.entries((await deliverOne(world, 'webhook')).headers).find(([name]) => name === 'aai-timestamp')?.[1]
        ?.length,
    10,
    13,
  ),
  switchCase(
    'webhookBody',
    'with-unknown-keys',
    async (world) => Object.keys((await deliverOne(world, 'webhook')).body),
    ['signatureId', 'type'],
    ['signatureId', 'type', 'version', 'meta'],
  ),
  switchCase(
    'callbackRetries',
    'none',
    async (world) => {
      world.receiver.status = 500;
      await deliverOne(world, 'callback');
      return world.runRetries();
    },
    [5_000, 10_000, 20_000],
    [],
  ),
  switchCase(
    'callbackAccepts',
    '2xx',
    async (world) => {
      world.receiver.status = 204;
      await deliverOne(world, 'callback');
      return world.simulator.notices[0]?.delivered;
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
];
