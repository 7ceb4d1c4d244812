import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { type HttpError, HttpRequestError } from '../errors.js';
import { GRAPHQL_RESPONSE } from '../media-types.js';

const MALFORMED: HttpError = { status: 400, code: 'BAD_REQUEST', message: 'This is no request of HTTP.' };
const ERRORS: Readonly<Record<string, HttpError>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'REQUEST_TIMEOUT', message: 'The request did not arrive in time.' },
  HPE_HEADER_OVERFLOW: { status: 431, code: 'HEADERS_TOO_LARGE', message: 'The headers are too long.' },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, code: 'PAYLOAD_TOO_LARGE', message: 'The body is too long.' },
};

/**
 * Ends a connection on which node:http stopped parsing. `pending` are the replies that the connection still owes. A
 * request whose body is incomplete gets the error as its response. Where any other response is owed, the client would
 * take the error for that response, so nothing is sent. Returns an error that belongs to no request, for the log.
 */
export function rejectMalformedRequest(
  { code = '' }: NodeJS.ErrnoException,
  socket: Duplex,
  pending: readonly FastifyReply[],
): HttpError | undefined {
  const error = ERRORS[code] ?? MALFORMED;
  const [owed, ...others] = pending;
  if (!socket.writable || others.length > 0 || owed?.raw.headersSent || owed?.request.raw.complete) {
    socket.destroy();
    return undefined;
  }
  if (owed !== undefined) {
    owed.send(new HttpRequestError({ ...error, headers: { connection: 'close' } }));
    owed.raw.end();
    return undefined;
  }
  socket.end(toText(error), () => socket.destroy());
  return error;
}

/** The Accept header is unknown here: clients find the code in this type, and others find JSON. */
function toText({ status, code, message }: HttpError): string {
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `content-type: ${GRAPHQL_RESPONSE}; charset=utf-8`,
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: private, no-store',
    'connection: close',
    '',
    body,
  ].join('\r\n');
}
