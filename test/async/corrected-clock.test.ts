import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createCorrectedClock } from '../../src/async/corrected-clock.js';
import { createSkewedClock } from '../support/skewed-clock.js';
import { START } from '../support/test-clock.js';

const DAY_MS = 86_400_000;

/** A corrected clock on one that is wrong, and what a reading of the right one says at the moment. */
function start(aheadMs: number) {
  const { truth, skewed, step } = createSkewedClock(aheadMs);
  const corrected = createCorrectedClock(skewed);
  const lead = () => truth.now() - truth.monotonicNow();
  /** Read in whole seconds, as `wrongMs` later than it is. */
  const read = (wrongMs = 0) => {
    const fraction = truth.now() % 1_000;
    corrected.learn({ least: lead() + wrongMs - fraction, most: lead() + wrongMs - fraction + 1_000 });
  };
  const errorMs = () => corrected.now() - truth.now();
  return { truth, step, corrected, read, errorMs };
}

test('before anything is known it is the wall clock, with its steps', () => {
  const { corrected, step } = start(0);
  expect(corrected.now()).toBe(START);
  step(DAY_MS);
  expect(corrected.now()).toBe(START + DAY_MS);
});

test('a clock that is right to two seconds is left as it is, and no longer steps', () => {
  for (const aheadMs of [0, 1_900, -1_900]) {
    const { corrected, read, step, truth } = start(aheadMs);
    read();
    expect(corrected.now()).toBe(START + aheadMs);
    step(DAY_MS);
    truth.advance(1_000);
    expect(corrected.now()).toBe(START + aheadMs + 1_000);
  }
});

test('of a clock that is wrong nothing remains but the second that a reading does not tell, and that is never late', () => {
  fc.assert(
    fc.property(fc.integer({ min: -DAY_MS, max: DAY_MS }), fc.nat({ max: 5_000 }), (aheadMs, elapsedMs) => {
      const { read, truth, errorMs } = start(aheadMs);
      truth.advance(elapsedMs);
      read();
      const isRight = Math.abs(aheadMs) <= 2_000 || (aheadMs > 0 && aheadMs <= 3_000);
      return isRight || (errorMs() >= 0 && errorMs() <= 1_000);
    }),
  );
});

describe('once it is known', () => {
  test('one reading that contradicts it changes nothing, and readings that agree do not move it', () => {
    const { read, truth, errorMs } = start(DAY_MS);
    read();
    const error = errorMs();
    for (const wrongMs of [-DAY_MS, 0, DAY_MS, 0, -3_600_000, 900, -900]) {
      truth.advance(777);
      read(wrongMs);
      expect(errorMs()).toBe(error);
    }
  });

  test('two that contradict each other change nothing either', () => {
    const { read, errorMs } = start(0);
    for (const wrongMs of [0, DAY_MS, -DAY_MS, 3_600_000]) read(wrongMs);
    expect(errorMs()).toBe(0);
  });

  test('a second one that says the same is believed', () => {
    const { read, errorMs, truth } = start(0);
    read();
    read(3_600_000);
    truth.advance(500);
    read(3_600_000);
    expect(errorMs()).toBeGreaterThanOrEqual(3_600_000);
    expect(errorMs()).toBeLessThanOrEqual(3_601_000);
  });
});

test('everything else of the clock is as it was', () => {
  const { truth, skewed } = createSkewedClock(DAY_MS);
  const corrected = createCorrectedClock(skewed);
  expect([corrected.monotonicNow(), corrected.after]).toEqual([truth.monotonicNow(), truth.after]);
});
