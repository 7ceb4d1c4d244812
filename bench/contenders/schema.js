import { makeExecutableSchema } from '@graphql-tools/schema';
import { GraphQLScalarType } from 'graphql';
import { GraphQLJSON } from 'graphql-scalars';
import { resolvers, typeDefs } from './resolvers.js';

export const schema = makeExecutableSchema({
  typeDefs,
  resolvers: {
    ...resolvers,
    DateTime: new GraphQLScalarType({ name: 'DateTime', ...resolvers.DateTime }),
    JSON: GraphQLJSON,
  },
});
