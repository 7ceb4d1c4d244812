import { type ApolloServerPlugin, type GraphQLResponse, HeaderMap, type HTTPGraphQLHead } from '@apollo/server';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { forgetOutcome } from '../../graphql/context.js';
import type { RequestContext } from '../request-context.js';
import { createCompiledOperations } from './compiled-operations.js';

/**
 * Answers queries through functions compiled from them. Whatever comes out with an error, and whatever cannot be
 * compiled, Apollo Server goes on to interpret, so that errors have one form. The loaders of the request remember what
 * was asked for, so nobody is asked twice.
 */
export function createCompiledExecution(schema: GraphQLSchema): ApolloServerPlugin<RequestContext> {
  const operations = createCompiledOperations(schema);
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operation, request, contextValue }) {
          // Whatever its type says, there is none where the document has several and none was named.
          const run = operation && operations.find(document, operation);
          if (!run) return null;
          const outcome = run(contextValue, request.variables ?? {});
          const { data, errors } = outcome instanceof Promise ? await outcome : outcome;
          if (errors === undefined) return toResponse(data);
          forgetOutcome(contextValue);
          return null;
        },
      };
    },
  };
}

function toResponse(data: ExecutionResult['data']): GraphQLResponse {
  return { http: newHead(), body: { kind: 'single', singleResult: { data: data ?? null } } };
}

/** Nothing to add to what Apollo Server says by itself. */
function newHead(): HTTPGraphQLHead {
  return { headers: new HeaderMap() };
}
