import { expect, test } from '@jest/globals';
import type { HttpRequestError } from '../../../../src/server/http/errors.js';
import { limitRate } from '../../../../src/server/limits/admission/rate-limit.js';
import { createTestClock } from '../../../support/test-clock.js';

/** Takes the caller from the header, as "tenant subject". */
function createLimited(perMinute: number) {
  const clock = createTestClock();
  const limited = limitRate(
    async ({ authorization = '' }) => {
      const [tenant = '', subject = ''] = authorization.split(' ');
      return { tenant, subject, scopes: new Set() };
    },
    { perMinute, monotonicNow: clock.monotonicNow },
  );
  const ask = async (authorization = 'one me') => {
    try {
      await limited({ authorization });
      return 'taken';
    } catch (error) {
      return (error as HttpRequestError).httpError.details?.retryAfterSeconds;
    }
  };
  const askTimes = async (times: number, authorization?: string) => {
    const outcomes: unknown[] = [];
    for (let count = 0; count < times; count += 1) outcomes.push(await ask(authorization));
    return outcomes.filter((outcome) => outcome === 'taken').length;
  };
  return { clock, ask, askTimes };
}

test.each([1, 7, 60, 6_000])(
  '%i requests per minute are accepted, at once or evenly, and not one more',
  async (perMinute) => {
    const { clock, askTimes } = createLimited(perMinute);
    expect(await askTimes(perMinute + 3)).toBe(perMinute);
    clock.advance(60_000);
    expect(await askTimes(perMinute + 3)).toBe(perMinute);
  },
);

test('the allowance recovers over time, up to that of a minute', async () => {
  const { clock, askTimes } = createLimited(60);
  await askTimes(60);
  clock.advance(10_000);
  expect(await askTimes(60)).toBe(10);
  clock.advance(3_600_000);
  expect(await askTimes(100)).toBe(60);
});

test('a caller that waits for retry-after is accepted, however often it was rejected', async () => {
  const { clock, ask, askTimes } = createLimited(6);
  await askTimes(6);
  for (let count = 0; count < 20; count += 1) expect(await ask()).toBe(10);
  clock.advance(9_000);
  expect(await ask()).toBe(1);
  clock.advance(1_000);
  expect(await ask()).toBe('taken');
});

test('callers are counted separately, also the same subject of another tenant', async () => {
  const { askTimes } = createLimited(3);
  expect(await askTimes(5, 'one me')).toBe(3);
  expect(await askTimes(5, 'one you')).toBe(3);
  expect(await askTimes(5, 'two me')).toBe(3);
});
