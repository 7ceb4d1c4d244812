import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../../../src/simulator/fault-injection/fault.js';
import { startWithFault } from '../support/simulator-with-fault.js';
import { h5, startTestSimulator, toFace } from '../support/test-simulator.js';

describe('a fault in the content', () => {
  const linkUnder = async (fault: Fault) => {
    const setup = await startWithFault(fault);
    return { ...setup, link: String(toFace(await setup.getResult(setup.signatureId)).faceImageFar) };
  };

  test('is an expired link', async () => {
    expect((await fetch((await linkUnder({ kind: 'link', flaw: 'expired' })).link)).status).toBe(403);
  });

  test('is a link with any lifetime', async () => {
    const { link, clock } = await linkUnder({ kind: 'link', flaw: 'lifetime', ms: 50 });
    clock.now += 49;
    expect((await fetch(link)).status).toBe(200);
    clock.now += 1;
    expect((await fetch(link)).status).toBe(403);
  });

  test('is a link that never expires', async () => {
    const { link, clock } = await linkUnder({ kind: 'link', flaw: 'no-expiry' });
    clock.now += 100 * 86_400_000;
    expect((await fetch(link)).status).toBe(200);
  });

  test('is a link to another host, or one without https', async () => {
    expect((await linkUnder({ kind: 'link', flaw: 'foreign-host', host: 'a.example' })).link).toMatch(
      /^https:\/\/a\.example\//,
    );
    expect((await linkUnder({ kind: 'link', flaw: 'foreign-host' })).link).toMatch(/^https:\/\/(?!127)/);
    expect((await linkUnder({ kind: 'link', flaw: 'non-https' })).link).toMatch(/^http:\/\/(?!127)/);
  });

  test('is the id of another transaction', async () => {
    const { getResult, signatureId } = await startWithFault({ kind: 'wrong-signature-id', signatureId: 'other' });
    expect((await getResult(signatureId)).data.signatureId).toBe('other');
  });

  test('is an expired token', async () => {
    const { simulator, clock, requestToken, call } = await startTestSimulator();
    simulator.fault({ operation: 'generate-token' }, { kind: 'expired-token' });
    const { data } = await requestToken();
    expect(data.expiredTime).toBeLessThan(clock.now);
    const { envelope } = await call(`${h5}/get-result`, { signatureId: 'any' }, String(data.token));
    expect(envelope.code).toBe('IAM_FAILED');
  });
});
