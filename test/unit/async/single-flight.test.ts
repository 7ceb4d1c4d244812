import { expect, test } from '@jest/globals';
import { createSingleFlight } from '../../../src/async/single-flight.js';

/** Returns work that the test completes, and that counts its starts. */
function createWork() {
  const starts: PromiseWithResolvers[] = [];
  const start = () => {
    const work = withResolvers();
    starts.push(work);
    return work.promise;
  };
  return { starts, start };
}

type PromiseWithResolvers = {
  promise: Promise<string>;
  resolve: (value: string) => void;
  reject: (error: Error) => void;
};

function withResolvers(): PromiseWithResolvers {
  let settle: Omit<PromiseWithResolvers, 'promise'> | undefined;
  const promise = new Promise<string>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, ...(settle as Omit<PromiseWithResolvers, 'promise'>) };
}

test('concurrent calls for one key share one start and its value', async () => {
  const { starts, start } = createWork();
  const flights = createSingleFlight<string>();
  const calls = [flights.run('a', start), flights.run('a', start), flights.run('a', start)];
  starts[0]?.resolve('value');
  expect(await Promise.all(calls)).toEqual(['value', 'value', 'value']);
  expect(starts).toHaveLength(1);
});

test('another key has a flight of its own', async () => {
  const { starts, start } = createWork();
  const flights = createSingleFlight<string>();
  const calls = [flights.run('a', start), flights.run('b', start)];
  starts[0]?.resolve('of a');
  starts[1]?.resolve('of b');
  expect(await Promise.all(calls)).toEqual(['of a', 'of b']);
});

test('a call after the flight has settled starts a new one', async () => {
  const { starts, start } = createWork();
  const flights = createSingleFlight<string>();
  const first = flights.run('a', start);
  starts[0]?.resolve('old');
  await first;
  const second = flights.run('a', start);
  starts[1]?.resolve('new');
  expect(await second).toBe('new');
});

test('a failure is shared by all waiting callers and not cached', async () => {
  const { starts, start } = createWork();
  const flights = createSingleFlight<string>();
  const calls = [flights.run('a', start), flights.run('a', start)];
  starts[0]?.reject(new Error('lost'));
  const outcomes = await Promise.allSettled(calls);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const again = flights.run('a', start);
  starts[1]?.resolve('found');
  expect(await again).toBe('found');
});

test('underWay returns a flight only while it is in progress', async () => {
  const { starts, start } = createWork();
  const flights = createSingleFlight<string>();
  expect(flights.underWay('a')).toBeUndefined();
  const flight = flights.run('a', start);
  expect(flights.underWay('a')).toBe(flight);
  expect(flights.underWay('b')).toBeUndefined();
  starts[0]?.resolve('value');
  await flight;
  expect(flights.underWay('a')).toBeUndefined();
});
