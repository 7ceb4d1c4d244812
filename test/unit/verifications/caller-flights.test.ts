import { expect, test } from '@jest/globals';
import type { Claim } from '../../../src/async/single-flight.js';
import { createCallerFlights } from '../../../src/verifications/caller-flights.js';
import { ResultError } from '../../../src/verifications/result-error.js';

const OVERLOADED = new ResultError('OVERLOADED', { retryAfterSeconds: 1 });

/** Flights that land when the test says so. */
function createFlights() {
  const flights = createCallerFlights<string>();
  const underWay: { claim: Claim; land(value: string): void; fail(error: Error): void }[] = [];
  const run = (caller: string) =>
    flights.run('key', caller, (claim) => new Promise((land, fail) => underWay.push({ claim, land, fail })));
  return { flights, run, underWay };
}

test('callers of one key share one flight, which knows them all', async () => {
  const { flights, run, underWay } = createFlights();
  const outcomes = [run('a'), run('b'), run('a'), flights.join('key', 'c')];
  expect(underWay).toHaveLength(1);
  expect([...(underWay[0]?.claim.callers ?? [])]).toEqual(['a', 'b', 'c']);
  underWay[0]?.land('landed');
  expect(await Promise.all(outcomes)).toEqual(Array(4).fill('landed'));
  expect(flights.isUnderWay('key')).toBe(false);
  expect(flights.join('key', 'c')).toBeUndefined();
});

test('a caller whose flight was rejected for the backlog of another caller starts its own, which others share', async () => {
  const { run, underWay } = createFlights();
  const owner = run('a');
  const joined = [run('b'), run('c')];
  underWay[0]?.fail(OVERLOADED);
  await expect(owner).rejects.toBe(OVERLOADED);
  expect(underWay.map(({ claim }) => [...claim.callers])).toEqual([
    ['a', 'b', 'c'],
    ['b', 'c'],
  ]);
  underWay[1]?.land('landed');
  expect(await Promise.all(joined)).toEqual(['landed', 'landed']);
});

test('a caller is rejected for its own backlog at once, and for that of another caller once at most', async () => {
  const { run, underWay } = createFlights();
  const [owner, same, other] = [run('a'), run('a'), run('b')];
  underWay[0]?.fail(OVERLOADED);
  await expect(owner).rejects.toBe(OVERLOADED);
  await expect(same).rejects.toBe(OVERLOADED);
  underWay[1]?.fail(OVERLOADED);
  await expect(other).rejects.toBe(OVERLOADED);
  expect(underWay).toHaveLength(2);
});

test('any other failure fails all callers', async () => {
  const { run, underWay } = createFlights();
  const failure = new ResultError('PROVIDER_TIMEOUT');
  const outcomes = [run('a'), run('b')];
  underWay[0]?.fail(failure);
  for (const outcome of outcomes) await expect(outcome).rejects.toBe(failure);
  expect(underWay).toHaveLength(1);
});
