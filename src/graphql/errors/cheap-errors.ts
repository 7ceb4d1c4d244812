import type { GraphQLError, SourceLocation } from 'graphql';

/**
 * Replaces the stack trace of an error that is an expected outcome and can occur a thousand times in one response.
 * graphql-js copies the trace to the located error: formatting it takes a tenth of a millisecond with source maps, and
 * without one graphql-js captures another.
 */
export function withoutStack<Expected extends Error>(error: Expected): Expected {
  error.stack = error.message;
  return error;
}

/**
 * Returns the locations of an error in the document from its tokens. Returns undefined for an error without nodes, such as
 * a syntax error. graphql-js scans the text instead: in a document of blank lines that takes tenths of a millisecond for
 * each of thousands of errors.
 */
export function locationsOf({ nodes = [] }: Pick<GraphQLError, 'nodes'>): readonly SourceLocation[] | undefined {
  const locations = nodes.flatMap(({ loc }) =>
    loc === undefined ? [] : [{ line: loc.startToken.line, column: loc.startToken.column }],
  );
  return locations.length === 0 ? undefined : locations;
}
