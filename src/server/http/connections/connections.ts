import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { isBrief } from '../send-error.js';

/** Limits of a connection, with the names and units of node:http. */
export type ConnectionLimits = {
  /** Bytes of all headers together. */
  readonly maxHeaderSize: number;
  /** Milliseconds from the first byte, or from the connection, to the end of the headers. */
  readonly headersTimeout: number;
  /** Milliseconds to the end of the body, however steadily it comes. */
  readonly requestTimeout: number;
  /** Milliseconds that a connection may be idle between two requests. */
  readonly keepAliveTimeout: number;
  /** Milliseconds between two checks for requests that take too long. */
  readonly connectionsCheckingInterval: number;
  /** Milliseconds that a client may read nothing of its response. */
  readonly readTimeout: number;
};

export const CONNECTION_LIMITS: ConnectionLimits = {
  maxHeaderSize: 16_384,
  headersTimeout: 10_000,
  // Enough for 256 kB from a slow phone.
  requestTimeout: 30_000,
  // Longer than the minute after which usual balancers let go, so that none sends into a connection that is closing.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1_000,
  readTimeout: 30_000,
};

/**
 * Knows the replies under way on each connection, which neither node:http nor Fastify does. Closes the connections of
 * clients that read nothing, and those that would keep a closing server open.
 */
export class Connections {
  /**
   * One set of all replies, which fills and empties all the time, would keep replies that are long gone in its old
   * tables through many garbage collections.
   */
  readonly #pending = new Map<Socket, FastifyReply[]>();
  readonly #onSlowClient: () => void;
  #isClosing = false;

  /** `onSlowClient` is called for each connection that is closed because its client read nothing for too long. */
  constructor(onSlowClient: () => void) {
    this.#onSlowClient = onSlowClient;
  }

  /** Watches the connections of a server. A client may read nothing of its response for `readTimeoutMs`. */
  watch(server: Server, readTimeoutMs: number): void {
    server.on('connection', (socket: Socket) => {
      if (this.#isClosing) return socket.destroy();
      this.#pending.set(socket, []);
      return socket.once('close', () => this.#endPending(socket));
    });
    server.setTimeout(readTimeoutMs, (socket) => this.#endIdle(socket));
  }

  /** Counts a reply as under way until its response is closed. */
  add(reply: FastifyReply, server: Server): void {
    const { raw: request } = reply.request;
    const pending = this.#pending.get(request.socket) ?? [];
    pending.push(reply);
    reply.raw.once('close', () => {
      pending.splice(pending.indexOf(reply), 1);
      // Node.js would go on reading the body, however long it is.
      if (!request.complete && (reply.getHeader('connection') === 'close' || !isBrief(request))) request.destroy();
      // A request that was under way when the server was closed leaves a connection that is idle only now.
      if (!server.listening) server.closeIdleConnections();
    });
  }

  pendingOn(socket: Duplex): readonly FastifyReply[] {
    return this.#pending.get(socket as Socket) ?? [];
  }

  /** Asks the clients of all responses that have not begun to close their connection. */
  askToLeave(): void {
    for (const reply of [...this.#pending.values()].flat())
      if (!reply.raw.headersSent) reply.header('connection', 'close');
  }

  /**
   * Closes connections on which nothing was ever sent, now and from now on. To Node.js they are not idle but about to
   * send a request; clients keep such connections in reserve, and closing the server would wait for them.
   */
  closeUnused(): void {
    this.#isClosing = true;
    for (const socket of this.#pending.keys()) if (socket.bytesRead === 0) socket.destroy();
  }

  /** Node.js tells only the response that is being written that its connection has closed, not those that wait behind it. */
  #endPending(socket: Socket): void {
    const waiting = this.pendingOn(socket).filter(({ raw }) => raw.socket === null);
    this.#pending.delete(socket);
    for (const { raw } of waiting) raw.emit('close');
  }

  /** A connection on which nothing moves may wait for the provider; any other one is closed. */
  #endIdle(socket: Socket): void {
    const pending = this.pendingOn(socket);
    if (!pending.every(({ raw }) => raw.headersSent)) return;
    if (pending.length > 0) this.#onSlowClient();
    socket.destroy();
  }
}
