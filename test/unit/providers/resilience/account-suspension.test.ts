import { describe, expect, test } from '@jest/globals';
import { ProviderError, type ProviderFailure } from '../../../../src/providers/provider-error.js';
import { createAccountSuspension } from '../../../../src/providers/resilience/account-suspension.js';
import { createTestClock } from '../../../support/test-clock.js';

const PAUSING = ['OVER_QUERY_LIMIT', 'INSUFFICIENT_BALANCE'] as const;

const refusal = (envelopeCode: string, isOfAccount = true) =>
  new ProviderError('refused', 'refused', { envelopeCode, isOfAccount });
const failure = (kind: ProviderFailure) => new ProviderError(kind, 'failed');

function createPause() {
  const clock = createTestClock();
  const told: string[] = [];
  let asked = 0;
  const pause = createAccountSuspension({
    monotonicNow: clock.monotonicNow,
    onPause: (code = 'over') => told.push(code),
  });
  /** Asks, and the provider answers, or with this error; gives the code or kind of what it came to. */
  const ask = (error?: Error) =>
    pause
      .run(async () => {
        asked += 1;
        if (error) throw error;
        return 'answer';
      })
      .catch((thrown: Error) =>
        thrown instanceof ProviderError ? (thrown.envelopeCode ?? thrown.failure) : thrown.message,
      );
  return { ask, pause, clock, told, asked: () => asked };
}

async function createPaused(code = 'INSUFFICIENT_BALANCE') {
  const paused = createPause();
  await paused.ask(refusal(code));
  return paused;
}

describe.each(PAUSING)('after %s', (code) => {
  test('no request is sent for five seconds, and each is refused with that code', async () => {
    const { ask, pause, clock, asked } = await createPaused(code);
    clock.advance(4_999);
    await expect(pause.run(async () => 'answer')).rejects.toMatchObject({ failure: 'refused', envelopeCode: code });
    expect(await ask()).toBe(code);
    expect(asked()).toBe(1);
  });

  test('after five seconds one request probes, and ends the suspension when it is answered', async () => {
    const { ask, pause, clock, told, asked } = await createPaused(code);
    clock.advance(5_000);
    let answer = (_: string) => {};
    const probe = pause.run(() => new Promise<string>((resolve) => (answer = resolve)));
    clock.advance(60_000);
    expect(await ask()).toBe(code);
    expect(asked()).toBe(1);
    answer('found');
    expect(await probe).toBe('found');
    expect(await ask()).toBe('answer');
    expect(told).toEqual([code, 'over']);
  });

  test('each refused probe doubles the suspension up to a minute, without another report', async () => {
    const { ask, clock, told, asked } = await createPaused(code);
    for (const [index, seconds] of [5, 10, 20, 40, 60, 60].entries()) {
      clock.advance(seconds * 1_000 - 1);
      expect(await ask()).toBe(code);
      clock.advance(1);
      await ask(refusal(code));
      expect(asked()).toBe(index + 2);
    }
    expect(told).toEqual([code]);
  });

  test('a later suspension begins with five seconds again', async () => {
    const { ask, clock } = await createPaused(code);
    clock.advance(5_000);
    await ask(refusal(code));
    clock.advance(10_000);
    expect(await ask()).toBe('answer');
    await ask(refusal(code));
    clock.advance(5_000);
    expect(await ask()).toBe('answer');
  });
});

test('a probe that is refused with another code reports that code', async () => {
  const { ask, clock, told } = await createPaused('OVER_QUERY_LIMIT');
  clock.advance(60_000);
  await ask(refusal('INSUFFICIENT_BALANCE'));
  expect(told).toEqual(['OVER_QUERY_LIMIT', 'INSUFFICIENT_BALANCE']);
});

test.each(['unavailable', 'timeout'] as const)('after a probe that is %s the next request probes', async (kind) => {
  const { ask, clock, told, asked } = await createPaused();
  clock.advance(5_000);
  expect(await ask(failure(kind))).toBe(kind);
  expect(told).toEqual(['INSUFFICIENT_BALANCE']);
  expect(await ask(refusal('INSUFFICIENT_BALANCE'))).toBe('INSUFFICIENT_BALANCE');
  await ask();
  expect(asked()).toBe(3);
});

test.each([refusal('PARAMETER_ERROR', false), failure('busy'), failure('invalid-response'), new TypeError('bug')])(
  'a probe with any other outcome ends the suspension: %p',
  async (error) => {
    const { ask, clock, told } = await createPaused();
    clock.advance(60_000);
    await ask(error);
    expect(told.at(-1)).toBe('over');
    expect(await ask()).toBe('answer');
  },
);

test('a refusal of one request suspends nothing', async () => {
  const { ask, told } = createPause();
  await ask(refusal('PARAMETER_ERROR', false));
  expect(await ask()).toBe('answer');
  expect(told).toEqual([]);
});

test('concurrent requests suspend once, and their later outcomes neither end nor extend the suspension', async () => {
  const { ask, pause, clock, told } = createPause();
  const ends: { resolve(value: string): void; reject(error: Error): void }[] = [];
  const question = () => new Promise<string>((resolve, reject) => ends.push({ resolve, reject }));
  const [first, second, third] = [pause.run(question), pause.run(question), pause.run(question)];
  ends[0]?.reject(refusal('INSUFFICIENT_BALANCE'));
  await expect(first).rejects.toThrow('refused');
  clock.advance(2_500);
  ends[1]?.reject(refusal('INSUFFICIENT_BALANCE'));
  await expect(second).rejects.toThrow('refused');
  ends[2]?.resolve('found');
  expect(await third).toBe('found');
  expect(await ask()).toBe('INSUFFICIENT_BALANCE');
  expect(told).toEqual(['INSUFFICIENT_BALANCE']);
  clock.advance(2_500);
  expect(await ask()).toBe('answer');
});
