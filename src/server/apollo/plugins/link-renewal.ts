import type { ApolloServerPlugin } from '@apollo/server';
import { formatError } from '../../../graphql/errors/to-graphql-errors.js';
import { renewExpiringLinks } from '../../../graphql/links/renew-links.js';
import type { RequestContext } from '../request-context.js';
import { singleResultOf } from './complete-response.js';

/** Renews links of a complete response that are about to expire, or replaces them with an error at their place. */
export function createLinkRenewal(): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart({ contextValue }) {
      return {
        async willSendResponse({ response }) {
          const result = singleResultOf(response);
          const errors = await renewExpiringLinks(result.data, contextValue);
          // The tracked links take several times the memory of the response, which may still wait for its audit record.
          contextValue.responseLinks.clear();
          if (errors.length === 0) return;
          contextValue.lateErrors = [...(contextValue.lateErrors ?? []), ...errors];
          const formatted = errors.map((error) => formatError(error.toJSON(), error));
          Object.assign(result, { errors: [...(result.errors ?? []), ...formatted] });
        },
      };
    },
  };
}
