import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../src/simulator/fault-injection/fault.js';
import { startTestGateway } from '../support/gateway/gateway.js';
import { START } from '../support/test-clock.js';

const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
/** Ten minutes, so that every wait of the gateway fits. */
const PATIENT = { PROVIDER_DEADLINE_MS: '600000' };
const httpDate = (ms: number) => new Date(START + ms).toUTCString();

const FORMS: [string, (retryAfter: string | null) => Fault][] = [
  ['SERVICE_BUSY', (retryAfter) => ({ kind: 'envelope', code: 'SERVICE_BUSY', retryAfter })],
  ['RETRY_LATER', (retryAfter) => ({ kind: 'envelope', code: 'RETRY_LATER', retryAfter })],
  [
    'HTTP 429',
    (retryAfter) => ({
      kind: 'http-status',
      status: 429,
      headers: retryAfter === null ? {} : { 'retry-after': retryAfter },
    }),
  ],
];

/** Returns the waits of one query before its second attempt, on a clock that only these waits advance. */
async function waitsFor(fault: Fault, operation: 'get-result' | 'generate-token', random: number) {
  const { ask, simulator, clock } = await startTestGateway({ env: PATIENT, random: () => random });
  simulator.fault({ operation }, fault);
  const { errors } = await ask(STATUS, { id: simulator.sampleIds.passFarNear });
  expect(errors).toEqual([]);
  return clock.naps;
}

describe.each(FORMS)('F11: %s', (_, toFault) => {
  test.each([
    ['10s', 10_000],
    ['10', 10_000],
    [httpDate(10_000), 10_000],
    ['60', 60_000],
    ['61s', 60_000],
    ['1000000000', 60_000],
    [httpDate(86_400_000), 60_000],
    ['0', 100],
    [httpDate(-86_400_000), 100],
  ])('with Retry-After %s is retried after %d ms, regardless of the jitter', async (retryAfter, waitMs) => {
    for (const random of [0, 0.9]) expect(await waitsFor(toFault(retryAfter), 'get-result', random)).toEqual([waitMs]);
  });

  test.each(['-1', '1e9', 'abc', null])('with Retry-After %s is retried after the backoff', async (retryAfter) => {
    expect(await waitsFor(toFault(retryAfter), 'get-result', 0.9)).toEqual([900]);
    expect(await waitsFor(toFault(retryAfter), 'get-result', 0)).toEqual([100]);
  });

  test('is respected by token requests, too', async () => {
    expect(await waitsFor(toFault('7s'), 'generate-token', 0.9)).toEqual([7_000]);
  });
});
