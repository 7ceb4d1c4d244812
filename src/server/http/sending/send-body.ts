import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';

/** Up to here, copying is cheaper than a second write. */
const MAX_COPIED_BYTES = 16 * 1024;
/** A longer body is written in pieces, each only when the client has taken the one before. */
const MAX_WHOLE_BYTES = 256 * 1024;
const PIECE_BYTES = 64 * 1024;

/**
 * Sends text or its bytes as the body of a response, with the status and headers of the reply. Fastify would write a
 * body of any length at once, and head and bytes of a short one in two writes.
 */
export function sendBody(reply: FastifyReply, body: string | Buffer): void {
  const response = reply.raw;
  reply.header('content-length', Buffer.byteLength(body));
  writeHead(reply);
  if (body.length > MAX_WHOLE_BYTES) sendInPieces(response, body);
  else if (body.length > MAX_COPIED_BYTES) response.end(toBytes(body));
  // Text goes out together with the head, bytes would follow it; as Latin-1 the text becomes the very same bytes.
  else if (typeof body === 'string') response.end(body);
  else response.end(body.toString('latin1'), 'latin1');
}

function sendInPieces(response: ServerResponse, whole: string | Buffer): void {
  let body = whole;
  let at = 0;
  const write = () => {
    while (at < body.length) {
      const end = toEnd(body, at + PIECE_BYTES);
      const isTaken = response.write(toBytes(typeof body === 'string' ? body.slice(at, end) : body.subarray(at, end)));
      at = end;
      if (isTaken) continue;
      response.once('drain', write);
      return;
    }
    response.end();
  };
  write();
  setImmediate(() => {
    if (response.writableEnded || response.destroyed) return;
    // The client does not take it at once. Long text that waits in the heap makes the heap grow by half as much again.
    body = toBytes(typeof body === 'string' ? body.slice(at) : body.subarray(at));
    at = 0;
  });
}

function toBytes(body: string | Buffer): Buffer {
  return typeof body === 'string' ? Buffer.from(body) : body;
}

/** Returns the end of a piece that does not separate the two halves of a character. */
function toEnd(body: string | Buffer, end: number): number {
  if (typeof body !== 'string' || end >= body.length) return Math.min(end, body.length);
  const code = body.charCodeAt(end - 1);
  return code >= 0xd800 && code < 0xdc00 ? end - 1 : end;
}

/** Writes the status and headers of a reply whose body is written without Fastify. */
export function writeHead(reply: FastifyReply): void {
  reply.raw.writeHead(reply.statusCode, reply.getHeaders() as OutgoingHttpHeaders);
  reply.hijack();
}
