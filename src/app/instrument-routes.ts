import type { FastifyInstance } from 'fastify';
import type { OperationObserver } from '../observability/metrics/metrics.js';
import { NO_REQUEST_SCOPE, type RequestScope } from '../observability/request-scope.js';
import { NO_TRACER, type Tracer } from '../observability/tracing/tracer.js';
import { toHttpError } from '../server/http/errors.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Monotonic milliseconds. */
    receivedAt: number;
  }
}

export type Instrumentation = {
  readonly scope: RequestScope;
  readonly tracer: Tracer;
  /** Called for requests that are rejected before they are operations; a plugin of Apollo Server reports the others. */
  readonly onOperation: OperationObserver;
  readonly monotonicNow: () => number;
};

/**
 * Runs the requests of these routes inside their scope and span, until their responses are closed, and reports those that
 * are rejected.
 */
export function instrumentRoutes(app: FastifyInstance, instrumentation: Instrumentation): void {
  const { scope, tracer, onOperation, monotonicNow } = instrumentation;
  app.decorateRequest('receivedAt', 0);
  app.addHook('onRequest', (request, _reply, done) => {
    request.receivedAt = monotonicNow();
    done();
  });
  app.addHook('onError', (request, _reply, error, done) => {
    const { status, code } = toHttpError(error);
    if (status !== 500)
      onOperation({ operationName: undefined, code, durationMs: monotonicNow() - request.receivedAt });
    done();
  });
  if (scope === NO_REQUEST_SCOPE && tracer === NO_TRACER) return;
  app.addHook('onRequest', ({ id, headers }, reply, done) => {
    const work = () =>
      new Promise<void>((resolve) => {
        reply.raw.once('close', resolve);
        done();
      });
    void scope.run(id, () => tracer.traceRequest(headers, work));
  });
}
