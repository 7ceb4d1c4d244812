import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

/** Rejects an operation type that the schema does not have; graphql 16 detects that only at execution. */
export function knownOperationTypes(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return;
      context.reportError(new GraphQLError(`The schema has no ${node.operation} type.`, { nodes: node }));
    },
  };
}
