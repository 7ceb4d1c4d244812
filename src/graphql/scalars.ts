import { GraphQLScalarType } from 'graphql';

/** The scalars are only sent, never received, so they do not parse. */

/** Serializes epoch milliseconds. */
export const DateTimeScalar = new GraphQLScalarType<never, string>({
  name: 'DateTime',
  description: 'A UTC instant in ISO 8601 format with milliseconds, such as 2026-01-01T00:00:00.000Z.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: (value) => toIsoText(value as number),
});

/** Serializes a URL as it is: the provider adapter has validated it, and parsing it again would cost time. */
export const UrlScalar = new GraphQLScalarType<never, string>({
  name: 'URL',
  description: 'An absolute HTTP or HTTPS URL (RFC 3986).',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3986',
  serialize: (value) => value as string,
});

export const JsonScalar = new GraphQLScalarType<never, unknown>({
  name: 'JSON',
  description: 'Any JSON value (ECMA-404): null, a boolean, a number, a string, an array or an object.',
  specifiedByURL: 'https://ecma-international.org/publications-and-standards/standards/ecma-404/',
  serialize: (value) => value,
});

/** Serializes a calendar date that is in ISO 8601 already. */
export const DateScalar = new GraphQLScalarType<never, string>({
  name: 'Date',
  description: 'A calendar date in ISO 8601 format, such as 2026-01-31. It has no time and no time zone.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date.html',
  serialize: (value) => value as string,
});

/** Instants repeat: the links of a result expire together, and a result is read more than once. */
const MAX_CACHED_TEXTS = 10_000;
const isoTexts = new Map<number, string>();

/** Returns the instant in ISO 8601 (UTC). Formatting is the most expensive part of the scalar, so its results are cached. */
function toIsoText(instant: number): string {
  const cached = isoTexts.get(instant);
  if (cached !== undefined) return cached;
  if (isoTexts.size >= MAX_CACHED_TEXTS) isoTexts.clear();
  const text = new Date(instant).toISOString();
  isoTexts.set(instant, text);
  return text;
}
