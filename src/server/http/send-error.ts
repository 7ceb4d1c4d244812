import type { IncomingMessage } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { LingeringClose } from './connections/lingering-close.js';
import type { HttpError } from './errors.js';
import { acceptsGraphqlResponse, GRAPHQL_RESPONSE } from './media-types.js';
import { writeHead } from './sending/send-body.js';

/** How much of a body is read and discarded to keep the connection. */
const BRIEF_BYTES = 16_384;

/** Returns whether the rest of a request is known to be short, so that its connection can serve another one. */
export function isBrief({ complete, headers }: IncomingMessage): boolean {
  const isMeasured = headers['transfer-encoding'] === undefined;
  return complete || (isMeasured && Number(headers['content-length'] ?? 0) <= BRIEF_BYTES);
}

/**
 * Sends an error in the form of a GraphQL response: clients find the code where they look for it, in the media type that
 * they accept. Closes the connection of a client that has a long body still to send, but reads some of that body before,
 * so that the client gets to read the error.
 */
export function sendHttpError(reply: FastifyReply, error: HttpError, closeLingering: LingeringClose): void {
  const { status, code, message, details, headers } = error;
  const { raw: request } = reply.request;
  const mediaType = acceptsGraphqlResponse(request.headers.accept) ? GRAPHQL_RESPONSE : 'application/json';
  const body = JSON.stringify({ errors: [{ message, extensions: { code, ...details } }] });
  reply.code(status).type(`${mediaType}; charset=utf-8`);
  reply.headers(headers ?? {});
  if (isBrief(request)) {
    reply.send(body);
    return;
  }
  reply.headers({ connection: 'close', 'content-length': Buffer.byteLength(body) });
  writeHead(reply);
  reply.raw.write(body);
  closeLingering(request, reply.raw);
}
