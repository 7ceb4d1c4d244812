import { describe, expect, test } from '@jest/globals';
import { createAccountPause } from '../../src/provider/account-pause.js';
import { ProviderError, type ProviderFailure } from '../../src/provider/provider-error.js';
import { createTestClock } from '../support/test-clock.js';

const PAUSING = ['OVER_QUERY_LIMIT', 'INSUFFICIENT_BALANCE'] as const;

const refusal = (envelopeCode: string) => new ProviderError('refused', 'refused', { envelopeCode });
const failure = (kind: ProviderFailure) => new ProviderError(kind, 'failed');

function createPause() {
  const clock = createTestClock();
  const told: string[] = [];
  let asked = 0;
  const pause = createAccountPause({ monotonicNow: clock.monotonicNow, onPause: (code = 'over') => told.push(code) });
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
  test('nothing is asked for a minute, and each question is refused for that reason', async () => {
    const { ask, pause, clock, asked } = await createPaused(code);
    clock.advance(59_999);
    await expect(pause.run(async () => 'answer')).rejects.toMatchObject({ failure: 'refused', envelopeCode: code });
    expect(await ask()).toBe(code);
    expect(asked()).toBe(1);
  });

  test('one question alone finds out after a minute, and ends it when it is answered', async () => {
    const { ask, pause, clock, told, asked } = await createPaused(code);
    clock.advance(60_000);
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

  test('a probe that is refused again pauses for another minute, which is nothing to tell', async () => {
    const { ask, clock, told, asked } = await createPaused(code);
    clock.advance(60_000);
    await ask(refusal(code));
    clock.advance(59_999);
    await ask();
    expect(asked()).toBe(2);
    expect(told).toEqual([code]);
  });
});

test('a probe that is refused by the other code tells that one', async () => {
  const { ask, clock, told } = await createPaused('OVER_QUERY_LIMIT');
  clock.advance(60_000);
  await ask(refusal('INSUFFICIENT_BALANCE'));
  expect(told).toEqual(['OVER_QUERY_LIMIT', 'INSUFFICIENT_BALANCE']);
});

test.each(['unavailable', 'timeout'] as const)(
  'a probe that comes to %s leaves it to the next question',
  async (kind) => {
    const { ask, clock, told, asked } = await createPaused();
    clock.advance(60_000);
    expect(await ask(failure(kind))).toBe(kind);
    expect(told).toEqual(['INSUFFICIENT_BALANCE']);
    expect(await ask(refusal('INSUFFICIENT_BALANCE'))).toBe('INSUFFICIENT_BALANCE');
    await ask();
    expect(asked()).toBe(3);
  },
);

test.each([refusal('PARAMETER_ERROR'), failure('busy'), failure('invalid-response'), new TypeError('bug')])(
  'a probe that comes to anything else ends it: %p',
  async (error) => {
    const { ask, clock, told } = await createPaused();
    clock.advance(60_000);
    await ask(error);
    expect(told.at(-1)).toBe('over');
    expect(await ask()).toBe('answer');
  },
);

test.each(['PARAMETER_ERROR', 'IAM_FAILED', 'ACCOUNT_DISABLED', 'A_CODE_OF_2027'])(
  '%s pauses nothing',
  async (code) => {
    const { ask, told } = createPause();
    await ask(refusal(code));
    expect(await ask()).toBe('answer');
    expect(told).toEqual([]);
  },
);

test('questions that were under way together pause once, and what they come to later neither ends nor lengthens it', async () => {
  const { ask, pause, clock, told } = createPause();
  const ends: { resolve(value: string): void; reject(error: Error): void }[] = [];
  const question = () => new Promise<string>((resolve, reject) => ends.push({ resolve, reject }));
  const [first, second, third] = [pause.run(question), pause.run(question), pause.run(question)];
  ends[0]?.reject(refusal('INSUFFICIENT_BALANCE'));
  await expect(first).rejects.toThrow('refused');
  clock.advance(30_000);
  ends[1]?.reject(refusal('INSUFFICIENT_BALANCE'));
  await expect(second).rejects.toThrow('refused');
  ends[2]?.resolve('found');
  expect(await third).toBe('found');
  expect(await ask()).toBe('INSUFFICIENT_BALANCE');
  expect(told).toEqual(['INSUFFICIENT_BALANCE']);
  clock.advance(30_000);
  expect(await ask()).toBe('answer');
});
