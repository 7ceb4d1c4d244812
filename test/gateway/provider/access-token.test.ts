import { describe, expect, test } from '@jest/globals';
import { startTestGateway } from '../../support/gateway/gateway.js';

const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
const IDS = Array.from({ length: 20 }, (_, index) => `transaction-${index}`);

/** Starts a gateway with twenty transactions that it has not read, and a token that it has used once. */
async function startWithToken() {
  const gateway = await startTestGateway();
  for (const signatureId of IDS) gateway.simulator.addTransaction({ signatureId });
  await gateway.ask(STATUS, { id: gateway.simulator.sampleIds.passSilent });
  const askAll = () => Promise.all(IDS.map((id) => gateway.ask(STATUS, { id })));
  return { ...gateway, askAll };
}

const codeOf = ({ errors }: { errors: readonly { extensions?: unknown }[] }) => errors[0]?.extensions;

test('no token is requested before the first query', async () => {
  expect((await startTestGateway()).tokenCalls()).toBe(0);
});

test('concurrent first queries share one token', async () => {
  const { ask, simulator, tokenCalls, resultCalls } = await startTestGateway();
  const ids = Object.values(simulator.sampleIds).slice(0, 20);
  await Promise.all(ids.map((id) => ask(STATUS, { id })));
  expect({ tokens: tokenCalls(), results: resultCalls() }).toEqual({ tokens: 1, results: 20 });
});

describe('when the provider stops accepting the token', () => {
  test.each(['IAM_FAILED', 'ACCESS_DENIED'] as const)(
    'with %s, one new token and one repeated call recover',
    async (code) => {
      const { ask, simulator, tokenCalls, resultCalls } = await startWithToken();
      simulator.switches.tokenRefusalCode = code;
      simulator.revokeTokens();
      const answer = await ask(STATUS, { id: IDS[0] });
      expect(answer).toMatchObject({ data: { livenessResult: { status: 'PASS' } }, errors: [] });
      expect({ tokens: tokenCalls(), results: resultCalls(IDS[0]) }).toEqual({ tokens: 2, results: 2 });
    },
  );

  test('twenty concurrent queries share one new token, and none is repeated twice', async () => {
    const { askAll, simulator, tokenCalls, resultCalls } = await startWithToken();
    simulator.revokeTokens();
    const answers = await askAll();
    for (const answer of answers) expect(answer.data).toEqual({ livenessResult: { status: 'PASS' } });
    expect(tokenCalls()).toBe(2);
    for (const id of IDS) expect(resultCalls(id)).toBeLessThanOrEqual(2);
  });

  test('a late rejection does not discard the token obtained in the meantime', async () => {
    const { ask, simulator, tokenCalls } = await startWithToken();
    const [early = '', late = ''] = IDS;
    const held = simulator.hold({ operation: 'get-result', signatureId: late });
    const arrived = simulator.nextCall('get-result', late);
    const lateAnswer = ask(STATUS, { id: late });
    await arrived;
    simulator.revokeTokens();
    expect((await ask(STATUS, { id: early })).errors).toEqual([]);
    held.release();
    expect((await lateAnswer).data).toEqual({ livenessResult: { status: 'PASS' } });
    expect(tokenCalls()).toBe(2);
  });
});

describe('when no token can be obtained because the provider', () => {
  test.each([
    ['refuses the key', { kind: 'envelope', code: 'IAM_FAILED' }, 'PROVIDER_REFUSED', 1],
    ['has disabled the account', { kind: 'envelope', code: 'ACCOUNT_DISABLED' }, 'PROVIDER_REFUSED', 1],
    ['says ERROR', { kind: 'envelope', code: 'ERROR' }, 'PROVIDER_UNAVAILABLE', 2],
    ['resets the connection', { kind: 'reset' }, 'PROVIDER_UNAVAILABLE', 2],
    ['answers HTTP 502', { kind: 'http-status', status: 502 }, 'PROVIDER_UNAVAILABLE', 2],
    ['never answers', { kind: 'hang' }, 'PROVIDER_TIMEOUT', 2],
    ['is busy', { kind: 'envelope', code: 'SERVICE_BUSY' }, 'PROVIDER_BUSY', 1],
    ['gives none', { kind: 'no-data' }, 'PROVIDER_INVALID_RESPONSE', 1],
    ['gives one that is dead', { kind: 'expired-token' }, 'PROVIDER_INVALID_RESPONSE', 1],
    ['gives one with a line break', token('two\nlines'), 'PROVIDER_INVALID_RESPONSE', 1],
    ['redirects', { kind: 'redirect', status: 307, location: '/elsewhere' }, 'PROVIDER_INVALID_RESPONSE', 1],
  ] as const)('%s, the question fails in its own code without being asked', async (_, fault, code, calls) => {
    // Short only if it ends the attempt: otherwise a pause of the machine would cause a second attempt.
    const env = { PROVIDER_TIMEOUT_MS: fault.kind === 'hang' ? '120' : '10000' };
    const { ask, simulator, tokenCalls, resultCalls } = await startTestGateway({ env });
    simulator.fault({ operation: 'generate-token' }, fault, { times: 9 });
    expect(codeOf(await ask(STATUS, { id: IDS[0] }))).toMatchObject({ code });
    expect({ tokens: tokenCalls(), results: resultCalls() }).toEqual({ tokens: calls, results: 0 });
  });

  function token(text: string) {
    return { kind: 'envelope', code: 'SUCCESS', data: { token: text, expiredTime: 4_000_000_000_000 } } as const;
  }
});

test('a token is renewed before it expires, while the old one is still used', async () => {
  const { ask, simulator, clock, tokenCalls } = await startWithToken();
  const [first] = simulator.calls.filter(({ operation }) => operation === 'get-result');
  clock.advance(3_500_000);
  const renewal = simulator.nextCall('generate-token');
  const held = simulator.hold({ operation: 'generate-token' });
  await ask(STATUS, { id: IDS[0] });
  await renewal;
  expect(simulator.callsTo('get-result', IDS[0])).toMatchObject([{ accessToken: first?.accessToken, code: 'SUCCESS' }]);
  held.release();
  clock.advance(200_000);
  await ask(STATUS, { id: IDS[1] });
  expect(simulator.callsTo('get-result', IDS[1])).toMatchObject([{ code: 'SUCCESS' }]);
  expect(tokenCalls()).toBe(2);
});
