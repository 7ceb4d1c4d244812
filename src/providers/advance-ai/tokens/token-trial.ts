import type { Clock } from '../../../async/clock.js';
import { ProviderError } from '../../provider-error.js';
import type { AccessTokens } from './access-tokens.js';

/** Older documents of the provider use the second code. */
const TOKEN_REFUSED: ReadonlySet<string | undefined> = new Set(['IAM_FAILED', 'ACCESS_DENIED']);

/** A trial that hangs delays other queries no longer than this. */
const MAX_TRIAL_MS = 1_000;

/**
 * Sends with this token, and once more with a new one when the provider refuses it. When the provider refuses both, with
 * no success in between, it refuses the account and not the token. Until it accepts a token again, one refusal is enough.
 *
 * @throws ProviderError with `isOfAccount` when the account is refused.
 */
export type SendWithToken = <Value>(
  token: string,
  send: (token: string) => Promise<Value>,
  signal: AbortSignal,
) => Promise<Value>;

/**
 * Lets one query try a token that follows a refused one; other queries wait for its outcome and share a second refusal, so
 * that invalid credentials cost one more call and not one for each query.
 */
export function createTokenTrial(tokens: AccessTokens, clock: Pick<Clock, 'after'>): SendWithToken {
  /** The last refused token; undefined once another one was accepted. */
  let refused: { readonly token: string; readonly isOfAccount: boolean } | undefined;
  let trial: { readonly token: string; readonly refusal: Promise<ProviderError | undefined> } | undefined;

  const attempt = async <Value>(
    token: string,
    send: (token: string) => Promise<Value>,
    isRepeated: boolean,
  ): Promise<Value> => {
    try {
      const value = await send(token);
      if (refused?.token !== token) refused = undefined;
      return value;
    } catch (error) {
      if (!isRefusedToken(error)) throw error;
      tokens.invalidate(token);
      const isOfAccount = refused !== undefined && (refused.isOfAccount || isRepeated);
      refused = { token, isOfAccount };
      throw isOfAccount ? toAccountRefusal(error) : error;
    }
  };

  const isOnTrial = (token: string) => refused !== undefined && refused.token !== token;

  const attemptOrFollow: typeof attempt = async (token, send, isRepeated) => {
    if (!isOnTrial(token)) return attempt(token, send, isRepeated);
    if (trial?.token !== token) {
      const running = attempt(token, send, isRepeated);
      trial = { token, refusal: running.then(() => undefined, toRefusalOfAccount) };
      return running;
    }
    const refusal = await within(clock, MAX_TRIAL_MS, trial.refusal);
    if (refusal !== undefined) throw refusal;
    return attempt(token, send, isRepeated);
  };

  return async (token, send, signal) => {
    try {
      return await attemptOrFollow(token, send, false);
    } catch (error) {
      if (!isRefusedToken(error) || error.isOfAccount) throw error;
    }
    return attemptOrFollow(await tokens.get(signal), send, true);
  };
}

function isRefusedToken(error: unknown): error is ProviderError {
  return error instanceof ProviderError && TOKEN_REFUSED.has(error.envelopeCode);
}

function toAccountRefusal(cause: ProviderError): ProviderError {
  const { envelopeCode, transactionId } = cause;
  return new ProviderError('refused', 'refused again with a new token', {
    ...(envelopeCode !== undefined && { envelopeCode }),
    ...{ transactionId, isOfAccount: true, cause },
  });
}

function toRefusalOfAccount(error: unknown): ProviderError | undefined {
  return isRefusedToken(error) && error.isOfAccount ? error : undefined;
}

/** Returns the outcome, or undefined if there is none after `ms`. */
function within<Value>(clock: Pick<Clock, 'after'>, ms: number, outcome: Promise<Value>): Promise<Value | undefined> {
  let cancel = () => {};
  const late = new Promise<undefined>((resolve) => {
    cancel = clock.after(ms, () => resolve(undefined));
  });
  return Promise.race([outcome, late]).finally(() => cancel());
}
