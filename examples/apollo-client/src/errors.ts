import { ErrorCode, type ErrorExtensions } from 'liveness-gateway-client';

/** Returns what the app does about an error, decided by its code alone: messages are for developers. */
export function toAction({ code, retryAfterSeconds }: ErrorExtensions): string {
  switch (code) {
    case ErrorCode.PROVIDER_BUSY:
    case ErrorCode.RATE_LIMITED:
    case ErrorCode.OVERLOADED:
    case ErrorCode.AUTHENTICATION_UNAVAILABLE:
      return `${code}: retry in ${retryAfterSeconds} seconds`;
    case ErrorCode.PROVIDER_TIMEOUT:
    case ErrorCode.PROVIDER_UNAVAILABLE:
    case ErrorCode.AUDIT_UNAVAILABLE:
      return `${code}: retry in a few seconds`;
    case ErrorCode.UNAUTHENTICATED:
      return `${code}: sign in again`;
    case ErrorCode.FORBIDDEN:
      return `${code}: show the other fields`;
    default:
      return `${code}: report it`;
  }
}
