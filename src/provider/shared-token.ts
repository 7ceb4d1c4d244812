import { z } from 'zod';
import { ProviderError, type ProviderFailure } from './provider-error.js';

/** A token as the instances that use one account hand it to each other. Instants are of the provider's clock. */
export type SharedToken = { readonly value: string; readonly issuedAt: number; readonly expiresAt: number };

const sharedTokenSchema = z.strictObject({ value: z.string().min(1), issuedAt: z.number(), expiresAt: z.number() });

export function encodeSharedToken(token: SharedToken): string {
  return JSON.stringify(token);
}

/** Undefined for text that is not of that form, as another version of the gateway may have left it. */
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

/** What other instances are told of a token that could not be had; undefined for a fault of ours. */
export function toTokenNote(error: unknown): string | undefined {
  return error instanceof ProviderError ? `${error.failure} ${error.retryAfterMs ?? ''}`.trimEnd() : undefined;
}

export function readTokenNote(note: string): ProviderError {
  const [failure = '', retryAfter] = note.split(' ');
  const retryAfterMs = Number(retryAfter);
  return new ProviderError(
    FAILURES.includes(failure) ? (failure as ProviderFailure) : 'unavailable',
    'another instance could not get a token',
    { ...(retryAfterMs >= 0 && { retryAfterMs }) },
  );
}
