import { GraphQLScalarType } from 'graphql';
import { toInstantText } from './instant-text.js';

/** These scalars are only ever sent, never received, so there is no parsing in them. */

/** Serializes epoch milliseconds. */
export const DateTimeScalar = new GraphQLScalarType<never, string>({
  name: 'DateTime',
  description: 'An instant in UTC with milliseconds, as ISO 8601 writes it: 2026-01-01T00:00:00.000Z.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: (value) => toInstantText(value as number),
});

/** The text has been checked where it came in; building a URL object for each answer would only cost. */
export const UrlScalar = new GraphQLScalarType<never, string>({
  name: 'URL',
  description: 'An absolute http(s) address (RFC 3986).',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3986',
  serialize: (value) => value as string,
});

export const JsonScalar = new GraphQLScalarType<never, unknown>({
  name: 'JSON',
  description: 'Any JSON value (ECMA-404): null, a boolean, a number, a text, a list or an object of such.',
  specifiedByURL: 'https://ecma-international.org/publications-and-standards/standards/ecma-404/',
  serialize: (value) => value,
});
