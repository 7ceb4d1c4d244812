import { rejectOnAbort, withDeadline } from '../../../async/deadline.js';
import { createSingleFlight } from '../../../async/single-flight.js';
import { type Leases, runExclusive } from '../../../storage/cluster/leases.js';
import type { SharedValue } from '../../../storage/cluster/shared-value.js';
import { timedOut } from '../call.js';
import { decodeSharedToken, encodeSharedToken, readTokenNote, type SharedToken, toTokenNote } from './shared-token.js';
import { createTokenRequest, type TokenRequestOptions } from './token-request.js';

/** A token is renewed in the background after this part of its life; the old one stays in use until it expires. */
const RENEW_AFTER = 0.8;
const RETRY_RENEWAL_MS = 5_000;
/** While token requests fail, three attempts are made in ten seconds: these, then one every RETRY_RENEWAL_MS. */
const FIRST_ATTEMPTS = 2;

export type AccessTokens = {
  /**
   * Returns a valid token. Requests a new one only when needed, once for all callers of all instances that share it. A
   * failed request fails every caller for five seconds.
   */
  get(signal: AbortSignal): Promise<string>;
  /** Drops a token that the provider refused. Other tokens stay. */
  invalidate(token: string): void;
};

export type AccessTokensOptions = TokenRequestOptions & {
  /** The instances that use the same account. */
  readonly leases: Leases;
  readonly sharedToken: SharedValue;
  /** Tells this account from other accounts of the same instances. */
  readonly account: string;
};

/** Instants are monotonic: a step of the wall clock neither expires a token nor keeps an expired one. */
type HeldToken = { readonly value: string; renewAt: number; readonly expiresAt: number };

export function createAccessTokens(options: AccessTokensOptions): AccessTokens {
  const { clock, deadlineMs, leases, sharedToken, account } = options;
  const request = createTokenRequest(options);
  const flights = createSingleFlight<string>();
  let held: HeldToken | undefined;
  let refused: string | undefined;
  let failure: { readonly error: unknown; readonly until: number } | undefined;

  const hold = ({ value, issuedAt, expiresAt: wallExpiresAt }: SharedToken) => {
    const expiresAt = clock.monotonicNow() + wallExpiresAt - clock.now();
    held = { value, expiresAt, renewAt: expiresAt - (wallExpiresAt - issuedAt) * (1 - RENEW_AFTER) };
    return value;
  };

  const acquire = () =>
    withDeadline(clock, deadlineMs, timedOut, async (signal) => {
      const token = await request(failure === undefined ? FIRST_ATTEMPTS : 1, signal);
      await sharedToken.write(encodeSharedToken(token), token.expiresAt - clock.now());
      return hold(token);
    });

  /** Returns the token that another instance has stored meanwhile. */
  const adopt = async () => {
    const token = decodeSharedToken((await sharedToken.read()) ?? '');
    const isNews = token !== undefined && token.value !== held?.value && token.value !== refused;
    return isNews && token.expiresAt > clock.now() ? hold(token) : undefined;
  };

  const acquireForAll = () =>
    runExclusive<string>(leases, account, {
      work: async () => (await adopt()) ?? acquire(),
      reuse: async () => adopt,
      encode: (outcome) => ('error' in outcome ? toTokenNote(outcome.error) : undefined),
      decode: (note) => {
        throw readTokenNote(note);
      },
    });

  const acquireOnce = async () => {
    if (failure !== undefined && clock.monotonicNow() < failure.until) throw failure.error;
    try {
      const token = await acquireForAll();
      failure = undefined;
      return token;
    } catch (error) {
      failure = { error, until: clock.monotonicNow() + RETRY_RENEWAL_MS };
      throw error;
    }
  };

  const renew = () => flights.run('token', acquireOnce);

  return {
    async get(signal) {
      const now = clock.monotonicNow();
      const token = held;
      if (token === undefined || now >= token.expiresAt) return rejectOnAbort(renew(), signal);
      if (now >= token.renewAt) {
        token.renewAt = now + RETRY_RENEWAL_MS;
        // The old token is still valid, so a failed renewal fails no caller; it is retried, and awaited after expiry.
        renew().catch(() => undefined);
      }
      return token.value;
    },
    invalidate(token) {
      if (held?.value === token) held = undefined;
      refused = token;
      void sharedToken.remove(token);
    },
  };
}
