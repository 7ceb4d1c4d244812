import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { createProviderClock } from '../../../../src/providers/http/provider-clock.js';
import { createSkewedClock } from '../../../support/provider/skewed-clock.js';

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
  const { truth, skewed, step, suspend } = createSkewedClock(aheadMs);
  let pauseMs = 0;
  const skews: number[] = [];
  let date: string | null | undefined;
  const { clock, linkNow, send } = createProviderClock({
    clock: skewed,
    send: async () => {
      truth.advance(2_000);
      const headers = date === null ? {} : { date: date ?? new Date(truth.now()).toUTCString() };
      truth.advance(2_000);
      suspend(pauseMs);
      return new Response('text', { headers });
    },
    onSkew: (seconds) => skews.push(seconds),
  });
  const ask = (shown?: string | null) => {
    date = shown;
    return send('https://provider.example.test', REQUEST);
  };
  const askAndSuspend = async (ms: number) => {
    pauseMs = ms;
    await ask();
    pauseMs = 0;
  };
  const linkErrorMs = () => linkNow() - truth.now();
  return { ask, askAndSuspend, skews, step, suspend, linkErrorMs, errorMs: () => clock.now() - truth.now() };
}

test('a response is returned unchanged', async () => {
  const { body } = await start(0).ask();
  expect(body && (await text(body))).toBe('text');
});

test.each([HOUR_MS, -HOUR_MS])(
  'its Date corrects a clock that is %d ms ahead, up to the time of the round trip',
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
  'a Date of %j changes nothing',
  async (date) => {
    const { ask, errorMs, skews } = start(HOUR_MS);
    await ask(date);
    expect([errorMs(), skews]).toEqual([HOUR_MS, []]);
  },
);

test('a skew is reported when it begins, when it changes by more than half a minute, and when it ends', async () => {
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

describe('after the machine was suspended', () => {
  test('the time for links is unknown until the next response', async () => {
    const { ask, suspend, linkErrorMs } = start(0);
    await ask();
    suspend(HOUR_MS);
    expect(linkErrorMs()).toBe(Number.POSITIVE_INFINITY);
    await ask();
    expect(linkErrorMs()).toBeGreaterThanOrEqual(0);
    expect(linkErrorMs()).toBeLessThanOrEqual(5_000);
  });

  test('the Date of a response that was in flight is ignored', async () => {
    const { ask, askAndSuspend, linkErrorMs } = start(0);
    await ask();
    await askAndSuspend(HOUR_MS);
    expect(linkErrorMs()).toBe(Number.POSITIVE_INFINITY);
    await ask();
    expect(Math.abs(linkErrorMs())).toBeLessThanOrEqual(5_000);
  });

  test('a response without a Date selects the later of both clocks, so that not every read calls the provider', async () => {
    const { ask, suspend, linkErrorMs } = start(0);
    await ask();
    suspend(HOUR_MS);
    await ask(null);
    expect(Math.abs(linkErrorMs())).toBeLessThanOrEqual(5_000);
  });
});
