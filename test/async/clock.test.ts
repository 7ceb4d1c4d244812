import { describe, expect, test } from '@jest/globals';
import { systemClock } from '../../src/async/clock.js';

/** Timers that the process still waits for. */
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

test('a timer that is left alone calls back', async () => {
  const called = await new Promise((resolve) => systemClock.after(0, () => resolve('called')));
  expect(called).toBe('called');
});

test('the wall clock tells epoch milliseconds, the monotonic one never goes back', () => {
  const [earlier, later] = [systemClock.monotonicNow(), systemClock.monotonicNow()];
  expect(later).toBeGreaterThanOrEqual(earlier);
  expect(systemClock.now()).toBeGreaterThan(Date.UTC(2026, 0));
});

describe('a sleep', () => {
  test('lasts as long as it was told', async () => {
    const startedAt = systemClock.monotonicNow();
    await systemClock.sleep(5, staying);
    expect(systemClock.monotonicNow() - startedAt).toBeGreaterThan(3);
  });

  test('ends at once with the reason of its signal, and so does its timer', async () => {
    const leaving = new AbortController();
    const nap = systemClock.sleep(60_000, leaving.signal);
    const timers = countTimers();
    leaving.abort(new Error('left'));
    await expect(nap).rejects.toThrow('left');
    expect(countTimers()).toBe(timers - 1);
  });

  test('does not begin under a signal that has aborted before', async () => {
    await expect(systemClock.sleep(60_000, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  });
});
