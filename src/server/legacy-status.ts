import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { acceptsGraphqlResponse } from './media-types.js';

/** Errors of a document and its variables; those of HTTP itself, and of what a caller may ask, keep their status. */
const DOCUMENT_ERRORS: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'QUERY_TOO_COMPLEX',
]);

/**
 * What GraphQL over HTTP asks for while clients read plain application/json: a request that was understood is answered
 * with 200 even when its document is refused, since such clients take any other status for a fault of the network.
 */
export function createLegacyStatus(): ApolloServerPlugin<BaseContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ request, response: { body, http } }) {
          if (http.status !== 400 || acceptsGraphqlResponse(request.http?.headers.get('accept'))) return;
          const errors = body.kind === 'single' ? body.singleResult.errors : undefined;
          if (errors?.every(({ extensions }) => DOCUMENT_ERRORS.has(extensions?.code))) http.status = 200;
        },
      };
    },
  };
}
