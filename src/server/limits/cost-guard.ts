import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { tooComplex } from './document-limits.js';
import { compileCost } from './query-cost.js';

/** Refuses operations that cost more than `maxCost` with the variables they come with, before anything is resolved. */
export function createCostGuard(schema: GraphQLSchema, maxCost: number): ApolloServerPlugin<BaseContext> {
  const compiled = new WeakMap<OperationDefinitionNode, ReturnType<typeof compileCost>>();
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, request }) {
          if (operation === undefined) return;
          const costOf = compiled.get(operation) ?? compileCost(schema, document, operation);
          compiled.set(operation, costOf);
          const cost = costOf(request.variables ?? {});
          if (cost > maxCost) throw tooComplex(`An operation may cost at most ${maxCost}; this one costs ${cost}.`);
        },
      };
    },
  };
}
