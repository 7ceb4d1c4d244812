import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  INVALID,
  readInstant,
  readInt32,
  readScore,
  readText,
} from '../../../../src/providers/advance-ai/record/wire-value.js';
import { START } from '../../../support/test-clock.js';

const readRatedScore = (value: unknown) => readScore(value, { min: 0, max: 100 });

test.each([null, undefined, '', ' \n', [], {}])('%j counts as absent for every reader', (value) => {
  expect([readText, readRatedScore, readInt32, readInstant].map((read) => read(value))).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test.each([
  ['98.5', 98.5],
  [' 98 ', 98],
  [0, 0],
  ['100', 100],
  [100.01, INVALID],
  ['-1', INVALID],
  ['98,5', INVALID],
  ['0x10', INVALID],
  ['NaN', INVALID],
  [Number.POSITIVE_INFINITY, INVALID],
  [true, INVALID],
  [[98], INVALID],
  ['9'.repeat(10_000_000), INVALID],
])('the score %#, as a number or as text, is decoded or invalid', (value, expected) => {
  expect(readRatedScore(value)).toBe(expected);
});

test.each([
  ['1', 1],
  [2.0, 2],
  ['1.5', INVALID],
  [2 ** 31, INVALID],
])('the whole number %j is decoded as %p', (value, expected) => {
  expect(readInt32(value)).toBe(expected);
});

describe('an instant', () => {
  test.each([
    [START, START],
    [String(START), START],
    [START / 1000, START],
    [String(START / 1000), START],
    [START / 1000 + 0.25, START + 250],
    [0, null],
    ['0', null],
    [1, INVALID],
    [-START, INVALID],
    [START * 1000, INVALID],
    [START / 100, INVALID],
    ['2026-01-01T00:00:00Z', INVALID],
    [true, INVALID],
  ])('%j is decoded as %p', (value, expected) => {
    expect(readInstant(value)).toBe(expected);
  });

  test('is never before 2001, for any number or text', () => {
    const number = fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger());
    fc.assert(
      fc.property(fc.oneof(number, number.map(String)), (value) => {
        const instant = readInstant(value);
        expect(typeof instant !== 'number' || instant >= Date.UTC(2001)).toBe(true);
      }),
    );
  });
});
