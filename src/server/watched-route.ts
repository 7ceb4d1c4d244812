import type { GraphqlRoute } from './graphql-route.js';
import { httpErrorCodeOf } from './http-error.js';
import type { OperationObserver } from './operation-watch.js';
import type { RequestScope } from './request-scope.js';
import type { Tracer } from './tracing/tracer.js';

export type Watch = {
  readonly scope: RequestScope;
  readonly tracer: Tracer;
  /** Told of requests that were ended before they could become operations; Apollo Server's plugin tells of the rest. */
  readonly onOperation: OperationObserver;
  readonly monotonicNow: () => number;
};

/** The same route, inside the scope and the span of each request. */
export function watchRoute(route: GraphqlRoute, { scope, tracer, onOperation, monotonicNow }: Watch): GraphqlRoute {
  return (request, response, requestId) =>
    scope.run(requestId, () =>
      tracer.traceRequest(request.headers.traceparent, async () => {
        const startedAt = monotonicNow();
        try {
          await route(request, response, requestId);
        } finally {
          const code = httpErrorCodeOf(response);
          if (code !== undefined)
            onOperation({ operationName: undefined, code, durationMs: monotonicNow() - startedAt });
        }
      }),
    );
}
