import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isAlive, isFresh } from '../../src/liveness/expiring-link.js';

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
