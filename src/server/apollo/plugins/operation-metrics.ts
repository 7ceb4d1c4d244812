import type { ApolloServerPlugin } from '@apollo/server';
import type { OperationObserver } from '../../../observability/metrics/metrics.js';
import type { RequestContext } from '../request-context.js';
import { singleResultOf } from './complete-response.js';

/**
 * Reports every request that reaches Apollo Server once, when its response is complete. It must be the last plugin that
 * sees a response, since other plugins add errors to it.
 */
export function createOperationMetrics(
  onOperation: OperationObserver,
  monotonicNow: () => number,
): ApolloServerPlugin<RequestContext> {
  return {
    async invalidRequestWasReceived() {
      onOperation({ operationName: undefined, code: 'BAD_REQUEST', durationMs: 0 });
    },
    async requestDidStart({ contextValue }) {
      // The events of a stream are counted by the stream.
      if (contextValue.event !== undefined) return;
      const startedAt = monotonicNow();
      return {
        async willSendResponse({ operation, operationName, response }) {
          const [error] = singleResultOf(response).errors ?? [];
          onOperation({
            operationName: operation === undefined ? undefined : operationName,
            code: error === undefined ? 'OK' : String(error.extensions?.code),
            durationMs: monotonicNow() - startedAt,
          });
        },
      };
    },
  };
}
