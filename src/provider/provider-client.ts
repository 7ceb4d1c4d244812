import pLimit from 'p-limit';
import type { Clock } from '../async/clock.js';
import { withDeadline } from '../async/deadline.js';
import type { Leases } from '../async/leases.js';
import type { SharedText } from '../async/shared-text.js';
import { createAccessTokens } from './access-tokens.js';
import { createAccountPause } from './account-pause.js';
import { createCallProvider, type ProviderAttempt, timedOut } from './call-provider.js';
import { type CircuitState, createCircuitBreaker } from './circuit-breaker.js';
import { type DecodedResult, decodeResult } from './decode-result.js';
import { createLinkCheck } from './link-check.js';
import { ProviderError } from './provider-error.js';
import { refuseLinks } from './refuse-links.js';
import { createRetryBudget } from './retry-budget.js';
import { createRetryPolicy } from './retry-policy.js';
import type { Send } from './send.js';
import { createTransport } from './transport.js';

const PATH = '/intl/openapi/identity-risk/idvs-h5/ekyc/v1/get-result';

/** How the pictures come: links that die after a day, or the bytes themselves. */
export type ReturnImageType = 'URL' | 'BASE64';

/** Of the answer, decompressed. Four pictures fit in; what is longer is not a result. */
const MAX_BODY_BYTES: Record<ReturnImageType, number> = { URL: 1024 * 1024, BASE64: 24 * 1024 * 1024 };

/** The older name of the code is still found in the provider's texts. */
const TOKEN_REJECTED: ReadonlySet<string | undefined> = new Set(['IAM_FAILED', 'ACCESS_DENIED']);

export type ProviderClient = {
  /**
   * Null when the provider does not know the id. Throws `ProviderError`, at the latest after `deadlineMs`.
   * Keeps nothing and joins nothing: each call of this is at least one call of the provider, but while its circuit is
   * open, when it is `unavailable` at once, and while the account is paused, when it is `refused` at once.
   */
  getResult(signatureId: string, returnImageType: ReturnImageType): Promise<DecodedResult | null>;
  /** Attempts under way, and those that wait for one of them to end. */
  load(): ProviderLoad;
};

export type ProviderLoad = { readonly active: number; readonly queued: number };

export type ProviderClientOptions = {
  /** Scheme and host, without a slash at the end. */
  readonly baseUrl: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly send: Send;
  readonly clock: Clock;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** For one attempt. */
  readonly timeoutMs: number;
  /** For everything that one `getResult` does. */
  readonly deadlineMs: number;
  readonly retries: number;
  readonly concurrency: number;
  readonly linkTtlMs: number;
  /** The instances that use the same account, and what tells it from their others. */
  readonly leases: Leases;
  readonly sharedToken: SharedText;
  readonly account: string;
  /** Where links may lead; see `LinkRules`. */
  readonly linkHosts: readonly string[] | undefined;
  readonly onAttempt: (attempt: ProviderAttempt) => void;
  readonly onCircuit: (state: CircuitState) => void;
  /** Why the account is paused, by the provider's code; undefined when that is over. */
  readonly onPause: (code: string | undefined) => void;
};

export function createProviderClient(options: ProviderClientOptions): ProviderClient {
  const { clock, deadlineMs, retries, random } = options;
  const limit = pLimit(options.concurrency);
  const budget = createRetryBudget(clock.monotonicNow);
  const breaker = createCircuitBreaker({ monotonicNow: clock.monotonicNow, onState: options.onCircuit });
  const pause = createAccountPause({ monotonicNow: clock.monotonicNow, onPause: options.onPause });
  const call = createCallProvider({
    ...options,
    limit,
    budget,
    transport: createTransport(options.baseUrl, options.send),
    retryPolicy: (remainingMs) => createRetryPolicy({ retries, random, remainingMs, mayRetry: budget.spend }),
  });
  const tokens = createAccessTokens({ ...options, call });
  const checkLink = createLinkCheck(options);

  const query = async (signatureId: string, returnImageType: ReturnImageType, signal: AbortSignal) => {
    const deadlineAt = clock.monotonicNow() + deadlineMs;
    const ask = (token: string) =>
      call({
        operation: 'get-result',
        path: PATH,
        headers: { 'x-access-token': token },
        body: () => ({ signatureId, returnImageType }),
        maxBodyBytes: MAX_BODY_BYTES[returnImageType],
        signal,
        deadlineAt,
      }).catch(nullIfUnknown);
    const token = await tokens.get(signal);
    try {
      return await ask(token);
    } catch (error) {
      if (!(error instanceof ProviderError && TOKEN_REJECTED.has(error.envelopeCode))) throw error;
      tokens.invalidate(token);
      return ask(await tokens.get(signal));
    }
  };

  return {
    async getResult(signatureId, returnImageType) {
      const ask = () =>
        withDeadline(clock, deadlineMs, timedOut, (signal) => query(signatureId, returnImageType, signal));
      // The pause comes first: what it refuses has not been asked, and must not count as answered.
      const answer = await pause.run(() => breaker.run(ask));
      if (answer === null) return null;
      const { data, sentAt } = answer;
      const terms = { signatureId, sentAt, fetchedAt: clock.now(), linkTtlMs: options.linkTtlMs };
      const { result, base64 } = decodeResult(data, terms);
      return { result: refuseLinks(result, checkLink), base64 };
    },
    load: () => ({ active: limit.activeCount, queued: limit.pendingCount }),
  };
}

function nullIfUnknown(error: unknown): null {
  if (error instanceof ProviderError && error.envelopeCode === 'SIGNATURE_NOT_EXIST') return null;
  throw error;
}
