import { Readable } from 'node:stream';
import type { HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyReply } from 'fastify';
import type { CallerIdentity } from '../../domain/caller.js';
import type { HttpError } from '../http/errors.js';
import type { Compress } from '../http/sending/compression.js';
import { sendBody } from '../http/sending/send-body.js';
import type { HeldBytes } from '../limits/admission/response-bytes.js';
import type { AssembledResponse } from '../response-cache/join-fragments.js';

/** The response to an operation: made by Apollo Server, or taken from the response cache. */
export type OperationResponse =
  | {
      readonly made: HTTPGraphQLResponse;
      /** What was reserved for it before it was made. */
      readonly held: HeldBytes | undefined;
    }
  | { readonly contentType: string; readonly joined: AssembledResponse };

/**
 * Writes a response at once, as far as its client reads it. Returns a promise for one that is compressed first, and for
 * one that is sent in parts, which is never compressed.
 */
export function sendResponse(
  reply: FastifyReply,
  response: OperationResponse,
  isCacheable: boolean,
  compress?: Compress,
): Promise<void> | undefined {
  if ('joined' in response) {
    const { contentType, joined } = response;
    reply.header('content-type', contentType);
    const compressed = compress?.(reply, joined.bytes);
    if (compressed !== undefined) return sendCompressed(reply, compressed, joined.release);
    // Where the client has gone before the end, the bytes may still be on their way.
    if (joined.release !== undefined) reply.raw.once('finish', joined.release);
    sendBody(reply, joined.bytes);
    return undefined;
  }
  const { headers, status = 200, body } = response.made;
  if (isCacheable) reply.removeHeader('cache-control');
  else headers.delete('cache-control');
  for (const [name, value] of headers) reply.header(name, value);
  reply.code(status);
  if (body.kind === 'chunked') return sendParts(reply, body.asyncIterator);
  const compressed = compress?.(reply, body.string);
  if (compressed !== undefined) return sendCompressed(reply, compressed);
  sendBody(reply, body.string);
  return undefined;
}

/** Calls `release` once the original bytes are no longer read. */
async function sendCompressed(reply: FastifyReply, compressed: Promise<Buffer>, release?: () => void) {
  const bytes = await compressed;
  release?.();
  sendBody(reply, bytes);
}

async function sendParts(reply: FastifyReply, parts: AsyncIterable<string>): Promise<void> {
  await reply.send(Readable.from(parts));
}

/** Returns the size of a response that was made as a whole, in bytes if it is cached, else in characters. */
export function sizeOf(response: OperationResponse): number {
  if ('joined' in response) return response.joined.bytes.length;
  const { body } = response.made;
  return body.kind === 'complete' ? body.string.length : 0;
}

const NO_OPERATION: HttpError = { status: 400, code: 'BAD_REQUEST', message: '', reason: 'not an operation' };

/**
 * Returns the refusal, for the log, where Apollo Server rejected a request before it was an operation, for example to
 * prevent CSRF.
 */
export function findRefusal(response: OperationResponse, caller: CallerIdentity): HttpError | undefined {
  if (!('made' in response) || response.made.status !== 400) return undefined;
  const { body } = response.made;
  // In text of the client each quotation mark has a backslash before it.
  const isRefusal = body.kind === 'complete' && body.string.includes('"code":"BAD_REQUEST"');
  return isRefusal ? { ...NO_OPERATION, caller } : undefined;
}
