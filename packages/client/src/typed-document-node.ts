import type { DocumentNode } from 'graphql';

/**
 * A parsed operation that carries the types of its result and its variables. Assignable to the type of the same name
 * in `@graphql-typed-document-node/core`, which Apollo Client, urql and graphql-request read; declared here so that the
 * package depends on nothing but `graphql`.
 */
export interface TypedDocumentNode<Result = Record<string, unknown>, Variables = Record<string, unknown>>
  extends DocumentNode {
  /** Exists in types only. A method, so that variables stay bivariant as clients expect. */
  __apiType?: (variables: Variables) => Result;
}
