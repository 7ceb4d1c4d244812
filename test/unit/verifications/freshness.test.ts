import { describe, expect, test } from '@jest/globals';
import { freshLinkOf, linkRequirement, renewedLinkOf, videoRequirement } from '../../../src/verifications/freshness.js';
import { createLink, createResult } from '../../support/provider/results.js';
import { START } from '../../support/test-clock.js';

const link = createLink({ expiresAt: START + 10_000 });
const result = createResult({ images: [{ kind: 'FACE', capturedAt: null, link }] });
const withoutLinks = createResult({ images: [{ kind: 'FACE', capturedAt: null, link: null }] });
const erased = createResult({ images: [] });

test.each([
  { now: START + 7_000, expected: link },
  { now: START + 7_001, expected: undefined },
])('a link is fresh while it lives as long as requested, at $now', ({ now, expected }) => {
  expect(freshLinkOf(result, 'FACE', 3_000, now)).toBe(expected);
});

test('an image without a link has no fresh one', () => {
  expect(freshLinkOf(withoutLinks, 'FACE', 0, START)).toBeUndefined();
  expect(freshLinkOf(result, 'SILENT', 0, START)).toBeUndefined();
});

describe('the requirement of a link', () => {
  const isMet = (given: typeof result, ageMs: number) =>
    linkRequirement('id', 'FACE', 3_000, () => START + ageMs).isSatisfiedBy(given);

  test.each([
    ['by a link that lives long enough', result, 7_000, true],
    ['not by one that does not', result, 7_001, false],
    ['not by a record that came without links', withoutLinks, 0, false],
    ['by a record from which the picture was erased', erased, 0, true],
  ])('is satisfied %s', (_how, given, ageMs, met) => {
    expect(isMet(given, ageMs)).toBe(met);
  });

  test('has the same key only for the same slot and the same time', () => {
    const needOf = (slot: 'FACE' | 'SILENT', ms: number) => linkRequirement('id', slot, ms, () => START).key;
    expect(needOf('FACE', 1)).toBe(needOf('FACE', 1));
    expect(new Set([needOf('FACE', 1), needOf('FACE', 2), needOf('SILENT', 1)]).size).toBe(3);
  });
});

describe('a renewed link', () => {
  test('is returned while it lives, even if that is shorter than requested', () => {
    expect(renewedLinkOf(result, 'FACE', START + 9_999)).toBe(link);
  });

  test.each([
    ['that is dead on arrival', result, START + 10_000],
    ['that did not come where one belongs', withoutLinks, START],
  ])('%s is an invalid response', (_what, given, now) => {
    expect(() => renewedLinkOf(given, 'FACE', now)).toThrow(
      expect.objectContaining({
        code: 'PROVIDER_INVALID_RESPONSE',
        cause: expect.objectContaining({ message: 'no link that is still alive' }),
      }),
    );
  });

  test.each([
    ['the picture was erased', erased],
    ['the provider does not know the id any more', null],
  ])('is null where %s', (_why, given) => {
    expect(renewedLinkOf(given, 'FACE', START)).toBeNull();
  });
});

describe('the requirement of a video state', () => {
  const isMet = (state: 'PENDING' | 'READY' | 'FAILED', ageMs: number) =>
    videoRequirement('id', 5_000, () => START + ageMs).isSatisfiedBy(
      createResult({ faceVideo: { state, link: null } }),
    );

  test.each([
    { state: 'PENDING', ageMs: 4_999, met: true },
    { state: 'PENDING', ageMs: 5_000, met: false },
    { state: 'READY', ageMs: 1e9, met: true },
    { state: 'FAILED', ageMs: 1e9, met: true },
  ] as const)('is met ($met) by $state read $ageMs ms ago', ({ state, ageMs, met }) => {
    expect(isMet(state, ageMs)).toBe(met);
  });

  test('is satisfied where there is no video', () => {
    expect(videoRequirement('id', 5_000, () => START + 1e9).isSatisfiedBy(result)).toBe(true);
  });
});
