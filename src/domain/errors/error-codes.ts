import type { ErrorCodeEntry } from './error-code-entry.js';
import { FIELD_ERRORS } from './field-errors.js';
import { LIVE_ERRORS } from './live-errors.js';
import { REQUEST_ERRORS } from './request-errors.js';

/** Every value of `extensions.code`. Documentation, client package and console are generated from it. */
export type ErrorCode = keyof typeof FIELD_ERRORS | keyof typeof LIVE_ERRORS | keyof typeof REQUEST_ERRORS;

export const ERROR_CODES: Readonly<Record<ErrorCode, ErrorCodeEntry>> = {
  ...FIELD_ERRORS,
  ...LIVE_ERRORS,
  ...REQUEST_ERRORS,
};

/** Codes with which the HTTP server can end a request itself. */
export type HttpErrorCode = Exclude<
  keyof typeof REQUEST_ERRORS,
  'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED' | 'OPERATION_RESOLUTION_FAILURE'
>;

/** Returns the fixed message of a code. Throws for a code whose message depends on the request. */
export function messageOf(code: ErrorCode): string {
  const { message } = ERROR_CODES[code];
  if (message === undefined) throw new Error(`${code} has no fixed message`);
  return message;
}

/** Returns the HTTP status that a code usually ends a request with. Throws for a code whose status Apollo Server chooses. */
export function statusOf(code: HttpErrorCode): number {
  const status = ERROR_CODES[code].request?.statuses?.[0];
  if (status === undefined) throw new Error(`${code} has no HTTP status`);
  return status;
}
