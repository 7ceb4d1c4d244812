import { callAt } from './call-at.js';
import type { SimulatorWithWebhook } from './simulator-with-webhook.js';
import { type SwitchCase, switchCase } from './switch-case.js';
import { h5, noon, toFace } from './test-simulator.js';

const callWithToken = async ({ call, simulator }: SimulatorWithWebhook, token: string) =>
  (await call(`${h5}/get-result`, { signatureId: simulator.sampleIds.passSilent }, token)).envelope;

const linkOf = async ({ getResult, simulator }: SimulatorWithWebhook) =>
  String(toFace(await getResult(simulator.sampleIds.passFarNear)).faceImage);

/** Open points of the contract on tokens, envelopes, statuses, links and limits. */
export const protocolCases: readonly SwitchCase[] = [
  switchCase(
    'tokenRefusalCode',
    'ACCESS_DENIED',
    async (setup) => (await callWithToken(setup, 'unknown')).code,
    'IAM_FAILED',
    'ACCESS_DENIED',
  ),
  ...[
    {
      value: { httpStatus: 429, retryAfter: 'http-date' } as const,
      seen: [429, new Date(noon + 10_000).toUTCString()],
    },
    { value: { httpStatus: 200, retryAfter: '10' } as const, seen: [200, '10'] },
    { value: { httpStatus: 200, retryAfter: 'later' } as const, seen: [200, 'later'] },
    { value: { httpStatus: 200, retryAfter: null } as const, seen: [200, null] },
  ].map(({ value, seen }) =>
    switchCase(
      'busySignal',
      value,
      async (setup) => {
        setup.simulator.fault({ operation: 'get-result' }, { kind: 'envelope', code: 'SERVICE_BUSY' });
        const { status, headers } = await setup.getResult('any');
        return [status, headers.get('retry-after')];
      },
      [200, '10s'],
      seen,
    ),
  ),
  switchCase(
    'unknownPath',
    'envelope',
    async ({ request }) => {
      const response = await request('/nowhere');
      return [response.status, response.headers.get('content-type'), (await response.text()).includes('CLIENT_ERROR')];
    },
    [404, 'text/html', false],
    [200, 'application/json', true],
  ),
  switchCase(
    'transactionId',
    'absent',
    async (setup) => 'transactionId' in (await callWithToken(setup, 'unknown')),
    true,
    false,
  ),
  ...(['string', 'number'] as const).map((value) =>
    switchCase(
      'tokenNumberTypes',
      value,
      async ({ requestToken }) => [
        (await requestToken({ timestamp: String(noon) })).envelope.code,
        (await requestToken({ timestamp: noon })).envelope.code,
      ],
      ['SUCCESS', 'SUCCESS'],
      value === 'string' ? ['SUCCESS', 'PARAMETER_ERROR'] : ['PARAMETER_ERROR', 'SUCCESS'],
    ),
  ),
  switchCase(
    'periodOutOfRange',
    'clamped',
    async ({ requestToken }) => [
      (await requestToken({ periodSecond: 1 })).data.expiredTime,
      (await requestToken({ periodSecond: 90_000 })).data.expiredTime,
    ],
    [undefined, undefined],
    [noon + 60_000, noon + 86_400_000],
  ),
  switchCase(
    'clockSkewSeconds',
    null,
    async ({ requestToken }) => (await requestToken({ timestamp: '1665993522952' })).envelope.message,
    'Timestamp error',
    'Signature error',
  ),
  switchCase(
    'tokenHosts',
    'listed',
    async ({ simulator }) => {
      const path = '/openapi/auth/ticket/v1/generate-token';
      const hosts = ['vn-api.advance.ai', 'sg-api.advance.ai'];
      const replies = await Promise.all(hosts.map((host) => callAt(simulator.baseUrl, host, path)));
      return replies.map(({ status }) => status);
    },
    [200, 200],
    [404, 200],
  ),
  ...(['s3', 'expires', 'azure'] as const).map((value) =>
    switchCase(
      'linkFormat',
      value,
      async (setup) => [...new URL(await linkOf(setup)).searchParams.keys()],
      ['n', 'e', 's'],
      {
        s3: ['n', 'X-Amz-Algorithm', 'X-Amz-Date', 'X-Amz-Expires', 'X-Amz-Signature'],
        expires: ['n', 'Expires', 'Signature'],
        azure: ['n', 'se', 'sig'],
      }[value],
    ),
  ),
  ...([404, 410] as const).map((value) =>
    switchCase(
      'deadLinkStatus',
      value,
      async (setup) => {
        const link = await linkOf(setup);
        setup.clock.now += 86_400_000;
        return (await fetch(link)).status;
      },
      403,
      value,
    ),
  ),
  switchCase(
    'limits',
    { callsPerSecond: 2, liveTokens: null },
    async (setup) => {
      const token = await setup.getToken();
      const codes = [];
      for (let calls = 0; calls < 3; calls += 1) codes.push((await callWithToken(setup, token)).code);
      setup.clock.now += 1000;
      return [...codes, (await callWithToken(setup, token)).code];
    },
    ['SUCCESS', 'SUCCESS', 'SUCCESS', 'SUCCESS'],
    ['SUCCESS', 'SUCCESS', 'SERVICE_BUSY', 'SUCCESS'],
  ),
  switchCase(
    'limits',
    { callsPerSecond: null, liveTokens: 1 },
    async (setup) => {
      const [older, newer] = [await setup.getToken(), await setup.getToken()];
      return [(await callWithToken(setup, older)).code, (await callWithToken(setup, newer)).code];
    },
    ['SUCCESS', 'SUCCESS'],
    ['IAM_FAILED', 'SUCCESS'],
  ),
];
