import { expect, test } from '@jest/globals';
import { createTokenTrial } from '../../../../src/providers/advance-ai/tokens/token-trial.js';
import { ProviderError } from '../../../../src/providers/provider-error.js';
import { settle } from '../../../support/provider/reader.js';

const refusal = () => new ProviderError('refused', 'refused', { envelopeCode: 'IAM_FAILED', transactionId: 'b1' });
const { signal } = new AbortController();

/** A trial over tokens that are numbered, each held until it is invalidated, and asks that end when the test says so. */
function createTrial() {
  const timers = new Set<() => void>();
  let number = 1;
  const current = () => `token-${number}`;
  const asks: { token: string; answer(): void; fail(error: Error): void }[] = [];
  const askWithToken = createTokenTrial(
    {
      get: async () => current(),
      invalidate(token) {
        if (token === current()) number += 1;
      },
    },
    {
      after(_ms, fire) {
        timers.add(fire);
        return () => void timers.delete(fire);
      },
    },
  );
  const ask = (token = current()) =>
    askWithToken(
      token,
      (used) => new Promise<string>((resolve, fail) => asks.push({ token: used, answer: () => resolve(used), fail })),
      signal,
    ).catch((error: unknown) => error);
  return { ask, asks, timers, tokensAsked: () => asks.map(({ token }) => token) };
}

test('requests that are refused with one token wait for the one that tries the next, and share its refusal', async () => {
  const { ask, asks, timers, tokensAsked } = createTrial();
  const outcomes = [ask(), ask(), ask()];
  for (const { fail } of [...asks]) fail(refusal());
  await settle();
  expect(tokensAsked()).toEqual(['token-1', 'token-1', 'token-1', 'token-2']);
  asks[3]?.fail(refusal());
  for (const outcome of outcomes) {
    expect(await outcome).toMatchObject({ envelopeCode: 'IAM_FAILED', transactionId: 'b1', isOfAccount: true });
  }
  expect(timers.size).toBe(0);
});

test('once the next token is accepted, the other requests use it', async () => {
  const { ask, asks, tokensAsked } = createTrial();
  const outcomes = [ask(), ask(), ask()];
  for (const { fail } of [...asks]) fail(refusal());
  await settle();
  asks[3]?.answer();
  await settle();
  expect(tokensAsked().slice(3)).toEqual(['token-2', 'token-2', 'token-2']);
  for (const { answer } of asks) answer();
  expect(await Promise.all(outcomes)).toEqual(['token-2', 'token-2', 'token-2']);
});

test('after a trial without an outcome within a second the other requests are sent by themselves', async () => {
  const { ask, asks, timers, tokensAsked } = createTrial();
  void ask();
  const second = ask();
  const third = ask();
  for (const { fail } of [...asks]) fail(refusal());
  await settle();
  for (const fire of timers) fire();
  await settle();
  expect(tokensAsked().slice(3)).toEqual(['token-2', 'token-2', 'token-2']);
  asks[3]?.fail(new ProviderError('timeout', 'late'));
  asks[4]?.answer();
  asks[5]?.answer();
  expect(await Promise.all([second, third])).toEqual(['token-2', 'token-2']);
});

test('two refusals refuse the account only if no token was accepted between them', async () => {
  const { ask, asks } = createTrial();
  const first = ask();
  asks[0]?.fail(refusal());
  await settle();
  asks[1]?.answer();
  expect(await first).toBe('token-2');
  const second = ask();
  asks[2]?.fail(refusal());
  await settle();
  asks[3]?.answer();
  expect(await second).toBe('token-3');
});

test('a late response to a call with the refused token does not accept the next one', async () => {
  const { ask, asks } = createTrial();
  const [refused, late] = [ask(), ask()];
  asks[0]?.fail(refusal());
  await settle();
  asks[1]?.answer();
  expect(await late).toBe('token-1');
  asks[2]?.fail(refusal());
  expect(await refused).toMatchObject({ isOfAccount: true });
});

test('while the account is refused, a token that fails its first call is not replaced', async () => {
  const { ask, asks, tokensAsked } = createTrial();
  const outcome = ask();
  asks[0]?.fail(refusal());
  await settle();
  asks[1]?.fail(refusal());
  expect(await outcome).toMatchObject({ isOfAccount: true });
  const next = ask();
  asks[2]?.fail(refusal());
  expect(await next).toMatchObject({ isOfAccount: true });
  expect(tokensAsked()).toEqual(['token-1', 'token-2', 'token-3']);
});
