import type { OutgoingHttpHeaders } from 'node:http';
import type { CallerIdentity } from '../../domain/caller.js';
import { type HttpErrorCode, messageOf, statusOf } from '../../domain/errors/error-codes.js';

/** The response to a request that was rejected before it was an operation. */
export type HttpError = {
  readonly status: number;
  readonly code: HttpErrorCode;
  readonly message: string;
  /** Extensions of the error, beside the code. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly headers?: OutgoingHttpHeaders;
  /** The reason in fixed words; for the log, never for the client. */
  readonly reason?: string;
  /** Whether the line about it is written already. */
  readonly isLogged?: true;
  /** The caller as far as it is proven; for the log. */
  readonly caller?: CallerIdentity | undefined;
};

/** Thrown to reject a request before it is an operation. */
export class HttpRequestError extends Error {
  override readonly name: string = 'HttpRequestError';
  readonly httpError: HttpError;

  constructor(httpError: HttpError) {
    super(httpError.message);
    this.httpError = httpError;
  }
}

/** The client closed the connection before its request was read. Nothing is sent. */
export class RequestAborted extends Error {
  override readonly name = 'RequestAborted';
}

const FAULT: HttpError = {
  status: statusOf('INTERNAL_SERVER_ERROR'),
  code: 'INTERNAL_SERVER_ERROR',
  message: messageOf('INTERNAL_SERVER_ERROR'),
};

const INVALID_CONTENT_TYPE: HttpError = {
  status: 415,
  code: 'UNSUPPORTED_MEDIA_TYPE',
  message: 'The content type is not a media type.',
};

const INVALID_REQUEST: HttpError = { status: 400, code: 'BAD_REQUEST', message: 'The request is not valid.' };

/** Returns what the client gets for an error that ended its request; status 500 for a fault of the gateway. */
export function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpRequestError) return error.httpError;
  if (!isFastifyError(error) || error.statusCode >= 500) return FAULT;
  return error.statusCode === 415 ? INVALID_CONTENT_TYPE : INVALID_REQUEST;
}

function isFastifyError(error: unknown): error is { code: string; statusCode: number } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('FST_') && 'statusCode' in error;
}
