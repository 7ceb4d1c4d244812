import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import { acceptsGraphqlResponse } from '../../http/media-types.js';

/** Errors of a document and its variables. Errors of HTTP and of authorization keep their status. */
const DOCUMENT_ERRORS: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'QUERY_TOO_COMPLEX',
]);

/**
 * Sets status 200 for document errors if the client accepts only application/json, as GraphQL over HTTP requires: such
 * clients treat any other status as a network error.
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
