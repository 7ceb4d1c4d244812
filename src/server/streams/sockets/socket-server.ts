import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Clock, every } from '../../../async/clock.js';
import { parseUrl } from '../../../domain/urls/parse-url.js';
import type { Arrivals } from '../../limits/admission/arrivals.js';
import type { createSocketProtocol } from './socket-protocol.js';

export type SocketServerOptions = {
  readonly path: string;
  readonly protocol: ReturnType<typeof createSocketProtocol>;
  readonly clock: Pick<Clock, 'after'>;
  /** Origins of pages that may open a socket, besides the gateway's own; with the port "*" any port. */
  readonly isAllowedOrigin: (origin: string) => boolean;
  readonly maxSockets: number;
  /** Bounds the sockets whose clients are not yet known, by their address. May throw. */
  readonly arrivals: Pick<Arrivals, 'enter'>;
};

export type SocketServer = {
  /** Takes the upgrades of a server. */
  attach(server: Server): void;
  /** Closes all sockets; their clients come back to another process. */
  close(): void;
  /** Ends those that are left. */
  terminate(): void;
};

/** Below the 15 seconds after which some proxies close a silent connection. */
const PING_MS = 12_000;
const MAX_MESSAGE_BYTES = 64 * 1024;
const GOING_AWAY = 1001;
const UNAVAILABLE = '503 Service Unavailable';

/** Accepts WebSockets at one path. A socket that does not answer a ping by the next one is closed. */
export function createSocketServer(options: SocketServerOptions): SocketServer {
  const { path, protocol, clock, isAllowedOrigin, maxSockets, arrivals } = options;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    // Texts of a kilobyte would take more time than they save, and each socket a third of a megabyte.
    perMessageDeflate: false,
    handleProtocols: (protocols) => protocols.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) && GRAPHQL_TRANSPORT_WS_PROTOCOL,
  });

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const refusal = findRefusal(request, { path, isAllowedOrigin, isFull: sockets.clients.size >= maxSockets });
    if (refusal !== undefined) return refuse(socket, refusal);
    let arrival: ReturnType<Arrivals['enter']>;
    try {
      arrival = arrivals.enter(request.socket.remoteAddress ?? '');
    } catch {
      return refuse(socket, UNAVAILABLE);
    }
    socket.once('close', arrival.end);
    sockets.handleUpgrade(request, socket, head, (opened) => serve(opened, request, arrival.end));
  };

  const serve = (socket: WebSocket, { headers }: IncomingMessage, onConnected: () => void) => {
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        // Resolves when the kernel has it: the next event is made only then, and a slow client gets the newest.
        send: (data) =>
          new Promise((resolve, reject) => socket.send(data, (error) => (error ? reject(error) : resolve()))),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (receive) =>
          socket.on('message', (data) => {
            receive(String(data)).catch(() => socket.close(1011, 'Failed'));
          }),
      },
      { headers, onConnected, close: (code, reason) => socket.close(code, reason) },
    );
    let isAlive = true;
    socket.on('pong', () => {
      isAlive = true;
    });
    const stopPinging = every(clock, PING_MS, () => {
      if (!isAlive) socket.terminate();
      isAlive = false;
      if (socket.readyState === socket.OPEN) socket.ping();
    });
    socket.on('error', () => socket.terminate());
    socket.once('close', (code, reason) => {
      stopPinging();
      void closed(code, String(reason));
    });
  };

  return {
    attach: (server) => void server.on('upgrade', upgrade),
    close() {
      for (const socket of sockets.clients) socket.close(GOING_AWAY, 'Going away');
      sockets.close();
    },
    terminate() {
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

type Rules = Pick<SocketServerOptions, 'path' | 'isAllowedOrigin'> & { readonly isFull: boolean };

/** Browsers let any page open a socket anywhere, so its origin is checked here. */
function findRefusal({ url = '', headers }: IncomingMessage, { path, isAllowedOrigin, isFull }: Rules) {
  if (url.split('?', 1)[0] !== path) return '404 Not Found';
  const protocols = (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  if (!protocols.includes(GRAPHQL_TRANSPORT_WS_PROTOCOL)) return '400 Bad Request';
  const { origin } = headers;
  if (origin !== undefined && !isOwn(origin, headers.host) && !isAllowedOrigin(origin)) return '403 Forbidden';
  return isFull ? UNAVAILABLE : undefined;
}

function isOwn(origin: string, host: string | undefined): boolean {
  return parseUrl(origin)?.host === host;
}
