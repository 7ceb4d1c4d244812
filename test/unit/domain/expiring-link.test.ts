import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { freshUntil, isAlive, isFresh, latestSendTime } from '../../../src/domain/expiring-link.js';

const link = { url: 'https://assets.example.test/face.jpg', issuedAt: 1_000, expiresAt: 11_000 };

test.each([
  { now: 1_000, alive: true, when: 'when it was issued' },
  { now: 10_999, alive: true, when: 'a millisecond before its end' },
  { now: 11_000, alive: false, when: 'at the instant of its end' },
  { now: 11_001, alive: false, when: 'after its end' },
])('a link is alive ($alive) $when', ({ now, alive }) => {
  expect(isAlive(link, now)).toBe(alive);
});

describe('a link of ten seconds', () => {
  test.each([
    { minValidForMs: 3_000, age: 7_000, fresh: true, because: 'exactly that is left' },
    { minValidForMs: 3_000, age: 7_001, fresh: false, because: 'a millisecond less is left' },
    { minValidForMs: 0, age: 9_999, fresh: true, because: 'it must only be alive' },
    { minValidForMs: 0, age: 10_000, fresh: false, because: 'it is dead' },
    {
      minValidForMs: 60_000,
      age: 5_000,
      fresh: true,
      because: 'half of its lifetime is left, the most that is required',
    },
    { minValidForMs: 60_000, age: 5_001, fresh: false, because: 'less than half of its lifetime is left' },
    {
      minValidForMs: 10_000,
      age: 4_000,
      fresh: true,
      because: 'half of its lifetime is enough for a requirement of all of it',
    },
    {
      minValidForMs: 9_999,
      age: 5_000,
      fresh: true,
      because: 'half of its lifetime is enough for a requirement of nearly all of it',
    },
    {
      minValidForMs: 5_001,
      age: 5_001,
      fresh: false,
      because: 'less than half of its lifetime is left for a requirement of more',
    },
  ])(
    'is fresh ($fresh) at an age of $age ms with minValidFor $minValidForMs ms: $because',
    ({ minValidForMs, age, fresh }) => {
      expect(isFresh(link, link.issuedAt + age, minValidForMs)).toBe(fresh);
    },
  );
});

test('a link that was dead when it was issued is never fresh', () => {
  expect(isFresh({ ...link, expiresAt: 500 }, 1_000, 0)).toBe(false);
});

describe('for any link and any minValidFor', () => {
  const anyLink = fc.record({
    url: fc.constant(link.url),
    issuedAt: fc.integer({ min: 0, max: 1e9 }),
    expiresAt: fc.integer({ min: 0, max: 2e9 }),
  });
  const anyInstant = fc.integer({ min: 0, max: 2e9 });
  const anyWishMs = fc.oneof(fc.nat(2e9), fc.double({ min: 0, max: 1e6, noNaN: true }));

  test('it is fresh until freshUntil, and not a millisecond longer', () => {
    const property = (any: typeof link, minValidForMs: number) => {
      const last = freshUntil(any, minValidForMs);
      expect([isFresh(any, last, minValidForMs), isFresh(any, last + 1, minValidForMs)]).toEqual([true, false]);
    };
    fc.assert(fc.property(anyLink, anyWishMs, property));
  });
  const anyWish = fc.integer({ min: 0, max: 1e9 });

  test('a fresh link is alive', () => {
    fc.assert(
      fc.property(
        anyLink,
        anyInstant,
        anyWish,
        (some, now, minValidForMs) => !isFresh(some, now, minValidForMs) || isAlive(some, now),
      ),
    );
  });

  test('a link that is no longer fresh never becomes fresh again', () => {
    fc.assert(
      fc.property(anyLink, anyInstant, anyInstant, anyWish, (some, one, other, minValidForMs) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        return isFresh(some, earlier, minValidForMs) || !isFresh(some, later, minValidForMs);
      }),
    );
  });
});

describe('a response with a link of ten seconds must be sent', () => {
  test.each([
    { minValidForMs: 3_000, age: 0, latest: 8_000, because: 'minValidFor is left' },
    { minValidForMs: 9_000, age: 0, latest: 6_000, because: 'half of its life is left' },
    { minValidForMs: 0, age: 0, latest: 10_999, because: 'it lives' },
    { minValidForMs: 3_000, age: 7_000, latest: 8_000, because: 'exactly minValidFor is left, which is now' },
    { minValidForMs: 3_000, age: 7_001, latest: 10_999, because: 'it lives, since it had less left from the start' },
  ])(
    'by $latest if added at an age of $age ms with minValidFor $minValidForMs ms: while $because',
    ({ minValidForMs, age, latest }) => {
      expect(latestSendTime(link, link.issuedAt + age, minValidForMs)).toBe(latest);
    },
  );

  test('and with a link of one day while a minute is left', () => {
    const ofADay = { ...link, expiresAt: link.issuedAt + 86_400_000 };
    expect(ofADay.expiresAt - latestSendTime(ofADay, 1_000, 300_000)).toBe(60_000);
  });

  test('not before a fresh link was added', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(20_000), (age, minValidForMs) => {
        const now = link.issuedAt + age;
        return !isFresh(link, now, minValidForMs) || latestSendTime(link, now, minValidForMs) >= now;
      }),
    );
  });
});
