import { AuthenticationError } from './authentication/authentication-error.js';
import type { HttpError } from './http-error.js';
import { BodyError } from './read-body.js';
import { RefusedRequest } from './refused-request.js';

const BODY_ERROR_CODES = { 400: 'BAD_REQUEST', 413: 'PAYLOAD_TOO_LARGE', 415: 'UNSUPPORTED_MEDIA_TYPE' } as const;

/** What a request is answered with that was refused before it was an operation; undefined for a fault of ours. */
export function toRefusal(error: unknown): HttpError | undefined {
  if (error instanceof RefusedRequest) return error.answer;
  if (error instanceof BodyError) {
    return { status: error.status, code: BODY_ERROR_CODES[error.status], message: error.message };
  }
  if (error instanceof AuthenticationError) {
    const { status, code, message, headers, details } = error;
    return { status, code, message, headers, details };
  }
  return undefined;
}
