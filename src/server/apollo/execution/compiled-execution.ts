import { type ApolloServerPlugin, type GraphQLResponse, HeaderMap } from '@apollo/server';
import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import { forgetOutcome, type GatewayContext } from '../../../graphql/context.js';
import { measureDocument } from '../../limits/documents/measure-document.js';
import type { ImmediateResponse } from '../../response-cache/response-cache.js';
import { estimateDocumentBytes } from '../document-store.js';
import type { RequestContext } from '../request-context.js';
import { isCompilable } from './is-compilable.js';
import { findNulledVariables } from './null-variables.js';

type Variables = Readonly<Record<string, unknown>>;

/** Executes an operation, synchronously if every value is cached. Its errors do not have the form of graphql-js. */
export type CompiledOperation = (
  context: GatewayContext,
  variables: Record<string, unknown>,
) => ExecutionResult | Promise<ExecutionResult>;

export type CompiledOperations = {
  /** Returns undefined for an operation that must be interpreted with these variables. */
  find(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): CompiledOperation | undefined;
};

/** More than the documents of typical clients. */
const MAX_OPERATIONS = 300;
const MAX_BYTES = 64 * 1024 * 1024;
/** Memory of a function, and of each field, with fragments as often as they are spread; measured, rounded up. */
const OPERATION_BYTES = 16 * 1024;
const FIELD_BYTES = 2_560;

/**
 * Executes queries with functions compiled from them. A query that fails or cannot be compiled is left to Apollo Server,
 * which interprets it, so that all errors have one form. The loaders of the request cache the first attempt, so no call is
 * made twice.
 */
export function createCompiledExecution(
  schema: GraphQLSchema,
  onImmediateResponse?: (response: ImmediateResponse) => void,
): ApolloServerPlugin<RequestContext> {
  const operations = createCompiledOperations(schema);
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operation, request, contextValue }) {
          const { query: text = '', variables = {} } = request;
          // Despite its type, undefined if the document has several operations and the request names none.
          const run = operation && operations.find(document, operation, variables);
          if (!run) return null;
          const outcome = run(contextValue, variables);
          const settled = outcome instanceof Promise ? await outcome : outcome;
          const { data, errors } = settled;
          if (errors === undefined) {
            const isImmediate = outcome === settled && data != null;
            if (isImmediate)
              onImmediateResponse?.({ text, document, operation, variables, data, context: contextValue });
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
  return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data: data ?? null } } };
}

/**
 * Compiles each operation at its second execution: compiling costs more than it saves for an operation that never recurs.
 * Bounds the compiled operations by number and by bytes, including their documents. Keeps only a mark for an operation that
 * is not compiled, as long as its document exists.
 */
export function createCompiledOperations(schema: GraphQLSchema): CompiledOperations {
  const marks = new WeakMap<OperationDefinitionNode, 'seen' | 'interpreted'>();
  const operations = new LRUCache<OperationDefinitionNode, CompiledOperation>({
    max: MAX_OPERATIONS,
    maxSize: MAX_BYTES,
  });
  return {
    find(document, operation, variables) {
      // The compiler passes null to resolvers where null is not allowed.
      if (findNulledVariables(operation, variables).length > 0) return undefined;
      const known = operations.get(operation);
      if (known !== undefined) return known;
      const mark = marks.get(operation);
      if (mark !== 'seen') {
        if (mark === undefined) marks.set(operation, 'seen');
        return undefined;
      }
      // An evicted operation must recur twice again, so that many in rotation are not compiled each time.
      marks.delete(operation);
      const compiled = compile(schema, document, operation);
      if (compiled === undefined) marks.set(operation, 'interpreted');
      else operations.set(operation, compiled, { size: estimateBytes(document) });
      return compiled;
    },
  };
}

function estimateBytes(document: DocumentNode): number {
  const fields = measureDocument(document).map((it) => it.fields + it.introspectionFields);
  return OPERATION_BYTES + FIELD_BYTES * Math.max(...fields) + estimateDocumentBytes(document);
}

function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledOperation | undefined {
  if (operation.operation !== 'query' || !isCompilable(schema, document)) return undefined;
  const compiled = compileQuery(schema, document, operation.name?.value, {
    // A failed operation is interpreted again, so the stacks are never read.
    disablingCapturingStackErrors: true,
  });
  if (!isCompiledQuery(compiled)) return undefined;
  const { query } = compiled;
  return (context, variables) => query(undefined, context, variables);
}
