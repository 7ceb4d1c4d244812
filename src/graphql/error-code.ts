import { GraphQLError } from 'graphql';

/**
 * The code of an error, if it has one. Apollo gives its own to whatever validation finds; where a rule of ours has named
 * one, that says more.
 */
export function errorCodeOf(error: GraphQLError): unknown {
  const { originalError, extensions } = error;
  return (originalError instanceof GraphQLError ? originalError.extensions.code : undefined) ?? extensions.code;
}
