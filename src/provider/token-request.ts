import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../async/clock.js';
import type { CallProvider } from './call-provider.js';
import { TOLERABLE_SKEW_MS } from './provider-clock.js';
import { ProviderError } from './provider-error.js';
import type { SharedToken } from './shared-token.js';

const PATH = '/openapi/auth/ticket/v1/generate-token';
const MAX_BODY_BYTES = 64 * 1024;

const tokenSchema = z.object({
  token: z.string().regex(/^[\x21-\x7e]{1,8192}$/),
  /** Epoch milliseconds. */
  expiredTime: z.number().int().positive(),
});

/** Asks for a new token, which lives when it arrives. Throws `ProviderError`. */
export type RequestToken = (maxAttempts: number, signal: AbortSignal) => Promise<SharedToken>;

export type TokenRequestOptions = {
  readonly call: CallProvider;
  readonly clock: Clock;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly deadlineMs: number;
};

/** Lower-case hex SHA-256 of the three texts, one after the other; a plain hash, not an HMAC. */
export function signTokenRequest(accessKey: string, secretKey: string, timestamp: string): string {
  return createHash('sha256')
    .update(accessKey + secretKey + timestamp, 'utf8')
    .digest('hex');
}

export function createTokenRequest(options: TokenRequestOptions): RequestToken {
  const { call, clock, accessKey, secretKey, deadlineMs } = options;

  /** Whether it was refused for its instant, which another attempt would name right: the refusal has set the clock. */
  const wasRefusedForClock = (error: unknown, namedAt: number) =>
    error instanceof ProviderError &&
    error.envelopeCode === 'PARAMETER_ERROR' &&
    Math.abs(clock.now() - namedAt) > TOLERABLE_SKEW_MS;

  const request = async (maxAttempts: number, signal: AbortSignal) => {
    const deadlineAt = clock.monotonicNow() + deadlineMs;
    let namedAt = 0;
    const body = () => {
      namedAt = clock.now();
      const timestamp = String(namedAt);
      return { accessKey, timestamp, signature: signTokenRequest(accessKey, secretKey, timestamp) };
    };
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

  return async (maxAttempts, signal) => {
    const answer = await request(maxAttempts, signal);
    const decoded = tokenSchema.safeParse(answer.data);
    if (!decoded.success) throw new ProviderError('invalid-response', 'token answer has not its documented shape');
    const { token: value, expiredTime: expiresAt } = decoded.data;
    if (expiresAt <= clock.now()) throw new ProviderError('invalid-response', 'token is dead on arrival');
    return { value, issuedAt: answer.sentAt, expiresAt };
  };
}
