import { getEventListeners } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { systemClock } from '../../../src/async/clock.js';

/** Returns the active timers of the process. */
const countTimers = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

const { signal: staying } = new AbortController();

test('a cancelled timer never calls back', async () => {
  let called = false;
  const cancel = systemClock.after(0, () => {
    called = true;
  });
  cancel();
  await new Promise<void>((resolve) => systemClock.after(1, resolve));
  expect(called).toBe(false);
});

test('a timer that is not cancelled calls back', async () => {
  const called = await new Promise((resolve) => systemClock.after(0, () => resolve('called')));
  expect(called).toBe('called');
});

test('the wall clock returns epoch milliseconds, and the monotonic clock never goes back', () => {
  const [earlier, later] = [systemClock.monotonicNow(), systemClock.monotonicNow()];
  expect(later).toBeGreaterThanOrEqual(earlier);
  expect(systemClock.now()).toBeGreaterThan(Date.UTC(2026, 0));
});

describe('a sleep', () => {
  test('lasts as long as requested', async () => {
    const startedAt = systemClock.monotonicNow();
    await systemClock.sleep(5, staying);
    expect(systemClock.monotonicNow() - startedAt).toBeGreaterThan(3);
  });

  test('rejects at once with the reason of its signal, and clears its timer', async () => {
    const leaving = new AbortController();
    const nap = systemClock.sleep(60_000, leaving.signal);
    const timers = countTimers();
    leaving.abort(new Error('left'));
    await expect(nap).rejects.toThrow('left');
    expect(countTimers()).toBe(timers - 1);
  });

  test('leaves no listener on its signal', async () => {
    const { signal } = new AbortController();
    const nap = systemClock.sleep(1, signal);
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    await nap;
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('rejects at once for a signal that has already aborted', async () => {
    await expect(systemClock.sleep(60_000, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  });
});
