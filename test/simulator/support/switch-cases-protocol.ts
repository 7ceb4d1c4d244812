import { callAt } from './call-at.js';
import type { NoticeWorld } from './receiver.js';
import { h5, noon, toFace } from './simulator-client.js';
import { type SwitchCase, switchCase } from './switch-case.js';

const askAnything = async ({ call, simulator }: NoticeWorld, token: string) =>
  (await call(`${h5}/get-result`, { signatureId: simulator.sampleIds.passSilent }, token)).envelope;

const linkOf = async ({ getResult, simulator }: NoticeWorld) =>
  String(toFace(await getResult(simulator.sampleIds.passFarNear)).faceImage);

/** Rows of the contract's table on tokens, envelopes, statuses, links and limits. */
export const protocolCases: readonly SwitchCase[] = [
  switchCase(
    'tokenRefusalCode',
    'ACCESS_DENIED',
    async (world) => (await askAnything(world, 'nobodys')).code,
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
      async (world) => {
        world.simulator.fault({ operation: 'get-result' }, { kind: 'envelope', code: 'SERVICE_BUSY' });
        const { status, headers } = await world.getResult('any');
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
    async (world) => 'transactionId' in (await askAnything(world, 'nobodys')),
    true,
    false,
  ),
  ...(['string', 'number'] as const).map((value) =>
    switchCase(
      'tokenNumberTypes',
      value,
      async ({ askToken }) => [
        (await askToken({ timestamp: String(noon) })).envelope.code,
        (await askToken({ timestamp: noon })).envelope.code,
      ],
      ['SUCCESS', 'SUCCESS'],
      value === 'string' ? ['SUCCESS', 'PARAMETER_ERROR'] : ['PARAMETER_ERROR', 'SUCCESS'],
    ),
  ),
  switchCase(
    'periodOutOfRange',
    'clamped',
    async ({ askToken }) => [
      (await askToken({ periodSecond: 1 })).data.expiredTime,
      (await askToken({ periodSecond: 90_000 })).data.expiredTime,
    ],
    [undefined, undefined],
    [noon + 60_000, noon + 86_400_000],
  ),
  switchCase(
    'clockSkewSeconds',
    null,
    async ({ askToken }) => (await askToken({ timestamp: '1665993522952' })).envelope.message,
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
      async (world) => [...new URL(await linkOf(world)).searchParams.keys()],
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
      async (world) => {
        const link = await linkOf(world);
        world.clock.now += 86_400_000;
        return (await fetch(link)).status;
      },
      403,
      value,
    ),
  ),
  switchCase(
    'limits',
    { callsPerSecond: 2, liveTokens: null },
    async (world) => {
      const token = await world.getToken();
      const codes = [];
      for (let calls = 0; calls < 3; calls += 1) codes.push((await askAnything(world, token)).code);
      world.clock.now += 1000;
      return [...codes, (await askAnything(world, token)).code];
    },
    ['SUCCESS', 'SUCCESS', 'SUCCESS', 'SUCCESS'],
    ['SUCCESS', 'SUCCESS', 'SERVICE_BUSY', 'SUCCESS'],
  ),
  switchCase(
    'limits',
    { callsPerSecond: null, liveTokens: 1 },
    async (world) => {
      const [older, newer] = [await world.getToken(), await world.getToken()];
      return [(await askAnything(world, older)).code, (await askAnything(world, newer)).code];
    },
    ['SUCCESS', 'SUCCESS'],
    ['IAM_FAILED', 'SUCCESS'],
  ),
];
