import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { createProviderClock } from '../../src/provider/provider-clock.js';
import { createSkewedClock } from '../support/skewed-clock.js';

const REQUEST = {
  method: 'POST',
  headers: {},
  body: '',
  redirect: 'manual',
  signal: new AbortController().signal,
} as const;
const HOUR_MS = 3_600_000;

/** The clock behind a provider whose answers take two seconds each way, with the Date of the truth or one in its place. */
function start(aheadMs: number) {
  const { truth, skewed, step } = createSkewedClock(aheadMs);
  const skews: number[] = [];
  let date: string | null | undefined;
  const { clock, send } = createProviderClock({
    clock: skewed,
    send: async () => {
      truth.advance(2_000);
      const headers = date === null ? {} : { date: date ?? new Date(truth.now()).toUTCString() };
      truth.advance(2_000);
      return new Response('text', { headers });
    },
    onSkew: (seconds) => skews.push(seconds),
  });
  const ask = (shown?: string | null) => {
    date = shown;
    return send('https://provider.example.test', REQUEST);
  };
  return { ask, skews, step, errorMs: () => clock.now() - truth.now() };
}

test('an answer is passed on as it is', async () => {
  const { body } = await start(0).ask();
  expect(body && (await text(body))).toBe('text');
});

test.each([HOUR_MS, -HOUR_MS])(
  'its Date sets a clock right that is %d ms ahead, but for the way it took',
  async (ms) => {
    const { ask, errorMs, skews } = start(ms);
    expect(errorMs()).toBe(ms);
    await ask();
    expect(errorMs()).toBeGreaterThanOrEqual(0);
    expect(errorMs()).toBeLessThanOrEqual(5_000);
    expect(skews).toHaveLength(1);
    expect(Math.abs((skews[0] ?? 0) - ms / 1000)).toBeLessThanOrEqual(5);
  },
);

test.each([null, '', 'now', '1767268800', 'Sun, 06 Nov 1994 08:49:37 GMT', 'Mon, 01 Jan 2101 00:00:00 GMT'])(
  'a Date of %j teaches nothing',
  async (date) => {
    const { ask, errorMs, skews } = start(HOUR_MS);
    await ask(date);
    expect([errorMs(), skews]).toEqual([HOUR_MS, []]);
  },
);

test('a difference is told when it is new, when it changes by more than half a minute, and when it is over', async () => {
  const { ask, skews, step } = start(0);
  const told = async (ms: number) => {
    step(ms);
    await ask();
    return skews.splice(0);
  };
  expect(await told(0)).toEqual([]);
  expect(await told(29_000)).toEqual([]);
  expect(await told(2_000)).toEqual([31]);
  expect(await told(0)).toEqual([]);
  expect(await told(20_000)).toEqual([]);
  expect(await told(20_000)).toEqual([71]);
  expect(await told(-71_000)).toEqual([0]);
  expect(await told(0)).toEqual([]);
});
