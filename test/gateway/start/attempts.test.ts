import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../../src/simulator/fault-injection/fault.js';
import { startStartingGateway } from '../../support/gateway/starts.js';

const OPERATION = 'generate-liveness-detection-url';
const TARGET = { operation: OPERATION } as const;
const RETRIES = { PROVIDER_RETRIES: '3' };

const envelope = (code: string): Fault => ({ kind: 'envelope', code });
const raw = (data: unknown): Fault => ({ kind: 'raw', body: JSON.stringify({ code: 'SUCCESS', data }) });

describe('a start that fails is not repeated:', () => {
  test.each<[string, Fault, string]>([
    ['after a timeout', { kind: 'hang' }, 'PROVIDER_TIMEOUT'],
    ['after a reset', { kind: 'reset' }, 'PROVIDER_UNAVAILABLE'],
    ['after a reset within the answer', { kind: 'reset-mid-body' }, 'PROVIDER_UNAVAILABLE'],
    ['after a truncated answer', { kind: 'truncated', how: 'close-delimited' }, 'PROVIDER_UNAVAILABLE'],
    ['after an error of a proxy', { kind: 'http-status', status: 502 }, 'PROVIDER_UNAVAILABLE'],
    ['after an error of the provider', envelope('ERROR'), 'PROVIDER_UNAVAILABLE'],
    ['while the provider is busy', envelope('SERVICE_BUSY'), 'PROVIDER_BUSY'],
    ['at a redirect', { kind: 'redirect', status: 307, location: 'http://127.0.0.1:9/' }, 'PROVIDER_INVALID_RESPONSE'],
    ['without data', { kind: 'no-data' }, 'PROVIDER_INVALID_RESPONSE'],
    [
      'with an unusable id',
      raw({ signatureId: '../x', url: 'https://provider.example.test/' }),
      'PROVIDER_INVALID_RESPONSE',
    ],
    ['without an id', raw({ url: 'https://provider.example.test/' }), 'PROVIDER_INVALID_RESPONSE'],
    ['without a page', raw({ signatureId: 'a1' }), 'PROVIDER_INVALID_RESPONSE'],
    ['with a script as page', raw({ signatureId: 'a1', url: 'javascript:alert(1)' }), 'PROVIDER_INVALID_RESPONSE'],
    [
      'with an unencrypted page',
      raw({ signatureId: 'a1', url: 'http://provider.example.test/' }),
      'PROVIDER_INVALID_RESPONSE',
    ],
    [
      'with user info in the page',
      raw({ signatureId: 'a1', url: 'https://a@provider.example.test/' }),
      'PROVIDER_INVALID_RESPONSE',
    ],
    [
      'with an endless page',
      raw({ signatureId: 'a1', url: `https://a.test/${'x'.repeat(2_048)}` }),
      'PROVIDER_INVALID_RESPONSE',
    ],
    ['if an input is not accepted', envelope('PARAMETER_ERROR'), 'BAD_USER_INPUT'],
    ['if an input is missing', envelope('EMPTY_PARAMETER_ERROR'), 'BAD_USER_INPUT'],
    ['without balance', envelope('INSUFFICIENT_BALANCE'), 'PROVIDER_REFUSED'],
    ['after an unknown code', envelope('SOMETHING_NEW'), 'PROVIDER_REFUSED'],
  ])('%s', async (_, fault, code) => {
    const { start, simulator } = await startStartingGateway({ env: { ...RETRIES, PROVIDER_TIMEOUT_MS: '1000' } });
    simulator.fault(TARGET, fault, { times: 9 });
    const { status, data, errors } = await start();
    expect([status, data, errors.map(({ extensions }) => extensions?.code)]).toEqual([200, null, [code]]);
    expect(simulator.callsTo(OPERATION)).toHaveLength(1);
  });
});

test('an answer that comes after the deadline is not waited for, and nothing is sent again', async () => {
  const env = { ...RETRIES, PROVIDER_TIMEOUT_MS: '60000', PROVIDER_DEADLINE_MS: '1000' };
  const { start, simulator } = await startStartingGateway({ env });
  const held = simulator.hold(TARGET);
  expect((await start()).errors).toMatchObject([{ extensions: { code: 'PROVIDER_TIMEOUT' } }]);
  held.release();
  expect(simulator.callsTo(OPERATION)).toHaveLength(1);
});

test('a page with a host of its own is passed on, whatever LINK_HOSTS allows', async () => {
  const { start, simulator } = await startStartingGateway({ env: { LINK_HOSTS: 'images.example.test' } });
  const url = 'https://pages.example.test/h5?token=1';
  simulator.fault(TARGET, raw({ signatureId: 'a1', url, more: true }));
  expect((await start()).data).toEqual({ startVerification: { signatureId: 'a1', url } });
});

describe('a refused token is replaced once:', () => {
  test.each(['IAM_FAILED', 'ACCESS_DENIED'] as const)('%s', async (code) => {
    const { start, simulator, tokenCalls } = await startStartingGateway({ env: RETRIES });
    simulator.switches.tokenRefusalCode = code;
    await start();
    simulator.revokeTokens();
    expect((await start()).errors).toEqual([]);
    expect([tokenCalls(), simulator.callsTo(OPERATION).map((call) => call.code)]).toEqual([
      2,
      ['SUCCESS', code, 'SUCCESS'],
    ]);
  });

  test('a second refusal ends the start', async () => {
    const { start, simulator } = await startStartingGateway({ env: RETRIES });
    simulator.fault(TARGET, envelope('IAM_FAILED'), { times: 9 });
    expect((await start()).errors).toMatchObject([{ extensions: { code: 'PROVIDER_REFUSED' } }]);
    expect(simulator.callsTo(OPERATION)).toHaveLength(2);
  });

  test('a start with the new token is not repeated either', async () => {
    const { start, simulator } = await startStartingGateway({ env: RETRIES });
    await start();
    simulator.revokeTokens();
    // The revoked token is refused before the fault of the next call applies.
    simulator.fault(TARGET, envelope('IAM_FAILED'));
    simulator.fault(TARGET, envelope('ERROR'), { times: 9 });
    expect((await start()).errors).toMatchObject([{ extensions: { code: 'PROVIDER_UNAVAILABLE' } }]);
    expect(simulator.callsTo(OPERATION)).toHaveLength(3);
  });
});

test('the client gets a fixed sentence for a refused input, and the operator the code of the provider', async () => {
  const { start, simulator, logLines } = await startStartingGateway();
  const message = 'Invalid callbackUrl https://secret.example.test';
  simulator.fault(TARGET, { kind: 'envelope', code: 'PARAMETER_ERROR', message });
  expect((await start()).errors).toMatchObject([
    {
      message: 'The verification provider does not accept one of the inputs.',
      extensions: { code: 'BAD_USER_INPUT' },
    },
  ]);
  const line = logLines.find((it) => it.includes('operation error')) ?? '{}';
  expect(JSON.parse(line)).toMatchObject({
    ...{ code: 'BAD_USER_INPUT', envelopeCode: 'PARAMETER_ERROR', path: 'startVerification' },
    reason: 'provider does not accept an input',
  });
  expect(logLines.join()).not.toContain('secret');
});

test('a busy provider is not called again, and the client learns when', async () => {
  const { start, simulator } = await startStartingGateway();
  simulator.fault(TARGET, envelope('SERVICE_BUSY'));
  expect((await start()).errors).toMatchObject([
    { extensions: { code: 'PROVIDER_BUSY', retryAfterSeconds: expect.any(Number) } },
  ]);
});

test('while the circuit breaker is open nothing is sent', async () => {
  const { start, simulator, logLines } = await startStartingGateway({ env: { START_RATE_LIMIT_PER_MINUTE: '0' } });
  simulator.fault(TARGET, { kind: 'http-status', status: 503 }, { times: 99 });
  for (let count = 0; count < 20; count += 1) await start();
  expect(logLines.some((line) => line.includes('Provider circuit breaker opened'))).toBe(true);
  const calls = simulator.callsTo(OPERATION).length;
  expect((await start()).errors).toMatchObject([{ extensions: { code: 'PROVIDER_UNAVAILABLE' } }]);
  expect(simulator.callsTo(OPERATION)).toHaveLength(calls);
});
