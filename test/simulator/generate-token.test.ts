import { describe, expect, test } from '@jest/globals';
import { signTokenRequest } from '../../src/simulator/api/generate-token.js';
import { demoAccessKey, demoSecretKey } from '../../src/simulator/simulator.js';
import { h5, noon, startWorld } from './support/simulator-client.js';

const hour = 3_600_000;

test('the signature of the documented keys and moment is the documented one', () => {
  expect(signTokenRequest('sampleaccesskey', 'samplesecretkey', '1665993522952')).toBe(
    '02209bbeaf0d0a3dd587f6a1ba22f84c98d142e3b545e77db7e4906ca56349f5',
  );
});

test('a token lives an hour unless the caller says otherwise', async () => {
  const { askToken } = await startWorld();
  expect((await askToken()).data.expiredTime).toBe(noon + hour);
  expect((await askToken({ periodSecond: '60' })).data.expiredTime).toBe(noon + 60_000);
  expect((await askToken({ periodSecond: 86_400 })).data.expiredTime).toBe(noon + 24 * hour);
});

test('a token lives as long as the simulator was told, unless the caller says otherwise', async () => {
  const { askToken } = await startWorld({ tokenTtlMs: 30 * 24 * hour });
  expect((await askToken()).data.expiredTime).toBe(noon + 30 * 24 * hour);
  expect((await askToken({ periodSecond: '60' })).data.expiredTime).toBe(noon + 60_000);
});

test('a timestamp may be a number as well as a text', async () => {
  const { askToken } = await startWorld();
  expect((await askToken({ timestamp: noon })).envelope.code).toBe('SUCCESS');
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
    ['when its timestamp is no number', { timestamp: 'noon' }, 'PARAMETER_ERROR', 'Timestamp error'],
    ['when another moment was signed', { timestamp: String(noon + 1) }, 'PARAMETER_ERROR', 'Signature error'],
    ['when the life asked for is too short', { periodSecond: 59 }, 'PARAMETER_ERROR', 'Parameter error'],
    ['when the life asked for is too long', { periodSecond: '86401' }, 'PARAMETER_ERROR', 'Parameter error'],
  ])('%s', async (_, changes, code, message) => {
    const { askToken } = await startWorld();
    const { status, envelope } = await askToken(changes);
    expect({ status, code: envelope.code, message: envelope.message, data: envelope.data }).toEqual({
      status: 200,
      code,
      message,
      data: null,
    });
  });

  test('not while its clock is within 300 s either way', async () => {
    const { askToken } = await startWorld();
    expect((await askToken(signedAt(noon - 300_000))).envelope.code).toBe('SUCCESS');
    expect((await askToken(signedAt(noon + 300_000))).envelope.code).toBe('SUCCESS');
  });
});

describe('a business call', () => {
  const ask = async ({ call, simulator }: Awaited<ReturnType<typeof startWorld>>, token: string) =>
    (await call(`${h5}/get-result`, { signatureId: simulator.sampleIds.passSilent }, token)).envelope.code;

  test('is refused without a token, with one of nobody, and with a scheme word before it', async () => {
    const world = await startWorld();
    const token = await world.getToken();
    expect(await ask(world, '')).toBe('IAM_FAILED');
    expect(await ask(world, 'nobodys')).toBe('IAM_FAILED');
    expect(await ask(world, `Bearer ${token}`)).toBe('IAM_FAILED');
    expect(await ask(world, token)).toBe('SUCCESS');
  });

  test('is refused from the very moment that its token expires', async () => {
    const world = await startWorld();
    const token = await world.getToken();
    world.clock.now += hour - 1;
    expect(await ask(world, token)).toBe('SUCCESS');
    world.clock.now += 1;
    expect(await ask(world, token)).toBe('IAM_FAILED');
  });

  test('goes through with an older token while a newer one lives', async () => {
    const world = await startWorld();
    const older = await world.getToken();
    const newer = await world.getToken();
    expect(newer).not.toBe(older);
    expect(await ask(world, older)).toBe('SUCCESS');
  });

  test('is refused once all tokens are revoked', async () => {
    const world = await startWorld();
    const token = await world.getToken();
    world.simulator.revokeTokens();
    expect(await ask(world, token)).toBe('IAM_FAILED');
    expect(await ask(world, await world.getToken())).toBe('SUCCESS');
  });
});
