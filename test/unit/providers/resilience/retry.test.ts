import { expect, test } from '@jest/globals';
import { retry } from '../../../../src/providers/resilience/retry.js';
import { createTestClock } from '../../../support/test-clock.js';

const { signal } = new AbortController();

/** Returns an attempt that fails this often, with a numbered error each time, and then succeeds. */
function failing(times: number) {
  let attempts = 0;
  const attempt = async () => {
    attempts += 1;
    if (attempts <= times) throw new Error(`failure ${attempts}`);
    return `done by attempt ${attempts}`;
  };
  return attempt;
}

test('a first attempt that succeeds neither consults the policy nor waits', async () => {
  const clock = createTestClock();
  const unasked = { waitBeforeNext: () => Number.NaN };
  expect(await retry(clock, signal, unasked, failing(0))).toBe('done by attempt 1');
  expect(clock.naps).toEqual([]);
});

test('the policy sees each error with its number, and its wait passes before the next attempt', async () => {
  const clock = createTestClock();
  const seen: [string, number][] = [];
  const policy = {
    waitBeforeNext(error: unknown, failures: number) {
      seen.push([(error as Error).message, failures]);
      return failures * 10;
    },
  };
  expect(await retry(clock, signal, policy, failing(2))).toBe('done by attempt 3');
  expect(seen).toEqual([
    ['failure 1', 1],
    ['failure 2', 2],
  ]);
  expect(clock.naps).toEqual([10, 20]);
});

test('when the policy stops the retries, the last error is thrown', async () => {
  const policy = { waitBeforeNext: (_error: unknown, failures: number) => (failures < 2 ? 0 : null) };
  await expect(retry(createTestClock(), signal, policy, failing(9))).rejects.toThrow('failure 2');
});

test('an aborted wait ends the attempts with the reason', async () => {
  const clock = { sleep: (_ms: number, { reason }: AbortSignal) => Promise.reject(reason) };
  const gone = AbortSignal.abort(new Error('left'));
  await expect(retry(clock, gone, { waitBeforeNext: () => 5 }, failing(9))).rejects.toThrow('left');
});
