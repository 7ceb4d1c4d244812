import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { acceptsGraphqlResponse, GRAPHQL_RESPONSE } from './media-types.js';

/** Every code that a request can be ended with before it is an operation. */
export const HTTP_ERROR_CODES = [
  'AUTHENTICATION_UNAVAILABLE',
  'BAD_REQUEST',
  'DOCUMENT_NOT_TRUSTED',
  'FORBIDDEN',
  'HEADERS_TOO_LARGE',
  'INTERNAL_SERVER_ERROR',
  'METHOD_NOT_ALLOWED',
  'NOT_FOUND',
  'OVERLOADED',
  'PAYLOAD_TOO_LARGE',
  'RATE_LIMITED',
  'REQUEST_TIMEOUT',
  'UNAUTHENTICATED',
  'UNSUPPORTED_MEDIA_TYPE',
] as const;

export type HttpErrorCode = (typeof HTTP_ERROR_CODES)[number];

export type HttpError = {
  readonly status: number;
  readonly code: HttpErrorCode;
  readonly message: string;
  /** What else the client may go by, beside the code. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly headers?: OutgoingHttpHeaders;
};

const codes = new WeakMap<ServerResponse, string>();

/** The code of the error that a request was ended with, if it never came to be an operation. */
export function httpErrorCodeOf(response: ServerResponse): string | undefined {
  return codes.get(response);
}

/** What is read and thrown away rather than have a client connect again. */
const BRIEF_BYTES = 16_384;

/** Whether what is still to come of a request is known to be little, so that its connection can serve another one. */
export function isBrief({ complete, headers }: IncomingMessage): boolean {
  const isMeasured = headers['transfer-encoding'] === undefined;
  return complete || (isMeasured && Number(headers['content-length'] ?? 0) <= BRIEF_BYTES);
}

/**
 * Ends a request that never came to be an operation, in the form of a GraphQL answer: clients find the code where they
 * look for it, as long as they accept the media type that promises it. Closes a connection whose body would be long.
 */
export function sendHttpError(request: IncomingMessage, response: ServerResponse, error: HttpError): void {
  codes.set(response, error.code);
  const { status, code, message, details, headers } = error;
  const mediaType = acceptsGraphqlResponse(request.headers.accept) ? GRAPHQL_RESPONSE : 'application/json';
  const body = JSON.stringify({ errors: [{ message, extensions: { code, ...details } }] });
  response.writeHead(status, {
    ...headers,
    ...(!isBrief(request) && { connection: 'close' }),
    'content-type': `${mediaType}; charset=utf-8`,
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}
