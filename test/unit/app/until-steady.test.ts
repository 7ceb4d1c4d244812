import { expect, test } from '@jest/globals';
import { repeatUntilSteady } from '../../../src/app/warm-up/warm-up.js';
import { createTestClock } from '../../support/test-clock.js';

/** Runs rounds with these durations, repeating the last one; returns the number of rounds. */
async function countRounds(durations: readonly number[], maxMs = 10_000): Promise<number> {
  const { monotonicNow, advance } = createTestClock();
  let rounds = 0;
  const round = async (number: number) => {
    rounds += 1;
    advance(durations[Math.min(number, durations.length - 1)] ?? 0);
  };
  await repeatUntilSteady(round, { maxMs, monotonicNow });
  return rounds;
}

test('rounds end when four consecutive ones were not faster', async () => {
  expect(await countRounds([100, 50, 25, 12, 12])).toBe(8);
});

test('a slow round among faster ones does not end them', async () => {
  expect(await countRounds([100, 80, 200, 60, 300, 200, 40, 40])).toBe(11);
});

test('rounds that keep getting faster end after the maximum time', async () => {
  const durations = Array.from({ length: 1_000 }, (_, index) => 100 * 0.9 ** index);
  expect(await countRounds(durations, 500)).toBe(7);
});

test('a round that fails ends them', async () => {
  const round = async () => {
    throw new Error('of the round');
  };
  await expect(repeatUntilSteady(round, { maxMs: 1, monotonicNow: () => 0 })).rejects.toThrow('of the round');
});
