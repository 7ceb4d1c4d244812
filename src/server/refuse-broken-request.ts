import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type HttpError, sendHttpError } from './http-error.js';
import { GRAPHQL_RESPONSE } from './media-types.js';

const BROKEN: HttpError = { status: 400, code: 'BAD_REQUEST', message: 'This is no request of HTTP.' };
const REFUSALS: Readonly<Record<string, HttpError>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'REQUEST_TIMEOUT', message: 'The request did not arrive in time.' },
  HPE_HEADER_OVERFLOW: { status: 431, code: 'HEADERS_TOO_LARGE', message: 'The headers are too long.' },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, code: 'PAYLOAD_TOO_LARGE', message: 'The body is too long.' },
};

/**
 * Ends a connection whose request node:http has given up. `underWay` are the answers that the connection still owes: one
 * whose body went missing is given here; any other would be taken for this refusal, so then there is none.
 */
export function refuseBrokenRequest(
  { code = '' }: NodeJS.ErrnoException,
  socket: Duplex,
  underWay: readonly ServerResponse[],
): void {
  const refusal = REFUSALS[code] ?? BROKEN;
  const [owed, ...others] = underWay;
  if (!socket.writable || others.length > 0 || owed?.headersSent || owed?.req.complete) socket.destroy();
  else if (owed !== undefined) sendHttpError(owed.req, owed, { ...refusal, headers: { connection: 'close' } });
  else socket.end(toText(refusal), () => socket.destroy());
}

/** Nobody has read what the client accepts; clients find the code in this type, and whoever else looks finds JSON. */
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
