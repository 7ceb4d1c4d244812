import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { freshUntil, isAlive, isFresh, mustLeaveBy } from '../../src/liveness/expiring-link.js';

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
    { wishMs: 3_000, age: 7_000, fresh: true, because: 'exactly the wish is left' },
    { wishMs: 3_000, age: 7_001, fresh: false, because: 'a millisecond less than the wish is left' },
    { wishMs: 0, age: 9_999, fresh: true, because: 'nothing is wished but that it lives' },
    { wishMs: 0, age: 10_000, fresh: false, because: 'it is dead' },
    { wishMs: 60_000, age: 5_000, fresh: true, because: 'the wish is longer than its life and half of that is left' },
    { wishMs: 60_000, age: 5_001, fresh: false, because: 'the wish is longer than its life and half of that is over' },
    { wishMs: 10_000, age: 4_000, fresh: true, because: 'the wish is its whole life, which only a newborn has' },
  ])('is fresh ($fresh) at $age ms of age for a wish of $wishMs ms: $because', ({ wishMs, age, fresh }) => {
    expect(isFresh(link, link.issuedAt + age, wishMs)).toBe(fresh);
  });
});

test('a link that was dead when it was issued is never fresh', () => {
  expect(isFresh({ ...link, expiresAt: 500 }, 1_000, 0)).toBe(false);
});

describe('for any link and any wish', () => {
  const anyLink = fc.record({
    url: fc.constant(link.url),
    issuedAt: fc.integer({ min: 0, max: 1e9 }),
    expiresAt: fc.integer({ min: 0, max: 2e9 }),
  });
  const anyInstant = fc.integer({ min: 0, max: 2e9 });
  const anyWishMs = fc.oneof(fc.nat(2e9), fc.double({ min: 0, max: 1e6, noNaN: true }));

  test('it is fresh until the instant that says so, and not a millisecond longer', () => {
    const property = (any: typeof link, wishMs: number) => {
      const last = freshUntil(any, wishMs);
      expect([isFresh(any, last, wishMs), isFresh(any, last + 1, wishMs)]).toEqual([true, false]);
    };
    fc.assert(fc.property(anyLink, anyWishMs, property));
  });
  const anyWish = fc.integer({ min: 0, max: 1e9 });

  test('what is fresh is alive', () => {
    fc.assert(
      fc.property(
        anyLink,
        anyInstant,
        anyWish,
        (some, now, wishMs) => !isFresh(some, now, wishMs) || isAlive(some, now),
      ),
    );
  });

  test('what is no longer fresh stays so: no later look lengthens a life', () => {
    fc.assert(
      fc.property(anyLink, anyInstant, anyInstant, anyWish, (some, one, other, wishMs) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        return isFresh(some, earlier, wishMs) || !isFresh(some, later, wishMs);
      }),
    );
  });
});

describe('an answer with a link of ten seconds must leave', () => {
  test.each([
    { wishMs: 3_000, age: 0, latest: 8_000, because: 'as much as was wished is left' },
    { wishMs: 9_000, age: 0, latest: 6_000, because: 'half of its life is left' },
    { wishMs: 0, age: 0, latest: 10_999, because: 'it lives' },
    { wishMs: 3_000, age: 7_000, latest: 8_000, because: 'as much as was wished is left, which is now' },
    { wishMs: 3_000, age: 7_001, latest: 10_999, because: 'it lives, since it had less left from the start' },
  ])(
    'by $latest when it was put in at $age ms of age for a wish of $wishMs ms: while $because',
    ({ wishMs, age, latest }) => {
      expect(mustLeaveBy(link, link.issuedAt + age, wishMs)).toBe(latest);
    },
  );

  test('and with one of a day while a minute is left', () => {
    const ofADay = { ...link, expiresAt: link.issuedAt + 86_400_000 };
    expect(ofADay.expiresAt - mustLeaveBy(ofADay, 1_000, 300_000)).toBe(60_000);
  });

  test('not before a link that is fresh has been put in', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(20_000), (age, wishMs) => {
        const now = link.issuedAt + age;
        return !isFresh(link, now, wishMs) || mustLeaveBy(link, now, wishMs) >= now;
      }),
    );
  });
});
