import type { ProviderCall } from '../../../src/providers/advance-ai/call.js';
import { createAccessTokens } from '../../../src/providers/advance-ai/tokens/access-tokens.js';
import { type Leases, NO_LEASES } from '../../../src/storage/cluster/leases.js';
import { NO_SHARED_VALUE, type SharedValue } from '../../../src/storage/cluster/shared-value.js';
import { createTestClock } from '../test-clock.js';

const ALONE = { leases: NO_LEASES, sharedToken: NO_SHARED_VALUE };

export const HOUR_MS = 3_600_000;

const { signal } = new AbortController();

export type TokenAnswer = (call: ProviderCall) => unknown;

/** Creates tokens from a provider that numbers them; each is valid for an hour unless a response is set. */
export function createTokens(shared: { leases: Leases; sharedToken: SharedValue } = ALONE) {
  const clock = createTestClock();
  const calls: ProviderCall[] = [];
  const invalidFields: string[] = [];
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
    onInvalidField: (field) => void invalidFields.push(field),
    ...shared,
  });
  return {
    get: () => tokens.get(signal),
    tokens,
    calls,
    invalidFields,
    advance: clock.advance,
    stepWallClock: (ms: number) => {
      wallStepMs += ms;
    },
    answerWith: (next: TokenAnswer) => {
      answer = next;
    },
  };
}
