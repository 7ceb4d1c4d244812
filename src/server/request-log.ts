import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger } from 'pino';
import { toLoggableError } from '../graphql/loggable-error.js';
import { toShortName } from '../graphql/short-message.js';
import type { RequestContext } from './request-context.js';

/** One line for each operation and one for each of its errors. */
export function createRequestLog(logger: Logger, monotonicNow: () => number): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart({ contextValue: { requestId } }) {
      const startedAt = monotonicNow();
      return {
        async didEncounterErrors({ errors }) {
          for (const error of errors) logger.warn({ requestId, ...toLoggableError(error) }, 'operation error');
        },
        async willSendResponse({ operationName, errors = [] }) {
          logOperation(logger, {
            requestId,
            operationName,
            errors: errors.length,
            durationMs: monotonicNow() - startedAt,
          });
        },
      };
    },
  };
}

export type LoggedOperation = {
  readonly requestId: string;
  readonly operationName: string | null | undefined;
  readonly errors: number;
  readonly durationMs: number;
};

export function logOperation(logger: Logger, { requestId, operationName, errors, durationMs }: LoggedOperation): void {
  logger.info(
    { requestId, operationName: toShortName(operationName), errors, durationMs: Math.round(durationMs) },
    'operation',
  );
}
