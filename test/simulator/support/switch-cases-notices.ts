import { createHmac } from 'node:crypto';
import { demoWebhookSecret } from '../../../src/simulator/simulator.js';
import { callAt } from './call-at.js';
import type { NoticeWorld } from './receiver.js';
import { type SwitchCase, switchCase } from './switch-case.js';

const signatureIdPath = '/liveness/ext/v1/generate-signature-id';

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

/** Rows of the contract's table on the native SDK's endpoints. */
export const nativeCases: readonly SwitchCase[] = [
  switchCase(
    'authLicenseBilling',
    'PAY',
    async ({ call, getToken }) =>
      (await call('/openapi/liveness/v1/auth-license', {}, await getToken())).envelope.pricingStrategy,
    'FREE',
    'PAY',
  ),
  switchCase(
    'getVideo',
    { paths: 'by-host', codes: 'short' },
    async ({ simulator, call, getToken }) => {
      const path = '/liveness/ext/v1/get-video?signatureId=nobody';
      const at = async (host: string, prefix: string) =>
        (await callAt(simulator.baseUrl, host, prefix + path, { method: 'GET' })).status;
      return [
        await at('api.advance.ai', ''),
        await at('api.advance.ai', '/intl/openapi'),
        await at('sg-api.advance.ai', ''),
        await at('sg-api.advance.ai', '/intl/openapi'),
        (await call(path, '', await getToken(), 'GET')).envelope.code,
      ];
    },
    [200, 200, 200, 200, 'SIGNATURE_ID_NOT_EXIST'],
    [200, 404, 404, 200, 'LIVENESS_ID_NOT_EXISTED'],
  ),
  switchCase(
    'generateSignatureIdVerbs',
    'post',
    async ({ call, getToken }) => {
      const token = await getToken();
      return [
        (await call(signatureIdPath, '', token, 'GET')).envelope.code,
        (await call(signatureIdPath, {}, token)).envelope.code,
      ];
    },
    ['SUCCESS', 'SUCCESS'],
    ['CLIENT_ERROR', 'SUCCESS'],
  ),
  switchCase(
    'nativeAttackType',
    'score-below-50',
    async ({ simulator, call, getToken }) => {
      const token = await getToken();
      const typeOf = async (signatureId: string) =>
        (await call('/openapi/liveness/v3/detection-result', { signatureId }, token)).data.attackType;
      const { attackPresentation, attackUnknownType } = simulator.sampleIds;
      return [await typeOf(attackPresentation), await typeOf(attackUnknownType)];
    },
    [null, 9],
    [1, 9],
  ),
  switchCase(
    'unknownLivenessIdMessage',
    'second',
    async ({ call, getToken }) =>
      (await call('/openapi/liveness/v3/detection-result', { livenessId: 'nobody' }, await getToken())).envelope
        .message,
    'livenessId not existed',
    'The livenessId does not exist',
  ),
];
