import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../src/simulator/exchange/fault.js';
import { startFaulty } from './support/faulty.js';
import { h5, startWorld, toFace } from './support/simulator-client.js';

describe('a fault in the content', () => {
  const linkUnder = async (fault: Fault) => {
    const world = await startFaulty(fault);
    return { ...world, link: String(toFace(await world.getResult(world.signatureId)).faceImageFar) };
  };

  test('is a link that has already died', async () => {
    expect((await fetch((await linkUnder({ kind: 'link', flaw: 'expired' })).link)).status).toBe(403);
  });

  test('is a link that lives as long as the test says', async () => {
    const { link, clock } = await linkUnder({ kind: 'link', flaw: 'lives', ms: 50 });
    clock.now += 49;
    expect((await fetch(link)).status).toBe(200);
    clock.now += 1;
    expect((await fetch(link)).status).toBe(403);
  });

  test('is a link that never dies', async () => {
    const { link, clock } = await linkUnder({ kind: 'link', flaw: 'no-expiry' });
    clock.now += 100 * 86_400_000;
    expect((await fetch(link)).status).toBe(200);
  });

  test('is a link to a foreign host, or one without https', async () => {
    expect((await linkUnder({ kind: 'link', flaw: 'foreign-host', host: 'a.example' })).link).toMatch(
      /^https:\/\/a\.example\//,
    );
    expect((await linkUnder({ kind: 'link', flaw: 'foreign-host' })).link).toMatch(/^https:\/\/(?!127)/);
    expect((await linkUnder({ kind: 'link', flaw: 'non-https' })).link).toMatch(/^http:\/\/(?!127)/);
  });

  test('is the id of another transaction', async () => {
    const { getResult, signatureId } = await startFaulty({ kind: 'wrong-signature-id', signatureId: 'other' });
    expect((await getResult(signatureId)).data.signatureId).toBe('other');
  });

  test('is a token that is dead on arrival', async () => {
    const { simulator, clock, askToken, call } = await startWorld();
    simulator.fault({ operation: 'generate-token' }, { kind: 'expired-token' });
    const { data } = await askToken();
    expect(data.expiredTime).toBeLessThan(clock.now);
    const { envelope } = await call(`${h5}/get-result`, { signatureId: 'any' }, String(data.token));
    expect(envelope.code).toBe('IAM_FAILED');
  });
});
