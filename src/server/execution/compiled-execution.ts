import { type ApolloServerPlugin, type GraphQLResponse, HeaderMap, type HTTPGraphQLHead } from '@apollo/server';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { forgetOutcome } from '../../graphql/context.js';
import type { ImmediateAnswer } from '../memo/answer-memo.js';
import type { RequestContext } from '../request-context.js';
import { createCompiledOperations } from './compiled-operations.js';

/**
 * Answers queries through functions compiled from them. Whatever comes out with an error, and whatever cannot be
 * compiled, Apollo Server goes on to interpret, so that errors have one form. The loaders of the request remember what
 * was asked for, so nobody is asked twice.
 */
export function createCompiledExecution(
  schema: GraphQLSchema,
  onImmediateAnswer?: (answer: ImmediateAnswer) => void,
): ApolloServerPlugin<RequestContext> {
  const operations = createCompiledOperations(schema);
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operation, request, contextValue }) {
          // Whatever its type says, there is none where the document has several and none was named.
          const run = operation && operations.find(document, operation);
          if (!run) return null;
          const { query: text = '', variables = {} } = request;
          const outcome = run(contextValue, variables);
          const settled = outcome instanceof Promise ? await outcome : outcome;
          const { data, errors } = settled;
          if (errors === undefined) {
            const isImmediate = outcome === settled && data != null;
            if (isImmediate) onImmediateAnswer?.({ text, document, operation, variables, data, context: contextValue });
            return toResponse(data);
          }
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
