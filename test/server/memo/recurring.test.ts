import { expect, test } from '@jest/globals';
import { createRecurring } from '../../../src/server/memo/recurring.js';

const value = { name: 'value' };
const other = { name: 'other' };

test('a key that comes again soon is kept, however many others come after that', () => {
  const recurring = createRecurring({ max: 10, trial: 3 });
  recurring.set('key', value);
  expect(recurring.get('key')).toBe(value);
  for (let count = 0; count < 100; count += 1) recurring.set(`once-${count}`, other);
  expect(recurring.get('key')).toBe(value);
});

test('a key that does not come again soon is forgotten', () => {
  const recurring = createRecurring({ max: 10, trial: 3 });
  for (const key of ['first', 'second', 'third', 'fourth']) recurring.set(key, value);
  expect(['first', 'second', 'third', 'fourth'].map((key) => recurring.get(key))).toEqual([
    ...[undefined, undefined, undefined],
    value,
  ]);
});

test('of those that are kept the one that was longest not asked for makes room', () => {
  const recurring = createRecurring({ max: 2, trial: 3 });
  for (const key of ['old', 'asked', 'new']) {
    recurring.set(key, value);
    recurring.get(key);
    recurring.get('asked');
  }
  expect(['old', 'asked', 'new'].map((key) => recurring.get(key))).toEqual([undefined, value, value]);
});

test('a key that nobody has set is not known', () => {
  expect(createRecurring({ max: 2, trial: 3 }).get('key')).toBeUndefined();
});
