import { describe, expect, test } from '@jest/globals';
import { ProviderError } from '../../../../src/providers/provider-error.js';
import { createTokens, HOUR_MS } from '../../../support/gateway/tokens.js';
import { START } from '../../../support/test-clock.js';

const fail = () => Promise.reject(new ProviderError('unavailable', 'down'));

/** Lets everything run that waits for nothing from outside. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('after four fifths of its life', () => {
  async function startNearEnd() {
    const setup = createTokens();
    await setup.get();
    setup.advance(HOUR_MS * 0.8);
    return setup;
  }

  test('a token is still returned at once while one call renews it in the background', async () => {
    const { get, calls, answerWith } = await startNearEnd();
    let arrive: (data: unknown) => void = () => undefined;
    answerWith(() => new Promise((resolve) => (arrive = resolve)));
    expect(await Promise.all([get(), get()])).toEqual(['token-1', 'token-1']);
    await settle();
    expect(calls).toHaveLength(2);
    arrive({ token: 'renewed', expiredTime: START + 2 * HOUR_MS });
    await settle();
    expect(await get()).toBe('renewed');
  });

  test('a failed renewal fails no caller while the token is valid, and is retried later', async () => {
    const { get, calls, answerWith, advance } = await startNearEnd();
    answerWith(fail);
    expect(await get()).toBe('token-1');
    await settle();
    expect(await get()).toBe('token-1');
    expect(calls).toHaveLength(2);
    advance(5_000);
    expect(await get()).toBe('token-1');
    await settle();
    expect(calls).toHaveLength(3);
  });

  test('once the token has expired, a failed renewal fails the callers that need it', async () => {
    const { get, answerWith, advance } = await startNearEnd();
    answerWith(fail);
    advance(HOUR_MS * 0.2);
    await expect(get()).rejects.toThrow('down');
  });
});

test('an expired token is not returned', async () => {
  const { get, advance } = createTokens();
  await get();
  advance(HOUR_MS);
  expect(await get()).toBe('token-2');
});

test('a step of the wall clock neither expires a token nor keeps an expired one', async () => {
  const { get, calls, advance, stepWallClock } = createTokens();
  await get();
  stepWallClock(10 * HOUR_MS);
  expect(await get()).toBe('token-1');
  stepWallClock(-20 * HOUR_MS);
  advance(HOUR_MS);
  await get();
  expect(calls).toHaveLength(2);
});
