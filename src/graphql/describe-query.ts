import type { GraphQLSchema } from 'graphql';

/** Says what the root is for; type-graphql makes it without a word. */
export function describeQuery(schema: GraphQLSchema): void {
  const query = schema.getQueryType();
  if (query) query.description = 'What can be asked. All of it only reads: nothing here changes a verification.';
}
