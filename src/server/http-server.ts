import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { CONNECTION_LIMITS, type ConnectionLimits } from './connection-limits.js';
import type { GraphqlRoute } from './graphql-route.js';
import { type HttpError, isBrief, sendHttpError } from './http-error.js';
import type { PageRoute } from './pages/page-route.js';
import { RequestCutOff } from './read-body.js';
import { refuseBrokenRequest } from './refuse-broken-request.js';
import { toRequestId } from './request-id.js';

export type HttpServerOptions = {
  readonly graphqlRoute: GraphqlRoute;
  /** Where GraphQL is to be found; /graphql unless named. */
  readonly graphqlPath?: string;
  /** Answers the paths of pages; without it there are none. */
  readonly pageRoute?: PageRoute;
  readonly logger: Logger;
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly connectionLimits?: ConnectionLimits;
};

export type HttpServer = {
  /** Where it listens, for example http://127.0.0.1:4000. */
  listen(host: string, port: number): Promise<string>;
  /**
   * Says at once that it is not ready and asks clients to leave, but answers what still comes for `drainMs`. Then takes
   * no new requests, lets those under way end, and closes what is left `graceMs` after the call.
   */
  close(drainMs: number, graceMs: number): Promise<void>;
};

const HEADERS = Object.entries({
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
});

const NOT_FOUND: HttpError = {
  status: 404,
  code: 'NOT_FOUND',
  message: 'There is nothing here. The GraphQL endpoint is /graphql.',
};
const FAULT: HttpError = { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Internal server error.' };

export function createHttpServer({
  graphqlRoute,
  graphqlPath = '/graphql',
  pageRoute,
  logger,
  after,
  connectionLimits = CONNECTION_LIMITS,
}: HttpServerOptions): HttpServer {
  let isDraining = false;

  const route = async (request: IncomingMessage, response: ServerResponse, requestId: string) => {
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (path === graphqlPath) return graphqlRoute(request, response, requestId);
    if (path === '/health/live') return sendHealth(response, 200, 'live');
    if (path === '/health/ready')
      return sendHealth(response, isDraining ? 503 : 200, isDraining ? 'draining' : 'ready');
    if (path === '/') response.writeHead(307, { location: '/graphql' }).end();
    else await (pageRoute?.(request, response, path) ?? sendHttpError(request, response, NOT_FOUND));
  };

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const requestId = toRequestId(request.headers['x-request-id']);
    response.setHeader('x-request-id', requestId);
    for (const [name, value] of HEADERS) response.setHeader(name, value);
    if (isDraining) response.setHeader('connection', 'close');
    try {
      await route(request, response, requestId);
    } catch (error) {
      if (error instanceof RequestCutOff) return;
      logger.error({ requestId, errorName: error instanceof Error ? error.name : typeof error }, 'request failed');
      if (response.headersSent) response.destroy();
      else sendHttpError(request, response, FAULT);
    }
  };

  /**
   * What is under way on each connection. In one set of all, which is made anew whenever it has been filled and emptied,
   * the tables of before would keep answers that are long gone through many collections of garbage.
   */
  const connections = new Map<Socket, ServerResponse[]>();
  const underWayOn = (socket: Duplex): readonly ServerResponse[] => connections.get(socket as Socket) ?? [];

  const server = createServer(connectionLimits, (request, response) => {
    const underWay = connections.get(request.socket) ?? [];
    underWay.push(response);
    response.on('close', () => {
      underWay.splice(underWay.indexOf(response), 1);
      // Node would go on reading a body that nobody wanted, however long it is.
      const isLast = () => response.getHeader('connection') === 'close';
      if (!request.complete && (isLast() || !isBrief(request))) request.destroy();
      // A request that was under way when the door was closed leaves a connection that is idle only now.
      if (!server.listening) server.closeIdleConnections();
    });
    void handle(request, response);
  });

  server.on('clientError', (error, socket) => refuseBrokenRequest(error, socket, underWayOn(socket)));
  // A connection where nothing moves may be one that waits for the provider; any other is closed.
  server.setTimeout(connectionLimits.readTimeout, (socket) => {
    if (underWayOn(socket).every(({ headersSent }) => headersSent)) socket.destroy();
  });

  // To Node a connection that never said anything is not idle but about to send a request; clients keep such ones
  // in reserve, and closing would wait for them.
  server.on('connection', (socket: Socket) => {
    connections.set(socket, []);
    socket.once('close', () => connections.delete(socket));
  });
  const closeUnused = () => {
    for (const socket of connections.keys()) if (socket.bytesRead === 0) socket.destroy();
  };

  return {
    async listen(host, port) {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(port, host, resolve);
      });
      return toUrl(server);
    },
    async close(drainMs, graceMs) {
      isDraining = true;
      const cancel = after(graceMs, () => server.closeAllConnections());
      for (const response of [...connections.values()].flat())
        if (!response.headersSent) response.setHeader('connection', 'close');
      if (drainMs > 0) await new Promise<void>((resolve) => void after(drainMs, resolve));
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      closeUnused();
      await closed;
      cancel();
    },
  };
}

function sendHealth(response: ServerResponse, status: number, state: string): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify({ status: state }));
}

function toUrl(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
