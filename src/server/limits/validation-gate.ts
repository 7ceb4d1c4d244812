import type { DocumentNode, GraphQLError, ValidationRule } from 'graphql';

/**
 * A rule that judges the document as a whole before any other rule looks into it. What it refuses has this one error:
 * checking a hostile document in full is what it was sent for.
 */
export function createValidationGate(judge: (document: DocumentNode) => GraphQLError | undefined): ValidationRule {
  return (context) => ({
    Document(document) {
      const refusal = judge(document);
      if (refusal === undefined) return undefined;
      context.reportError(refusal);
      // A visitor that takes the node away leaves nothing to visit, for itself and for the rules beside it.
      return null;
    },
  });
}
