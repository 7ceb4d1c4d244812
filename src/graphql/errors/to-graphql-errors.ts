import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError, isValueNode, Kind, print } from 'graphql';
import { type ErrorCode, messageOf } from '../../domain/errors/error-codes.js';
import { HistoryError } from '../../history/history-error.js';
import { ResultError } from '../../verifications/result-error.js';
import { locationsOf, withoutStack } from './cheap-errors.js';
import { historyCodeOf, historyMessageOf } from './history-errors.js';
import { resultMessageOf } from './start-errors.js';

/** Codes whose message is fixed, or describes only what the client itself has sent, so that it may pass. */
const REQUEST_CODES: ReadonlySet<unknown> = new Set<ErrorCode>([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'DOCUMENT_NOT_TRUSTED',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'HISTORY_NOT_CONFIGURED',
  'LIVE_NOT_CONFIGURED',
  'OPERATION_RESOLUTION_FAILURE',
  'QUERY_TOO_COMPLEX',
  'TOO_MANY_SUBSCRIPTIONS',
]);

/** Codes of the gateway's own limits. The client may retry after `retryAfterSeconds`. */
const LIMIT_CODES: ReadonlySet<unknown> = new Set<ErrorCode>(['OVERLOADED', 'RATE_LIMITED']);

export function badUserInput(message: string): GraphQLError {
  return withoutStack(new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } }));
}

/**
 * Formats an error for the client: its path, its code, and a message that is the gateway's own or about the request.
 * Every unknown error becomes INTERNAL_SERVER_ERROR. Causes, stacks and other extensions are dropped.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const locations = (error instanceof GraphQLError ? locationsOf(error) : undefined) ?? formatted.locations;
  const place = {
    ...(locations && { locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  const original = unwrapResolverError(error);
  if (original instanceof ResultError) {
    const { code, retryAfterSeconds } = original;
    const extensions = retryAfterSeconds === undefined ? { code } : { code, retryAfterSeconds };
    return { message: resultMessageOf(code), ...place, extensions };
  }
  if (original instanceof HistoryError)
    return { message: historyMessageOf(original), ...place, extensions: { code: historyCodeOf(original) } };
  const code = error instanceof GraphQLError ? errorCodeOf(error) : formatted.extensions?.code;
  const message = shorten(toMessageWithoutValue(error) ?? toRemedy(formatted.message) ?? formatted.message);
  if (LIMIT_CODES.has(code)) {
    return { message, ...place, extensions: { code, retryAfterSeconds: formatted.extensions?.retryAfterSeconds } };
  }
  if (REQUEST_CODES.has(code)) return { message, ...place, extensions: { code } };
  return { message: messageOf('INTERNAL_SERVER_ERROR'), ...place, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

/** Replaces Apollo Server's own CSRF message, which is longer than a message may be and names the headers at its end. */
const CSRF_REMEDY =
  'Blocked as a possible cross-site request (CSRF). Send the header content-type: application/json, or a non-empty apollo-require-preflight or x-apollo-operation-name.';

function toRemedy(message: string): string | undefined {
  return message.startsWith('This operation has been blocked as a potential Cross-Site Request Forgery')
    ? CSRF_REMEDY
    : undefined;
}

/** Removes the invalid value that graphql-js quotes, since error collectors must not get it. */
function toMessageWithoutValue(error: unknown): string | undefined {
  if (!(error instanceof GraphQLError)) return undefined;
  const node = error.nodes?.[0];
  if (error.message.includes(' has invalid value ') && node !== undefined && isValueNode(node))
    return 'This argument holds a variable that is null or of another type than is allowed there.';
  if (!error.message.includes(' got invalid value ') || node?.kind !== Kind.VARIABLE_DEFINITION) return undefined;
  return `Variable "$${node.variable.name.value}" got a value that does not fit ${print(node.type)}.`;
}

/** Starts the message with which graphql-js cuts a long list of variable errors. That error has no path and no code. */
const TOO_MANY_ERRORS = 'Too many errors processing variables';

/**
 * Returns the code of an error, if it has one. A code that one of the gateway's validation rules set takes precedence over
 * Apollo Server's. Some client mistakes are found by graphql-js during execution and have no code there.
 */
export function errorCodeOf(error: GraphQLError): unknown {
  const { originalError, extensions } = error;
  const code = (originalError instanceof GraphQLError ? originalError.extensions.code : undefined) ?? extensions.code;
  return code ?? (isAboutValues(error) ? 'BAD_USER_INPUT' : undefined);
}

/** Returns whether the error is about a value in the document: graphql-js points to one only if it is invalid. */
function isAboutValues({ nodes, message }: GraphQLError): boolean {
  const node = nodes?.[0];
  return node === undefined ? message.startsWith(TOO_MANY_ERRORS) : isValueNode(node);
}

/** Names are free text of the client; a longer one is not repeated. */
const MAX_NAME_LENGTH = 64;
const MAX_MESSAGE_LENGTH = 256;

/**
 * Shortens a message to 256 characters and replaces long quoted names in it, which come from the client's document. Stops
 * at the limit, so that the cost does not grow with the number of quotes in a message of 256 kB.
 */
export function shorten(message: string): string {
  let short = '';
  let at = 0;
  while (at < message.length && short.length <= MAX_MESSAGE_LENGTH) {
    const opening = message.indexOf('"', at);
    const closing = opening === -1 ? -1 : message.indexOf('"', opening + 1);
    const plainEnd = closing === -1 ? message.length : opening;
    short += message.slice(at, Math.min(plainEnd, at + MAX_MESSAGE_LENGTH + 1));
    if (closing === -1) break;
    short += toShortQuote(message.slice(opening + 1, closing));
    at = closing + 1;
  }
  return short.length <= MAX_MESSAGE_LENGTH ? short : `${short.slice(0, MAX_MESSAGE_LENGTH - 1)}…`;
}

/** Returns the name in quotes, or an ellipsis if it is too long. The mark of a variable or directive does not count. */
function toShortQuote(name: string): string {
  const isMarked = name.startsWith('$') || name.startsWith('@');
  return name.length <= MAX_NAME_LENGTH + Number(isMarked) ? `"${name}"` : '"…"';
}
