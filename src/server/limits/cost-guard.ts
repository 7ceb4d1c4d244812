import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { tooComplex } from './document-limits.js';
import { compileCost } from './query-cost.js';

/** What an operation costs with these variables. */
export type CostOf = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
) => number;

/** Remembers of each operation how its cost depends on variables, for as long as its document is kept. */
export function createCostOf(schema: GraphQLSchema): CostOf {
  const compiled = new WeakMap<OperationDefinitionNode, ReturnType<typeof compileCost>>();
  return (document, operation, variables) => {
    const costOf = compiled.get(operation) ?? compileCost(schema, document, operation);
    compiled.set(operation, costOf);
    return costOf(variables);
  };
}

/** Refuses operations that cost more than `maxCost` with the variables they come with, before anything is resolved. */
export function createCostGuard(costOf: CostOf, maxCost: number): ApolloServerPlugin<BaseContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, request }) {
          if (operation === undefined) return;
          const cost = costOf(document, operation, request.variables ?? {});
          if (cost > maxCost) throw tooComplex(`An operation may cost at most ${maxCost}; this one costs ${cost}.`);
        },
      };
    },
  };
}
