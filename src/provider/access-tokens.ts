import { rejectOnAbort, withDeadline } from '../async/deadline.js';
import { flyTogether } from '../async/fleet-flight.js';
import type { Leases } from '../async/leases.js';
import type { SharedText } from '../async/shared-text.js';
import { createSingleFlight } from '../async/single-flight.js';
import { timedOut } from './call-provider.js';
import { decodeSharedToken, encodeSharedToken, readTokenNote, type SharedToken, toTokenNote } from './shared-token.js';
import { createTokenRequest, type TokenRequestOptions } from './token-request.js';

/** A token is renewed in the background once this part of its life is over; until it dies, the old one is used. */
const RENEW_AFTER = 0.8;
const RETRY_RENEWAL_MS = 5_000;
/** Where no token can be had, three attempts in ten seconds find that out: these, then one every RETRY_RENEWAL_MS. */
const FIRST_ATTEMPTS = 2;

export type AccessTokens = {
  /**
   * A token that lives. Asks for one only when it has to, once for all who wait, in all instances that share it; when
   * that fails, it is everybody's failure for five seconds.
   */
  get(signal: AbortSignal): Promise<string>;
  /** Forgets this token, and no other: the provider has refused it. */
  invalidate(token: string): void;
};

export type AccessTokensOptions = TokenRequestOptions & {
  /** The instances that use the same account. */
  readonly leases: Leases;
  readonly sharedToken: SharedText;
  /** Tells this account from any other that the same instances use. */
  readonly account: string;
};

/** Instants are monotonic: a step of the wall clock neither kills a token nor keeps a dead one. */
type HeldToken = { readonly value: string; renewAt: number; readonly expiresAt: number };

export function createAccessTokens(options: AccessTokensOptions): AccessTokens {
  const { clock, deadlineMs, leases, sharedToken, account } = options;
  const request = createTokenRequest(options);
  const flights = createSingleFlight<string>();
  let held: HeldToken | undefined;
  let refused: string | undefined;
  let failure: { readonly error: unknown; readonly until: number } | undefined;

  const hold = ({ value, issuedAt, expiresAt: diesAt }: SharedToken) => {
    const expiresAt = clock.monotonicNow() + diesAt - clock.now();
    held = { value, expiresAt, renewAt: expiresAt - (diesAt - issuedAt) * (1 - RENEW_AFTER) };
    return value;
  };

  const acquire = () =>
    withDeadline(clock, deadlineMs, timedOut, async (signal) => {
      const token = await request(failure === undefined ? FIRST_ATTEMPTS : 1, signal);
      await sharedToken.write(encodeSharedToken(token), token.expiresAt - clock.now());
      return hold(token);
    });

  /** The token that another instance has got meanwhile. */
  const adopt = async () => {
    const token = decodeSharedToken((await sharedToken.read()) ?? '');
    const isNews = token !== undefined && token.value !== held?.value && token.value !== refused;
    return isNews && token.expiresAt > clock.now() ? hold(token) : undefined;
  };

  const acquireForAll = () =>
    flyTogether<string>(leases, account, {
      lead: async () => (await adopt()) ?? acquire(),
      follow: async () => adopt,
      toNote: (outcome) => ('error' in outcome ? toTokenNote(outcome.error) : undefined),
      fromNote: (note) => {
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
        // The old token still works, so a failed renewal is nobody's error; it is tried again, then awaited.
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
