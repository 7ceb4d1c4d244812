import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger } from 'pino';
import { toLoggableError } from '../graphql/loggable-error.js';
import type { RequestContext } from './request-context.js';

const MAX_NAME_LENGTH = 64;

/** Names are free text of the client's; a long one is none that a person gave. */
function toLoggableName(name: string | null | undefined): string | null {
  return name != null && name.length <= MAX_NAME_LENGTH ? name : null;
}

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
          logger.info(
            {
              requestId,
              operationName: toLoggableName(operationName),
              errors: errors.length,
              durationMs: Math.round(monotonicNow() - startedAt),
            },
            'operation',
          );
        },
      };
    },
  };
}
