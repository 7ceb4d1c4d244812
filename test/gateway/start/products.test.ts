import { describe, expect, test } from '@jest/globals';
import { RETURN_URL, STARTS, startStartingGateway } from '../../support/gateway/starts.js';

describe('a verification of the product', () => {
  test.each(Object.entries(STARTS))('%s is started by %s', async (product, operation) => {
    const { start, simulator, ask, bodies, startCalls } = await startStartingGateway();
    const { status, data, errors } = await start({ product });
    expect([status, errors]).toEqual([200, []]);
    const { signatureId, url } = data.startVerification;
    expect([signatureId, url]).toEqual([
      expect.stringMatching(/^[0-9a-f]{16}$/),
      `${simulator.baseUrl}/h5/${signatureId}`,
    ]);
    expect(startCalls()).toMatchObject([{ operation, method: 'POST', code: 'SUCCESS' }]);
    expect(startCalls()[0]?.path).toBe(`/intl/openapi/identity-risk/idvs-h5/ekyc/v1/${operation}`);
    expect(bodies).toEqual([{ returnUrl: RETURN_URL }]);
    const read = await ask('query ($id: ID!) { verification(signatureId: $id) { status } }', { id: signatureId });
    expect(read.data).toEqual({ verification: { status: 'PENDING' } });
  });
});

test('every input is passed on under its name at the provider, and the addresses as they were checked', async () => {
  const { start, bodies } = await startStartingGateway();
  const texts = { userId: 'user 7', bizId: 'order-1', bizCode: 'a1', region: 'PHL', language: 'en' };
  const choices = { livenessType: 'SILENT', productLevel: 'ADVANCED' };
  const { errors } = await start({
    product: 'IDENTITY_VERIFICATION',
    returnUrl: 'HTTPS://Shop.Example.test:443/ü?a=1',
    failReturnUrl: 'myapp://failed',
    ...{ ...texts, ...choices, documentType: 'PH-ID-SSS' },
  });
  expect(errors).toEqual([]);
  expect(bodies).toEqual([
    {
      returnUrl: 'https://shop.example.test/%C3%BC?a=1',
      failReturnUrl: 'myapp://failed',
      ...{ ...texts, ...choices, docType: 'PH-ID-SSS' },
    },
  ]);
});

test('what the person does is read by the id of the start', async () => {
  const { start, ask, simulator, clock } = await startStartingGateway();
  const { signatureId } = (await start({ product: 'IDENTITY_VERIFICATION', userId: 'user-7' })).data.startVerification;
  const read = async () =>
    (await ask('query ($id: ID!) { verification(signatureId: $id) { status inputParameters } }', { id: signatureId }))
      .data.verification;
  expect(await read()).toMatchObject({ status: 'PENDING', inputParameters: { userId: 'user-7' } });
  simulator.completeSession(signatureId, 'pass');
  clock.advance(60_000);
  expect((await read()).status).toBe('PASS');
});

test('two equal starts start two verifications', async () => {
  const { start } = await startStartingGateway();
  const [one, other] = await Promise.all([start(), start()]);
  expect(one.data.startVerification.signatureId).not.toBe(other.data.startVerification.signatureId);
});

describe('the provider reports a verification to', () => {
  const KEY = `key-${'k'.repeat(32)}&=+/%`;

  test('the address below PUBLIC_URL, with the key of the tenant', async () => {
    const { start, bodies } = await startStartingGateway({
      env: { PUBLIC_URL: 'https://gateway.example.test/liveness/', ADVANCE_AI_CALLBACK_KEY: KEY },
    });
    expect((await start()).errors).toEqual([]);
    const callbackUrl = new URL(String(bodies[0]?.callbackUrl));
    expect(callbackUrl.origin + callbackUrl.pathname).toBe(
      'https://gateway.example.test/liveness/callbacks/advance-ai/default',
    );
    expect([...callbackUrl.searchParams]).toEqual([['key', KEY]]);
  });

  test.each([
    ['no key is set', { PUBLIC_URL: 'https://gateway.example.test' }],
    ['PUBLIC_URL is not set', { ADVANCE_AI_CALLBACK_KEY: KEY }],
  ])('its webhook if %s', async (_, env) => {
    const { start, bodies } = await startStartingGateway({ env });
    expect((await start()).errors).toEqual([]);
    expect(bodies).toEqual([{ returnUrl: RETURN_URL }]);
  });

  test('no address that a client has chosen', async () => {
    const { start, bodies } = await startStartingGateway();
    const { errors } = await start({ callbackUrl: 'https://evil.example.test' });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(bodies).toEqual([]);
  });
});
