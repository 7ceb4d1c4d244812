import type { CallerIdentity } from '../../domain/caller.js';
import { HttpRequestError } from '../http/errors.js';

/** Rejects a request before its body is read. No message contains any part of the credential. */
export class AuthenticationError extends HttpRequestError {
  override readonly name = 'AuthenticationError';
}

/** RFC 6750, section 3.1: a request without a credential gets no error code in the challenge. */
export function credentialMissing(): AuthenticationError {
  return new AuthenticationError({
    status: 401,
    code: 'UNAUTHENTICATED',
    message: 'A bearer credential is required.',
    headers: { 'www-authenticate': 'Bearer' },
    reason: 'no credential',
  });
}

/** `caller` is what the signature proves; never pass anything from an unverified credential. */
export function credentialRejected(message: string, reason: string, caller?: CallerIdentity): AuthenticationError {
  return new AuthenticationError({
    status: 401,
    code: 'UNAUTHENTICATED',
    message,
    headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
    reason,
    caller,
  });
}

/** The credential is valid, so another one of the same tenant would not help. */
export function tenantRejected(caller: CallerIdentity): AuthenticationError {
  return new AuthenticationError({
    status: 403,
    code: 'FORBIDDEN',
    message: 'The tenant of this credential has no account on this gateway.',
    reason: 'tenant without an account',
    caller,
  });
}

export function hostRejected(): AuthenticationError {
  return new AuthenticationError({
    status: 403,
    code: 'FORBIDDEN',
    message: 'With AUTH=off, only requests to localhost and loopback addresses are accepted.',
    reason: 'host is not a loopback name',
  });
}

/** The credential may be valid, but cannot be checked now. */
export function checkUnavailable(retryAfterSeconds: number): AuthenticationError {
  return new AuthenticationError({
    status: 503,
    code: 'AUTHENTICATION_UNAVAILABLE',
    message: 'The token cannot be verified at the moment. Try again later.',
    headers: { 'retry-after': String(retryAfterSeconds) },
    details: { retryAfterSeconds },
    reason: 'signing keys unavailable',
  });
}
