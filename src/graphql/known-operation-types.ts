import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

/** Refuses an operation of a kind that the schema has none of; graphql 16 itself finds out only when it executes it. */
export function knownOperationTypes(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return;
      context.reportError(new GraphQLError(`There is no ${node.operation} here.`, { nodes: node }));
    },
  };
}
