import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from './request-context.js';

/** What one request to the endpoint came to. */
export type ObservedOperation = {
  /** Null for an operation without a name, undefined where none was run. The client's own text. */
  readonly operationName: string | null | undefined;
  /** OK, or the code of the first error. */
  readonly code: string;
  readonly durationMs: number;
};

export type OperationObserver = (operation: ObservedOperation) => void;

/**
 * Reports every request that reaches Apollo Server, once, when its answer is ready. To be the last that is shown an
 * answer: what others take out of it, with an error in its place, counts as well.
 */
export function createOperationWatch(
  onOperation: OperationObserver,
  monotonicNow: () => number,
): ApolloServerPlugin<RequestContext> {
  return {
    async invalidRequestWasReceived() {
      onOperation({ operationName: undefined, code: 'BAD_REQUEST', durationMs: 0 });
    },
    async requestDidStart() {
      const startedAt = monotonicNow();
      return {
        async willSendResponse({ operation, operationName, response: { body } }) {
          const [error] = (body.kind === 'single' && body.singleResult.errors) || [];
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
