import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../async/clock.js';
import { rejectOnAbort, withDeadline } from '../async/deadline.js';
import { flyTogether } from '../async/fleet-flight.js';
import type { Leases } from '../async/leases.js';
import type { SharedText } from '../async/shared-text.js';
import { createSingleFlight } from '../async/single-flight.js';
import { type CallProvider, timedOut } from './call-provider.js';
import { TOLERABLE_SKEW_MS } from './provider-clock.js';
import { ProviderError } from './provider-error.js';
import { decodeSharedToken, encodeSharedToken, readTokenNote, type SharedToken, toTokenNote } from './shared-token.js';

const PATH = '/openapi/auth/ticket/v1/generate-token';
const MAX_BODY_BYTES = 64 * 1024;
/** A token is renewed in the background once this part of its life is over; until it dies, the old one is used. */
const RENEW_AFTER = 0.8;
const RETRY_RENEWAL_MS = 5_000;
/** Where no token can be had, three attempts in ten seconds find that out: these, then one every RETRY_RENEWAL_MS. */
const FIRST_ATTEMPTS = 2;

const tokenSchema = z.object({
  token: z.string().regex(/^[\x21-\x7e]{1,8192}$/),
  /** Epoch milliseconds. */
  expiredTime: z.number().int().positive(),
});

export type AccessTokens = {
  /**
   * A token that lives. Asks for one only when it has to, once for all who wait, in all instances that share it; when
   * that fails, it is everybody's failure for five seconds.
   */
  get(signal: AbortSignal): Promise<string>;
  /** Forgets this token, and no other: the provider has refused it. */
  invalidate(token: string): void;
};

export type AccessTokensOptions = {
  readonly call: CallProvider;
  readonly clock: Clock;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly deadlineMs: number;
  /** The instances that use the same account. */
  readonly leases: Leases;
  readonly sharedToken: SharedText;
  /** Tells this account from any other that the same instances use. */
  readonly account: string;
};

/** Lower-case hex SHA-256 of the three texts, one after the other; a plain hash, not an HMAC. */
export function signTokenRequest(accessKey: string, secretKey: string, timestamp: string): string {
  return createHash('sha256')
    .update(accessKey + secretKey + timestamp, 'utf8')
    .digest('hex');
}

/** Instants are monotonic: a step of the wall clock neither kills a token nor keeps a dead one. */
type HeldToken = { readonly value: string; renewAt: number; readonly expiresAt: number };

export function createAccessTokens(options: AccessTokensOptions): AccessTokens {
  const { call, clock, accessKey, secretKey, deadlineMs, leases, sharedToken, account } = options;
  const flights = createSingleFlight<string>();
  let held: HeldToken | undefined;
  let refused: string | undefined;
  let failure: { readonly error: unknown; readonly until: number } | undefined;

  /** Whether it was refused for its instant, which another attempt would name right: the refusal has set the clock. */
  const wasRefusedForClock = (error: unknown, namedAt: number) =>
    error instanceof ProviderError &&
    error.envelopeCode === 'PARAMETER_ERROR' &&
    Math.abs(clock.now() - namedAt) > TOLERABLE_SKEW_MS;

  const request = async (signal: AbortSignal) => {
    const deadlineAt = clock.monotonicNow() + deadlineMs;
    let namedAt = 0;
    const body = () => {
      namedAt = clock.now();
      const timestamp = String(namedAt);
      return { accessKey, timestamp, signature: signTokenRequest(accessKey, secretKey, timestamp) };
    };
    const maxAttempts = failure === undefined ? FIRST_ATTEMPTS : 1;
    const ask = () =>
      call({
        operation: 'generate-token',
        path: PATH,
        body,
        maxBodyBytes: MAX_BODY_BYTES,
        maxAttempts,
        signal,
        deadlineAt,
      });
    try {
      return await ask();
    } catch (error) {
      if (!wasRefusedForClock(error, namedAt)) throw error;
      return ask();
    }
  };

  const hold = ({ value, issuedAt, expiresAt: diesAt }: SharedToken) => {
    const expiresAt = clock.monotonicNow() + diesAt - clock.now();
    held = { value, expiresAt, renewAt: expiresAt - (diesAt - issuedAt) * (1 - RENEW_AFTER) };
    return value;
  };

  const acquire = () =>
    withDeadline(clock, deadlineMs, timedOut, async (signal) => {
      const answer = await request(signal);
      const decoded = tokenSchema.safeParse(answer.data);
      if (!decoded.success) throw new ProviderError('invalid-response', 'token answer has not its documented shape');
      const { token: value, expiredTime: expiresAt } = decoded.data;
      const remainingMs = expiresAt - clock.now();
      if (remainingMs <= 0) throw new ProviderError('invalid-response', 'token is dead on arrival');
      const token = { value, issuedAt: answer.sentAt, expiresAt };
      await sharedToken.write(encodeSharedToken(token), remainingMs);
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
