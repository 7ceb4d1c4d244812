import { describe, expect, test } from '@jest/globals';
import { signTokenRequest } from '../../../src/simulator/api/generate-token.js';
import { demoAccessKey, demoSecretKey } from '../../../src/simulator/simulator.js';
import { h5, noon, startTestSimulator } from './support/test-simulator.js';

const hour = 3_600_000;

test('the documented keys and timestamp give the documented signature', () => {
  expect(signTokenRequest('sampleaccesskey', 'samplesecretkey', '1665993522952')).toBe(
    '02209bbeaf0d0a3dd587f6a1ba22f84c98d142e3b545e77db7e4906ca56349f5',
  );
});

test('a token is valid for one hour unless the client requests another period', async () => {
  const { requestToken } = await startTestSimulator();
  expect((await requestToken()).data.expiredTime).toBe(noon + hour);
  expect((await requestToken({ periodSecond: '60' })).data.expiredTime).toBe(noon + 60_000);
  expect((await requestToken({ periodSecond: 86_400 })).data.expiredTime).toBe(noon + 24 * hour);
});

test('tokenTtlMs sets the lifetime of a token, unless the client requests another period', async () => {
  const { requestToken } = await startTestSimulator({ tokenTtlMs: 30 * 24 * hour });
  expect((await requestToken()).data.expiredTime).toBe(noon + 30 * 24 * hour);
  expect((await requestToken({ periodSecond: '60' })).data.expiredTime).toBe(noon + 60_000);
});

test('a timestamp may be a number or a string', async () => {
  const { requestToken } = await startTestSimulator();
  expect((await requestToken({ timestamp: noon })).envelope.code).toBe('SUCCESS');
});

describe('a token request is refused', () => {
  const signedAt = (timestamp: number) => ({
    timestamp: String(timestamp),
    signature: signTokenRequest(demoAccessKey, demoSecretKey, String(timestamp)),
  });
  test.each([
    ['without an access key', { accessKey: '' }, 'PARAMETER_ERROR', 'Parameter should not be empty'],
    ['with a null signature', { signature: null }, 'PARAMETER_ERROR', 'Parameter should not be empty'],
    ["with an access key that is not the account's", { accessKey: 'other' }, 'IAM_FAILED', 'Access key not found'],
    ['when its clock is late by more than 300 s', signedAt(noon - 300_001), 'PARAMETER_ERROR', 'Timestamp error'],
    ['when its clock is early by more than 300 s', signedAt(noon + 300_001), 'PARAMETER_ERROR', 'Timestamp error'],
    ['when its timestamp is not a number', { timestamp: 'noon' }, 'PARAMETER_ERROR', 'Timestamp error'],
    ['when another timestamp was signed', { timestamp: String(noon + 1) }, 'PARAMETER_ERROR', 'Signature error'],
    ['when the requested period is too short', { periodSecond: 59 }, 'PARAMETER_ERROR', 'Parameter error'],
    ['when the requested period is too long', { periodSecond: '86401' }, 'PARAMETER_ERROR', 'Parameter error'],
  ])('%s', async (_, changes, code, message) => {
    const { requestToken } = await startTestSimulator();
    const { status, envelope } = await requestToken(changes);
    expect({ status, code: envelope.code, message: envelope.message, data: envelope.data }).toEqual({
      status: 200,
      code,
      message,
      data: null,
    });
  });

  test('but not while its clock is within 300 s', async () => {
    const { requestToken } = await startTestSimulator();
    expect((await requestToken(signedAt(noon - 300_000))).envelope.code).toBe('SUCCESS');
    expect((await requestToken(signedAt(noon + 300_000))).envelope.code).toBe('SUCCESS');
  });
});

describe('a business call', () => {
  const ask = async ({ call, simulator }: Awaited<ReturnType<typeof startTestSimulator>>, token: string) =>
    (await call(`${h5}/get-result`, { signatureId: simulator.sampleIds.passSilent }, token)).envelope.code;

  test('is refused without a token, with an unknown token, and with a scheme before the token', async () => {
    const setup = await startTestSimulator();
    const token = await setup.getToken();
    expect(await ask(setup, '')).toBe('IAM_FAILED');
    expect(await ask(setup, 'unknown')).toBe('IAM_FAILED');
    expect(await ask(setup, `Bearer ${token}`)).toBe('IAM_FAILED');
    expect(await ask(setup, token)).toBe('SUCCESS');
  });

  test('is refused from the time at which its token expires', async () => {
    const setup = await startTestSimulator();
    const token = await setup.getToken();
    setup.clock.now += hour - 1;
    expect(await ask(setup, token)).toBe('SUCCESS');
    setup.clock.now += 1;
    expect(await ask(setup, token)).toBe('IAM_FAILED');
  });

  test('succeeds with an older token while a newer one is valid', async () => {
    const setup = await startTestSimulator();
    const older = await setup.getToken();
    const newer = await setup.getToken();
    expect(newer).not.toBe(older);
    expect(await ask(setup, older)).toBe('SUCCESS');
  });

  test('is refused once all tokens are revoked', async () => {
    const setup = await startTestSimulator();
    const token = await setup.getToken();
    setup.simulator.revokeTokens();
    expect(await ask(setup, token)).toBe('IAM_FAILED');
    expect(await ask(setup, await setup.getToken())).toBe('SUCCESS');
  });
});
