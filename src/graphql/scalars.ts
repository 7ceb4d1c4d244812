import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { fromParts } from '../domain/calendar-date.js';

/** All scalars but DateTime and URL are only sent, never received, so they do not parse. */

/** Serializes and parses epoch milliseconds. */
export const DateTimeScalar = new GraphQLScalarType<number, string>({
  name: 'DateTime',
  description:
    'An instant in ISO 8601 format. Always sent in UTC with milliseconds, such as 2026-01-01T00:00:00.000Z; accepted with any offset from UTC, such as 2026-01-01T09:00:00+09:00.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: (value) => toIsoText(value as number),
  parseValue: toInstant,
  parseLiteral: (node) => toInstant(node.kind === Kind.STRING ? node.value : undefined),
});

/**
 * Serializes a URL as it is: the provider adapter has validated it, and parsing it again would cost time. Accepts any text,
 * which the rules of the input then check.
 */
export const UrlScalar = new GraphQLScalarType<string, string>({
  name: 'URL',
  description:
    'An absolute URL (RFC 3986). Always sent with HTTP or HTTPS; an input says which other schemes it accepts.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3986',
  serialize: (value) => value as string,
  parseValue: toUrlText,
  parseLiteral: (node) => toUrlText(node.kind === Kind.STRING ? node.value : undefined),
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

/** Returns the text of a URL from a client. The error for another value does not repeat it. */
function toUrlText(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new GraphQLError('A URL must be text.');
}

/** A date, a time to the second and an offset; a fraction is cut to milliseconds. */
const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Returns the instant of a text from a client. The error for another value does not repeat it. */
function toInstant(value: unknown): number {
  const [text, year, month, day] = (typeof value === 'string' && DATE_TIME.exec(value)) || [];
  if (text === undefined || fromParts(year, month, day) === null)
    throw new GraphQLError('A DateTime must be an ISO 8601 instant, such as 2026-01-01T00:00:00.000Z.');
  return Date.parse(text);
}
