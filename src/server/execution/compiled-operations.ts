import {
  BREAK,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import type { GatewayContext } from '../../graphql/context.js';

/** Gives the outcome at once where every value was at hand. Its errors are not in the form of graphql-js. */
export type CompiledOperation = (
  context: GatewayContext,
  variables: Record<string, unknown>,
) => ExecutionResult | Promise<ExecutionResult>;

export type CompiledOperations = {
  /** Undefined for an operation that is to be interpreted. */
  find(document: DocumentNode, operation: OperationDefinitionNode): CompiledOperation | undefined;
};

/** Some hundred kilobytes each at most; clients have fewer documents than that. */
const MAX_OPERATIONS = 300;

/**
 * Operations as functions, made once for each operation of a document that is kept, and bounded in their number. An
 * operation is compiled when it comes for the second time: compiling costs more than it saves for one that never does.
 */
export function createCompiledOperations(schema: GraphQLSchema): CompiledOperations {
  const operations = new LRUCache<OperationDefinitionNode, CompiledOperation | 'seen' | 'interpreted'>({
    max: MAX_OPERATIONS,
  });
  return {
    find(document, operation) {
      const known = operations.get(operation);
      if (typeof known === 'function') return known;
      if (known === 'interpreted') return undefined;
      if (known === undefined) {
        operations.set(operation, 'seen');
        return undefined;
      }
      const compiled = compile(schema, document, operation);
      operations.set(operation, compiled ?? 'interpreted');
      return compiled;
    },
  };
}

function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledOperation | undefined {
  if (operation.operation !== 'query' || hasDirectives(document)) return undefined;
  const compiled = compileQuery(schema, document, operation.name?.value, {
    // Whoever fails is interpreted again, so nobody would read them.
    disablingCapturingStackErrors: true,
  });
  if (!isCompiledQuery(compiled)) return undefined;
  const { query } = compiled;
  return (context, variables) => query(undefined, context, variables);
}

/** What is skipped in one place and included in another the compiler puts in another order than graphql-js. */
function hasDirectives(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Directive() {
      found = true;
      return BREAK;
    },
  });
  return found;
}
