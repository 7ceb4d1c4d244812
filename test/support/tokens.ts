import { type Leases, NO_LEASES } from '../../src/async/leases.js';
import { NO_SHARED_TEXT, type SharedText } from '../../src/async/shared-text.js';
import { createAccessTokens } from '../../src/provider/access-tokens.js';
import type { ProviderCall } from '../../src/provider/call-provider.js';
import { createTestClock } from './test-clock.js';

const ALONE = { leases: NO_LEASES, sharedToken: NO_SHARED_TEXT };

export const HOUR_MS = 3_600_000;

const { signal } = new AbortController();

export type TokenAnswer = (call: ProviderCall) => unknown;

/** Tokens from a provider that numbers them; each is issued for an hour unless an answer is put in its place. */
export function createTokens(shared: { leases: Leases; sharedToken: SharedText } = ALONE) {
  const clock = createTestClock();
  const calls: ProviderCall[] = [];
  let wallStepMs = 0;
  let answer: TokenAnswer = () => ({ token: `token-${calls.length}`, expiredTime: clock.now() + HOUR_MS });
  const tokens = createAccessTokens({
    call: async (call) => {
      calls.push(call);
      return { data: await answer(call), sentAt: clock.now() };
    },
    clock: { ...clock, now: () => clock.now() + wallStepMs },
    accessKey: 'access',
    secretKey: 'secret',
    deadlineMs: 60_000,
    account: 'account',
    ...shared,
  });
  return {
    get: () => tokens.get(signal),
    tokens,
    calls,
    advance: clock.advance,
    stepWallClock: (ms: number) => {
      wallStepMs += ms;
    },
    answerWith: (next: TokenAnswer) => {
      answer = next;
    },
  };
}
