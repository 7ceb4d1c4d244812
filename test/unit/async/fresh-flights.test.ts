import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createFreshFlights } from '../../../src/async/fresh-flights.js';

const ticks = async (count: number) => {
  for (let tick = 0; tick < count; tick += 1) await Promise.resolve();
};

test('each caller shares a run that began after it called, and no two runs of a key overlap', async () => {
  const property = async (calls: readonly { waits: number; takes: number; fails: boolean }[]) => {
    let clock = 0;
    let active = 0;
    let runs = 0;
    const flights = createFreshFlights<number>();
    const work = (takes: number, fails: boolean) => async () => {
      clock += 1;
      const beganAt = clock;
      active += 1;
      runs += 1;
      expect(active).toBe(1);
      await ticks(takes);
      active -= 1;
      if (fails) throw new Error(String(beganAt));
      return beganAt;
    };
    const call = async ({ waits, takes, fails }: (typeof calls)[number]) => {
      await ticks(waits);
      clock += 1;
      const calledAt = clock;
      const beganAt = await flights('key', work(takes, fails)).catch((error: Error) => Number(error.message));
      expect(beganAt).toBeGreaterThan(calledAt);
    };
    await Promise.all(calls.map(call));
    expect(runs).toBeLessThanOrEqual(calls.length);
  };
  const arbitraryCall = fc.record({ waits: fc.nat(20), takes: fc.nat(8), fails: fc.boolean() });
  await fc.assert(fc.asyncProperty(fc.array(arbitraryCall, { minLength: 1, maxLength: 12 }), property));
});

test('keys do not wait for each other', async () => {
  const flights = createFreshFlights<string>();
  void flights('slow', () => new Promise(() => undefined));
  expect(await flights('other', async () => 'done')).toBe('done');
});

test('nothing is remembered of a run that has ended', async () => {
  const flights = createFreshFlights<number>();
  let runs = 0;
  const work = async () => {
    runs += 1;
    return runs;
  };
  expect(await flights('key', work)).toBe(1);
  expect(await flights('key', work)).toBe(2);
});
