import { expect, test } from '@jest/globals';
import { systemClock } from '../../src/async/clock.js';

test('a cancelled timer never calls back', async () => {
  let called = false;
  const cancel = systemClock.after(0, () => {
    called = true;
  });
  cancel();
  await systemClock.sleep(5, new AbortController().signal);
  expect(called).toBe(false);
});

test('a sleep ends at once with the reason of its signal', async () => {
  const leaving = new AbortController();
  const nap = systemClock.sleep(60_000, leaving.signal);
  leaving.abort(new Error('left'));
  await expect(nap).rejects.toThrow('left');
});
