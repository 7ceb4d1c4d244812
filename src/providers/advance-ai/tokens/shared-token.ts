import { z } from 'zod';
import { ProviderError, type ProviderFailure } from '../../provider-error.js';

/** A token as the instances of one account share it. Instants are on the provider's clock. */
export type SharedToken = { readonly value: string; readonly issuedAt: number; readonly expiresAt: number };

export const sharedTokenSchema = z.strictObject({
  value: z.string().min(1),
  issuedAt: z.number(),
  expiresAt: z.number(),
});

export function encodeSharedToken(token: SharedToken): string {
  return JSON.stringify(token);
}

/** Returns undefined for text of another form, which another version of the gateway may have stored. */
export function decodeSharedToken(text: string): SharedToken | undefined {
  try {
    return sharedTokenSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const FAILURES: readonly string[] = [
  'unavailable',
  'timeout',
  'busy',
  'refused',
  'invalid-response',
] satisfies ProviderFailure[];

/** Fixed text of the gateway, as in the messages of `ProviderError`. */
const REASON = /^[\w ,.:;()[\]'/-]{1,120}$/;

/** Encodes a failed token request for other instances; undefined for a defect of the gateway. */
export function toTokenNote(error: unknown): string | undefined {
  return error instanceof ProviderError ? `${error.failure} ${error.retryAfterMs ?? '-'} ${error.message}` : undefined;
}

/** Decodes the failure of another instance. */
export function readTokenNote(note: string): ProviderError {
  const [failure = '', retryAfter, ...words] = note.split(' ');
  const reason = words.join(' ');
  const retryAfterMs = Number(retryAfter);
  return new ProviderError(
    FAILURES.includes(failure) ? (failure as ProviderFailure) : 'unavailable',
    `another instance could not get a token${REASON.test(reason) ? `: ${reason}` : ''}`,
    { ...(retryAfterMs >= 0 && { retryAfterMs }) },
  );
}
