import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FastifyInstance, type FastifyPluginCallback, fastify } from 'fastify';
import type { Logger } from 'pino';
import type { Caller } from '../../domain/caller.js';
import { CONNECTION_LIMITS, type ConnectionLimits, Connections } from './connections/connections.js';
import { createLingeringClose } from './connections/lingering-close.js';
import { rejectMalformedRequest } from './connections/malformed-request.js';
import { HttpRequestError, RequestAborted, toHttpError } from './errors.js';
import { addHealthRoutes } from './health.js';
import type { LogRefusal } from './refusal-log.js';
import { toRequestId, validateHead } from './requests/head.js';
import { toOriginForm } from './requests/target.js';
import { sendHttpError } from './send-error.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set once the caller is authenticated. */
    caller: Caller | undefined;
    /** Sends 100 (Continue). Only set for a client that waits for it. */
    sendContinue: (() => void) | undefined;
  }
}

export type HttpServerOptions = {
  /** Each adds its routes. What it adds beside them, such as hooks, holds for its own routes only. */
  readonly routes: readonly FastifyPluginCallback[];
  readonly logger: Logger;
  readonly after: (ms: number, callback: () => void) => () => void;
  /** @default CONNECTION_LIMITS */
  readonly connectionLimits?: ConnectionLimits;
  /** Called for each connection that is closed because its client read nothing of its response for too long. */
  readonly onSlowClient?: () => void;
  /** Called for each request that is rejected before it is an operation. */
  readonly onRefusal?: LogRefusal;
};

export type HttpServer = {
  /** For `inject`, which runs a request without a socket. */
  readonly app: FastifyInstance;
  /** Resolves to the address, for example http://127.0.0.1:4000. */
  listen(host: string, port: number): Promise<string>;
  /**
   * Reports at once that it is not ready and asks clients to close their connections, but answers requests for another
   * `drainMs`. Then takes no new requests, lets those under way end, and closes what is left `graceMs` after the call.
   */
  close(drainMs: number, graceMs: number): Promise<void>;
};

const HEADERS = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
};

/** Nothing is served at an address. */
export const NOT_FOUND = new HttpRequestError({
  status: 404,
  code: 'NOT_FOUND',
  message: 'There is nothing here. The GraphQL endpoint is /graphql.',
});

/** Creates the server that all routes share: Fastify, with what it has no answer for in hooks around it. */
export function createHttpServer(options: HttpServerOptions): HttpServer {
  const { routes, logger, after, connectionLimits = CONNECTION_LIMITS } = options;
  const { onSlowClient = () => undefined, onRefusal = () => undefined } = options;
  let isDraining = false;
  const closeLingering = createLingeringClose(after);
  const connections = new Connections(onSlowClient);

  const app: FastifyInstance = fastify({
    // With a factory Fastify sets no limits of its own on the server, and opens no second one for the host "localhost".
    serverFactory: (handler) => {
      // A missing Host header is rejected in JSON, as everything is.
      const server = createServer({ ...connectionLimits, requireHostHeader: false }, handler);
      // Without these listeners Node.js would invite every body before the client is authenticated.
      server.on('checkContinue', handler).on('checkExpectation', handler);
      connections.watch(server, connectionLimits.readTimeout);
      return server;
    },
    clientErrorHandler: (error, socket) => {
      const refusal = rejectMalformedRequest(error, socket, connections.pendingOn(socket));
      if (refusal !== undefined) onRefusal(refusal);
    },
    // An address that cannot be decoded gets neither hooks nor the error handler.
    frameworkErrors: (_error, request, reply) => {
      sendHttpError(reply.headers({ ...HEADERS, 'x-request-id': request.id }), NOT_FOUND.httpError, closeLingering);
      onRefusal(NOT_FOUND.httpError, request.id);
    },
    genReqId: ({ headers }) => toRequestId(headers['x-request-id']),
    rewriteUrl: toOriginForm,
    exposeHeadRoutes: false,
    // Requests that come while the server drains are answered.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    // The time of a start is bounded elsewhere.
    pluginTimeout: 0,
  });

  app.decorateRequest('caller', undefined).decorateRequest('sendContinue', undefined);
  app.addHook('onRequest', (request, reply, done) => {
    connections.add(reply, app.server);
    reply.headers(HEADERS).header('x-request-id', request.id);
    if (isDraining) reply.header('connection', 'close');
    validateHead(request, reply);
    done();
  });
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof RequestAborted) return void reply.hijack();
    const httpError = toHttpError(error);
    if (httpError.status === 500) {
      const errorName = error instanceof Error ? error.name : typeof error;
      logger.error({ requestId: request.id, errorName }, 'request failed');
    }
    if (reply.raw.headersSent) return void reply.raw.destroy();
    sendHttpError(reply, httpError, closeLingering);
    if (!httpError.isLogged) onRefusal({ caller: request.caller, ...httpError }, request.id);
  });
  app.setNotFoundHandler(() => {
    throw NOT_FOUND;
  });
  // A body is read by the routes that want it, with a parser of their own; Fastify would read it into memory before.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(['application/json', '*'], (_request, _payload, done) => done(null));
  addHealthRoutes(app, () => isDraining);
  for (const route of routes) app.register(route);

  return {
    app,
    async listen(host, port) {
      await app.listen({ host, port });
      return toUrl(app.server);
    },
    async close(drainMs, graceMs) {
      isDraining = true;
      const cancel = after(graceMs, () => app.server.closeAllConnections());
      connections.askToLeave();
      if (drainMs > 0) await new Promise<void>((resolve) => void after(drainMs, resolve));
      connections.closeUnused();
      await app.close();
      cancel();
    },
  };
}

function toUrl(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
