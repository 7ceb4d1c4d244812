import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import { type Clock, every } from '../../async/clock.js';
import type { EventStream } from './event-stream.js';
import type { Transport } from './transports.js';

/** Below the 15 seconds after which some proxies close a silent connection. */
const HEARTBEAT_MS = 12_000;

/**
 * Writes a stream as the response, and returns when it has ended or its client has left. The next event is made only when
 * the client has read the one before; the connection of one that reads nothing is closed by the limit of all connections.
 */
export async function writeStream(
  reply: FastifyReply,
  stream: EventStream,
  transport: Transport,
  clock: Pick<Clock, 'after'>,
): Promise<void> {
  const { raw } = reply;
  // Fastify would wait for the end of the response before it sends anything of a stream that fails.
  reply.hijack();
  raw.once('close', () => void stream.return());
  // Those that hooks have set, such as those of CORS, with those of the stream.
  raw.writeHead(200, { ...(reply.getHeaders() as OutgoingHttpHeaders), ...transport.headers });
  raw.write(transport.opening);
  const stopHeartbeat = every(clock, HEARTBEAT_MS, () => {
    if (raw.writableLength === 0) raw.write(transport.heartbeat);
    void stream.authorize();
  });
  try {
    for await (const result of stream) if (!raw.write(transport.event(result))) await drained(raw);
    if (!raw.destroyed) raw.end(transport.closing);
  } finally {
    stopHeartbeat();
  }
}

function drained(raw: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (raw.destroyed) return resolve();
    const done = () => {
      raw.off('drain', done).off('close', done);
      resolve();
    };
    raw.on('drain', done).on('close', done);
  });
}
