import { expect, test } from '@jest/globals';
import { limitLines } from '../../../src/observability/line-limit.js';
import { createTestClock } from '../../support/test-clock.js';

test('of a kind of line so many are written in a window, and the first of the next says how many were left out', () => {
  const { monotonicNow, advance } = createTestClock();
  const line = limitLines({ max: 3, windowMs: 1_000, monotonicNow });
  const written: (number | undefined)[] = [];
  const write = (count: number) => {
    for (let index = 0; index < count; index += 1) line((leftOut) => void written.push(leftOut));
  };
  write(100);
  advance(999);
  write(1);
  expect(written).toEqual([undefined, undefined, undefined]);
  advance(1);
  write(2);
  expect(written.slice(3)).toEqual([98, undefined]);
  advance(5_000);
  write(1);
  expect(written.slice(5)).toEqual([undefined]);
});
