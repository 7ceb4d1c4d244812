import { describe, expect, test } from '@jest/globals';
import { createPopularValues } from '../../../src/observability/metrics/label-values.js';
import { createTestClock } from '../../support/test-clock.js';

const MAX = 5;
const TEN_MINUTES = 600_000;
const DAY = 86_400_000;

function create() {
  const { monotonicNow, advance } = createTestClock();
  const forgotten: string[] = [];
  const reserved = new Set(['none']);
  const toLabel = createPopularValues({
    ...{ max: MAX, reserved, monotonicNow },
    onForgotten: (value) => void forgotten.push(value),
  });
  const see = (value: string, times = 1) => {
    let label = '';
    for (let count = 0; count < times; count += 1) label = toLabel(value);
    return label;
  };
  const seeAll = (values: readonly string[]) => values.map((value) => see(value));
  return { see, seeAll, advance, forgotten };
}

const made = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);

test('while there is room, a value gets a label at its first use; all others are "other"', () => {
  const { seeAll } = create();
  expect(seeAll(made('N', 7))).toEqual([...made('N', 5), 'other', 'other']);
  expect(seeAll(made('N', 7))).toEqual([...made('N', 5), 'other', 'other']);
});

test('a value that is long, not plain or reserved is "other" and takes no room', () => {
  const { seeAll, see } = create();
  expect(seeAll(['x'.repeat(65), 'a b', '', 'none', 'other{'])).toEqual(Array(5).fill('other'));
  expect(see('x'.repeat(64))).toBe('x'.repeat(64));
  expect(seeAll(made('N', 4))).toEqual(made('N', 4));
});

describe('when made-up values have taken all the room', () => {
  test('values in use replace them within ten minutes', () => {
    const { see, seeAll, advance, forgotten } = create();
    seeAll(made('Made', MAX));
    expect([see('Real', 3), see('Once')]).toEqual(['other', 'other']);
    advance(TEN_MINUTES);
    expect([see('Real'), see('Once')]).toEqual(['Real', 'other']);
    expect(forgotten).toHaveLength(1);
    expect(forgotten[0]).toMatch(/^Made/);
  });

  test('a value used twice in ten minutes replaces one that is no longer used', () => {
    const { see, seeAll, advance } = create();
    seeAll([...made('Made', MAX), ...made('Made', MAX)]);
    see('Real', 2);
    advance(TEN_MINUTES);
    expect(see('Real', 2)).toBe('other');
    advance(TEN_MINUTES);
    expect(see('Real')).toBe('Real');
  });
});

test('an endless stream of new values replaces none that is used more often, and at most all others in ten minutes', () => {
  const { see, seeAll, advance, forgotten } = create();
  seeAll(['Often', 'Seldom']);
  for (let round = 0; round < 50; round += 1) {
    for (let count = 0; count < 20; count += 1) {
      expect(see('Often')).toBe('Often');
      // Each one is used often enough, and then never again.
      for (const value of made(`R${round}C${count}-`, 100)) see(value, 2);
    }
    expect(see('Seldom', 5)).toBe('Seldom');
    advance(TEN_MINUTES);
    seeAll(['Often', 'Seldom']);
  }
  expect(forgotten.length).toBeLessThanOrEqual(50 * (MAX - 2));
  expect(new Set(forgotten).has('Often')).toBe(false);
  expect(new Set(forgotten).has('Seldom')).toBe(false);
});

test('a value not used for a day is forgotten, and gets a label again when it comes back', () => {
  const { see, advance, forgotten } = create();
  see('Rare');
  advance(DAY - TEN_MINUTES);
  see('Common');
  expect(forgotten).toEqual([]);
  advance(2 * TEN_MINUTES);
  see('Common');
  expect(forgotten).toEqual(['Rare']);
  expect(see('Rare')).toBe('Rare');
});
