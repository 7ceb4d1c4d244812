import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../../async/clock.js';
import { TOLERABLE_SKEW_MS } from '../../http/provider-clock.js';
import { ProviderError } from '../../provider-error.js';
import type { CallProvider } from '../call.js';
import { INVALID, readInstant } from '../record/wire-value.js';
import type { SharedToken } from './shared-token.js';

const PATH = '/openapi/auth/ticket/v1/generate-token';
const MAX_BODY_BYTES = 64 * 1024;

const tokenSchema = z.object({ token: z.string().regex(/^[\x21-\x7e]{1,8192}$/), expiredTime: z.unknown().optional() });

/** The shortest life that the provider documents for a token; assumed if the response states no expiry. */
const MIN_LIFE_MS = 60_000;

/** Requests a new token, which is valid on arrival. @throws ProviderError */
export type RequestToken = (maxAttempts: number, signal: AbortSignal) => Promise<SharedToken>;

export type TokenRequestOptions = {
  readonly call: CallProvider;
  readonly clock: Clock;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly deadlineMs: number;
  readonly onInvalidField: (field: 'expiredTime') => void;
};

/** Returns the SHA-256 of the three texts, concatenated, in lower-case hex; a plain hash, not an HMAC. */
export function signTokenRequest(accessKey: string, secretKey: string, timestamp: string): string {
  return createHash('sha256')
    .update(accessKey + secretKey + timestamp, 'utf8')
    .digest('hex');
}

export function createTokenRequest(options: TokenRequestOptions): RequestToken {
  const { call, clock, accessKey, secretKey, deadlineMs, onInvalidField } = options;

  /** Returns whether the timestamp was refused; the refusal has corrected the clock, so a retry sends the right one. */
  const wasRefusedForClock = (error: unknown, signedAt: number) =>
    error instanceof ProviderError &&
    error.envelopeCode === 'PARAMETER_ERROR' &&
    Math.abs(clock.now() - signedAt) > TOLERABLE_SKEW_MS;

  const request = async (maxAttempts: number, signal: AbortSignal) => {
    const deadlineAt = clock.monotonicNow() + deadlineMs;
    let signedAt = 0;
    const body = () => {
      signedAt = clock.now();
      const timestamp = String(signedAt);
      return { accessKey, timestamp, signature: signTokenRequest(accessKey, secretKey, timestamp) };
    };
    const send = () =>
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
      return await send();
    } catch (error) {
      if (!wasRefusedForClock(error, signedAt)) throw error;
      return send();
    }
  };

  return async (maxAttempts, signal) => {
    const response = await request(maxAttempts, signal);
    const decoded = tokenSchema.safeParse(response.data);
    if (!decoded.success)
      throw new ProviderError('invalid-response', 'token response does not have its documented shape');
    const { token: value, expiredTime } = decoded.data;
    const end = readInstant(expiredTime);
    if (end === INVALID) onInvalidField('expiredTime');
    const expiresAt = end === null || end === INVALID ? response.sentAt + MIN_LIFE_MS : end;
    if (expiresAt <= clock.now()) throw new ProviderError('invalid-response', 'token expired before it arrived');
    return { value, issuedAt: response.sentAt, expiresAt };
  };
}
