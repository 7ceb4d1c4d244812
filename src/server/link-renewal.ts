import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger } from 'pino';
import { formatError } from '../graphql/errors.js';
import { toLoggableError } from '../graphql/loggable-error.js';
import { renewOverdueLinks } from '../graphql/renew-overdue-links.js';
import type { RequestContext } from './request-context.js';

/** Takes a last look at the links of an answer before it leaves; what it finds, it mends or takes out with an error. */
export function createLinkRenewal(logger: Logger): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart({ contextValue }) {
      return {
        async willSendResponse({ response: { body } }) {
          if (body.kind !== 'single') return;
          const result = body.singleResult;
          const errors = await renewOverdueLinks(result.data, contextValue);
          // What is known of each is several times the answer, and would be kept for as long as that waits to be audited.
          contextValue.handedOut.clear();
          if (errors.length === 0) return;
          const { requestId } = contextValue;
          for (const error of errors) logger.warn({ requestId, ...toLoggableError(error) }, 'operation error');
          const formatted = errors.map((error) => formatError(error.toJSON(), error));
          Object.assign(result, { errors: [...(result.errors ?? []), ...formatted] });
        },
      };
    },
  };
}
