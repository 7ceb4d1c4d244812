import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { type DocumentNode, GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { RequestContext } from '../apollo/request-context.js';
import { HttpRequestError } from '../http/errors.js';
import type { Spend } from './admission/rate-limit.js';
import { tooComplex } from './documents/document-limits.js';
import { compileCost, type Weigh } from './query-cost.js';

/** The longest list of ids that can be configured, and some for lists beside it. */
const MAX_LIST_ITEMS = 1_024;

/** Returns the cost of an operation with these variables. */
export type CostOf = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
) => number;

/** Creates a function that compiles the cost of each operation once and keeps it as long as the document. */
export function createCostOf(schema: GraphQLSchema, weigh?: Weigh): CostOf {
  const compiled = new WeakMap<OperationDefinitionNode, ReturnType<typeof compileCost>>();
  return (document, operation, variables) => {
    const known = compiled.get(operation);
    if (known !== undefined) return known(variables);
    const costOf = compileCost(schema, document, operation, weigh);
    compiled.set(operation, costOf);
    return costOf(variables);
  };
}

export type CostGuardOptions = {
  readonly costOf: CostOf;
  readonly maxCost: number;
  /** Charges the cost to the caller; undefined if it is not limited. */
  readonly spend: Spend | undefined;
};

/**
 * Rejects an operation before it is executed if it costs more than `maxCost` with its variables, has too many list items in
 * them, or exceeds the caller's limit per minute.
 */
export function createCostGuard({ costOf, maxCost, spend }: CostGuardOptions): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          // A subscription is charged when it starts.
          if (operation === undefined || contextValue.event !== undefined) return;
          const { variables = {} } = request;
          const cost = costOf(document, operation, variables);
          if (cost > maxCost) throw tooComplex(`An operation may cost at most ${maxCost}; this one costs ${cost}.`);
          const tooMany = findTooManyListItems(operation, variables);
          if (tooMany !== undefined) throw tooMany;
          try {
            spend?.(contextValue.caller, cost);
          } catch (error) {
            throw asGraphqlError(error);
          }
        },
      };
    },
  };
}

/**
 * Returns an error if the lists in the variables of an operation contain too many items together. Each item of a wrong type
 * becomes an error of its own, and a body has room for a hundred thousand. Ignores undeclared variables.
 */
function findTooManyListItems(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError | undefined {
  let items = 0;
  for (const { variable } of variableDefinitions) {
    const name = variable.name.value;
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (Array.isArray(value)) items += value.length;
  }
  return items <= MAX_LIST_ITEMS
    ? undefined
    : tooComplex(`Lists in variables may contain at most ${MAX_LIST_ITEMS} items together; these contain ${items}.`);
}

/** Returns an `HttpRequestError` as a `GraphQLError` with the same status and headers; any other error as it is. */
export function asGraphqlError(error: unknown): unknown {
  if (!(error instanceof HttpRequestError)) return error;
  const { status, code, message, details, headers = {} } = error.httpError;
  const http = {
    status,
    headers: new HeaderMap(Object.entries(headers).map(([name, value]) => [name, String(value)])),
  };
  // Other GraphQL packages augment this type so that headers are a plain object.
  const extensions: Readonly<Record<string, unknown>> = { code, ...details, http };
  return new GraphQLError(message, { extensions });
}
