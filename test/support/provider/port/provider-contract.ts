import { describe, expect, test } from '@jest/globals';
import { createClaim } from '../../../../src/async/single-flight.js';
import { VerificationStatus } from '../../../../src/domain/liveness-result.js';
import type { Provider, ProviderResult } from '../../../../src/providers/provider.js';
import { ProviderError } from '../../../../src/providers/provider-error.js';
import type { TestClock } from '../../test-clock.js';

/** A provider under test, with one verification that it knows. */
export type ContractSubject = {
  readonly provider: Provider;
  readonly clock: TestClock;
  readonly knownId: string;
  /** An id of its form that it does not know, and one of another form. */
  readonly unknownId: string;
  readonly impossibleId: string;
  /** Makes every later call fail, with text of the provider that must not reach an error. */
  failWith(text: string): void;
};

/** What `verifications` relies on, for every adapter of the port. `open` starts a new subject for each test. */
export function defineProviderContract(name: string, open: () => ContractSubject): void {
  const fetch = async (subject: ContractSubject, images: 'links' | 'bytes' = 'links'): Promise<ProviderResult> => {
    const response = await subject.provider.getResult(subject.knownId, images);
    if (response === null) throw new Error('the provider does not know its own verification');
    return response;
  };

  describe(`${name} as a provider`, () => {
    test('returns the record of the requested id, fetched now', async () => {
      const subject = open();
      const { result } = await fetch(subject);
      expect([result.signatureId, result.fetchedAt]).toEqual([subject.knownId, subject.clock.now()]);
      expect(Object.keys(VerificationStatus)).toContain(result.status);
    });

    test('returns scores within its declared range', async () => {
      const subject = open();
      const { min, max } = subject.provider.capabilities.scoreRange;
      const { faceLivenessScore } = (await fetch(subject)).result;
      expect(faceLivenessScore).toBeGreaterThan(min);
      expect(faceLivenessScore).toBeLessThanOrEqual(max);
    });

    test('returns null for an id that it does not know', async () => {
      const { provider, unknownId } = open();
      expect(provider.capabilities.isPossibleId(unknownId)).toBe(true);
      expect(await provider.getResult(unknownId, 'links')).toBeNull();
    });

    test('tells its own ids from other ones', () => {
      const { provider, knownId, impossibleId } = open();
      expect([knownId, impossibleId].map(provider.capabilities.isPossibleId)).toEqual([true, false]);
    });

    test('issues links that live for the declared time', async () => {
      const subject = open();
      const { images } = (await fetch(subject)).result;
      expect(images.length).toBeGreaterThan(0);
      const issuedAt = subject.clock.now();
      for (const { link } of images) {
        expect(link).toMatchObject({ issuedAt, expiresAt: issuedAt + subject.provider.capabilities.linkLifeMs });
      }
    });

    test('issues new links for another fetch unless it declares that it cannot', async () => {
      const subject = open();
      const { linkLifeMs, linkRenewal } = subject.provider.capabilities;
      await fetch(subject);
      subject.clock.advance(linkLifeMs);
      const ends = (await fetch(subject)).result.images.map(({ link }) => link?.expiresAt ?? 0);
      for (const end of ends) expect(end > subject.clock.now()).toBe(linkRenewal !== 'none');
    });

    test('delivers bytes in place of links if it declares them, else none', async () => {
      const subject = open();
      const { result, base64 } = await fetch(subject, 'bytes');
      const kinds = result.images.map(({ kind }) => kind);
      expect([...base64.keys()]).toEqual(subject.provider.capabilities.deliversBytes ? kinds : []);
    });

    test('delivers no bytes with links', async () => {
      expect((await fetch(open())).base64.size).toBe(0);
    });

    test('fails with an error of the port that quotes none of its text', async () => {
      const subject = open();
      subject.failWith('secret of 5f3a');
      const error = await subject.provider.getResult(subject.knownId, 'links').catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(ProviderError);
      expect(`${(error as ProviderError).message}`).not.toContain('secret');
    });

    test('starts a verification with an id of its form and an encrypted page, or starts none', async () => {
      const { provider, clock } = open();
      const request = { product: 'LIVENESS_DETECTION', returnUrl: 'https://shop.example.test/' } as const;
      const started = await provider.startVerification?.(request);
      if (started === undefined) return;
      expect([provider.capabilities.isPossibleId(started.signatureId), started.startedAt]).toEqual([true, clock.now()]);
      expect(started.url).toMatch(/^https:/);
    });

    test('runs the work of a turn once and returns its value', async () => {
      const { provider } = open();
      let runs = 0;
      const work = async () => {
        runs += 1;
        return 'value';
      };
      expect(await provider.inTurn(createClaim('caller'), work)).toBe('value');
      expect(runs).toBe(1);
    });

    test('has links renewed from the start', () => {
      expect(open().provider.isLinkRenewalSuspended()).toBe(false);
    });
  });
}
