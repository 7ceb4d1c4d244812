import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createCorrectedClock } from '../../../src/async/corrected-clock.js';
import { createSkewedClock } from '../../support/provider/skewed-clock.js';
import { START } from '../../support/test-clock.js';

const DAY_MS = 86_400_000;

/** Creates a corrected clock over a wrong one, with readings of the correct one. */
function start(aheadMs: number) {
  const { truth, skewed, step, suspend } = createSkewedClock(aheadMs);
  const corrected = createCorrectedClock(skewed);
  const lead = () => truth.now() - skewed.monotonicNow();
  /** Reads whole seconds, wrong by `wrongMs`. */
  const read = (wrongMs = 0) => {
    const fraction = truth.now() % 1_000;
    corrected.learn({ least: lead() + wrongMs - fraction, most: lead() + wrongMs - fraction + 1_000 });
  };
  const errorMs = () => corrected.now() - truth.now();
  return { truth, step, suspend, corrected, read, errorMs };
}

test('before the first reading it is the wall clock, including its steps', () => {
  const { corrected, step } = start(0);
  expect(corrected.now()).toBe(START);
  step(DAY_MS);
  expect(corrected.now()).toBe(START + DAY_MS);
});

test('a clock that is correct to two seconds is not corrected, and no longer steps', () => {
  for (const aheadMs of [0, 1_900, -1_900]) {
    const { corrected, read, step, truth } = start(aheadMs);
    read();
    expect(corrected.now()).toBe(START + aheadMs);
    step(DAY_MS);
    truth.advance(1_000);
    expect(corrected.now()).toBe(START + aheadMs + 1_000);
  }
});

test('a wrong clock is corrected to within the second that a reading cannot resolve, and is never late', () => {
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

describe('after the first reading', () => {
  test('one contradicting reading changes nothing, and readings that agree do not move it', () => {
    const { read, truth, errorMs } = start(DAY_MS);
    read();
    const error = errorMs();
    for (const wrongMs of [-DAY_MS, 0, DAY_MS, 0, -3_600_000, 900, -900]) {
      truth.advance(777);
      read(wrongMs);
      expect(errorMs()).toBe(error);
    }
  });

  test('two readings that contradict each other change nothing either', () => {
    const { read, errorMs } = start(0);
    for (const wrongMs of [0, DAY_MS, -DAY_MS, 3_600_000]) read(wrongMs);
    expect(errorMs()).toBe(0);
  });

  test('a second reading that agrees with the first is adopted', () => {
    const { read, errorMs, truth } = start(0);
    read();
    read(3_600_000);
    truth.advance(500);
    read(3_600_000);
    expect(errorMs()).toBeGreaterThanOrEqual(3_600_000);
    expect(errorMs()).toBeLessThanOrEqual(3_601_000);
  });
});

describe('when the wall clock and the monotonic clock differ', () => {
  const part = (how: 'step' | 'suspend', ms: number) => {
    const clock = start(0);
    clock.read();
    clock[how](ms);
    return clock;
  };

  test.each([
    { how: 'step', ms: 30_000 },
    { how: 'step', ms: -30_000 },
    { how: 'suspend', ms: 30_000 },
  ] as const)('by no more than 30 seconds ($how of $ms ms), it is trusted', ({ how, ms }) => {
    const { corrected } = part(how, ms);
    expect(corrected.nowOrNever()).toBe(corrected.now());
  });

  test.each([
    { how: 'step', ms: 30_001 },
    { how: 'step', ms: -30_001 },
    { how: 'suspend', ms: 30_001 },
    { how: 'suspend', ms: DAY_MS },
  ] as const)(
    'by more ($how of $ms ms), the time is unknown until one reading, which counts at once',
    ({ how, ms }) => {
      const { corrected, read, truth } = part(how, ms);
      expect(corrected.nowOrNever()).toBe(Number.POSITIVE_INFINITY);
      expect(corrected.now()).toBeLessThan(Number.POSITIVE_INFINITY);
      read();
      expect(Math.abs(corrected.nowOrNever() - truth.now())).toBeLessThanOrEqual(1_000);
    },
  );

  test('before the first reading, the time is unknown, too', () => {
    const { corrected, step, read, truth } = start(0);
    step(-DAY_MS);
    expect(corrected.nowOrNever()).toBe(Number.POSITIVE_INFINITY);
    read();
    expect(Math.abs(corrected.nowOrNever() - truth.now())).toBeLessThanOrEqual(1_000);
  });

  test('and there is no reading of the other clock, the later of both is used', () => {
    for (const [how, ms, errorMs] of [
      ['suspend', DAY_MS, 0],
      ['step', -DAY_MS, 0],
      ['step', DAY_MS, DAY_MS],
    ] as const) {
      const { corrected, truth } = part(how, ms);
      corrected.settle();
      expect(corrected.nowOrNever() - truth.now()).toBe(errorMs);
    }
  });

  test('if they do not, nothing changes without a reading', () => {
    const { corrected, truth } = part('step', 20_000);
    corrected.settle();
    expect(corrected.nowOrNever()).toBe(truth.now());
  });
});

test('the other methods of the clock are unchanged', () => {
  const { truth, skewed } = createSkewedClock(DAY_MS);
  const corrected = createCorrectedClock(skewed);
  expect([corrected.monotonicNow(), corrected.after]).toEqual([truth.monotonicNow(), truth.after]);
});
