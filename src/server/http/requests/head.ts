import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpRequestError } from '../errors.js';
import { rejectTarget } from './target.js';

/** The longest media type with parameters that a client has. Parsers take time with the square of its length. */
const MAX_CONTENT_TYPE_LENGTH = 256;

const CONTENT_TYPE_TOO_LONG = new HttpRequestError({
  status: 415,
  code: 'UNSUPPORTED_MEDIA_TYPE',
  message: `A content type may have at most ${MAX_CONTENT_TYPE_LENGTH} characters.`,
});

/** Throws `HttpRequestError` for a head that breaks HTTP, before any route sees the request. */
export function validateHead(request: FastifyRequest, reply: FastifyReply): void {
  rejectTarget(request.originalUrl, request.raw);
  const { expect, 'content-type': contentType } = request.headers;
  if (expect !== undefined) {
    rejectExpectation(request.raw);
    if (expectsContinue(request.raw)) request.sendContinue = () => reply.raw.writeContinue();
  }
  if (contentType !== undefined && contentType.length > MAX_CONTENT_TYPE_LENGTH) throw CONTENT_TYPE_TOO_LONG;
}

const UNKNOWN_EXPECTATION = new HttpRequestError({
  status: 417,
  code: 'BAD_REQUEST',
  message: 'The only expectation that is met is 100-continue.',
  headers: { connection: 'close' },
});

/**
 * Throws `HttpRequestError` for any expectation but 100-continue (RFC 9110, section 10.1.1). HTTP/1.0 has no
 * expectations.
 */
function rejectExpectation(request: IncomingMessage): void {
  const { headers, httpVersion } = request;
  if (headers.expect !== undefined && httpVersion !== '1.0' && !expectsContinue(request)) throw UNKNOWN_EXPECTATION;
}

/** Returns whether the client waits for 100 (Continue) before it sends the body. */
function expectsContinue({ headers, httpVersion }: IncomingMessage): boolean {
  return headers.expect !== undefined && httpVersion !== '1.0' && headers.expect.toLowerCase() === '100-continue';
}

const ACCEPTABLE_ID = /^[\w-]{1,64}$/;

/** The caller's own id for its request where it is harmless to repeat, else a new one. */
export function toRequestId(header: string | string[] | undefined): string {
  return typeof header === 'string' && ACCEPTABLE_ID.test(header) ? header : randomUUID();
}
