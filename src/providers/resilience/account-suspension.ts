import { isNoAnswer, ProviderError } from '../provider-error.js';

/** The first suspension is short: the refusal may be a mistake of the provider, or the operator may be fixing it. */
const FIRST_SUSPENSION_MS = 5_000;
const MAX_SUSPENSION_MS = 60_000;

export type AccountSuspension = {
  /**
   * Runs the request, or throws `ProviderError` (`refused`) at once while the account is suspended. Errors of the
   * request pass unchanged.
   */
  run<Value>(request: () => Promise<Value>): Promise<Value>;
  /** Returns whether `run` would throw at once. */
  isRefusing(): boolean;
};

export type AccountSuspensionOptions = {
  /** Milliseconds that only grow. */
  readonly monotonicNow: () => number;
  /** Called with the provider's code when a suspension begins or its code changes, and with undefined when it ends. */
  readonly onPause: (code: string | undefined) => void;
};

/**
 * Suspends calls for an account that the provider refuses, since every response would be the same until an operator acts.
 * After five seconds one request probes whether the suspension may end. Each refusal in a row doubles the time, up to a
 * minute. If a probe gets no response, the next request probes again.
 */
export function createAccountSuspension({ monotonicNow, onPause }: AccountSuspensionOptions): AccountSuspension {
  let suspension: { readonly code: string; readonly lengthMs: number; until: number } | undefined;

  const begin = (code: string) => {
    if (suspension?.code !== code) onPause(code);
    const lengthMs =
      suspension === undefined ? FIRST_SUSPENSION_MS : Math.min(MAX_SUSPENSION_MS, 2 * suspension.lengthMs);
    suspension = { code, lengthMs, until: monotonicNow() + lengthMs };
  };

  const end = () => {
    suspension = undefined;
    onPause(undefined);
  };

  const probe = async <Value>(request: () => Promise<Value>, suspended: { until: number }) => {
    suspended.until = Number.POSITIVE_INFINITY;
    try {
      const value = await request();
      end();
      return value;
    } catch (error) {
      const code = toAccountCode(error);
      if (code !== undefined) begin(code);
      else if (isNoAnswer(error)) suspended.until = monotonicNow();
      else end();
      throw error;
    }
  };

  return {
    isRefusing: () => suspension !== undefined && monotonicNow() < suspension.until,
    async run(request) {
      if (suspension !== undefined && monotonicNow() >= suspension.until) return probe(request, suspension);
      if (suspension !== undefined) {
        throw new ProviderError('refused', 'not sent: the account is suspended', { envelopeCode: suspension.code });
      }
      try {
        return await request();
      } catch (error) {
        const code = toAccountCode(error);
        // Of several concurrent requests the first one has begun the suspension.
        if (code !== undefined && suspension === undefined) begin(code);
        throw error;
      }
    },
  };
}

function toAccountCode(error: unknown): string | undefined {
  return error instanceof ProviderError && error.isOfAccount ? error.envelopeCode : undefined;
}
