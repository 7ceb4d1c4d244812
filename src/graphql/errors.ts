import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError, Kind, print } from 'graphql';
import { ResultError, type ResultErrorCode } from '../results/result-error.js';
import { errorCodeOf } from './error-code.js';
import { shorten } from './short-message.js';

/** All that a client is told about the provider: one fixed sentence for each code. */
export const RESULT_ERROR_MESSAGES: Record<ResultErrorCode, string> = {
  PROVIDER_UNAVAILABLE: 'The verification provider gave no usable answer. Try again later.',
  PROVIDER_TIMEOUT: 'The verification provider did not answer in time. Try again later.',
  PROVIDER_BUSY: 'The verification provider is busy. Try again after retryAfterSeconds.',
  PROVIDER_REFUSED: 'The verification provider refused the request for this account.',
  PROVIDER_INVALID_RESPONSE: 'The verification provider sent an answer that cannot be understood.',
};

/** Codes whose message speaks only of what the client itself has sent. */
export const ABOUT_THE_REQUEST: ReadonlySet<unknown> = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'DOCUMENT_NOT_TRUSTED',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_TOO_COMPLEX',
]);

export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

/**
 * What leaves the gateway of an error: its place, its code, and a message that is ours or about the request itself.
 * Everything unknown becomes INTERNAL_SERVER_ERROR; causes, stacks and foreign extensions stay behind.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  const original = unwrapResolverError(error);
  if (original instanceof ResultError) {
    const { code, retryAfterSeconds } = original;
    const extensions = retryAfterSeconds === undefined ? { code } : { code, retryAfterSeconds };
    return { message: RESULT_ERROR_MESSAGES[code], ...place, extensions };
  }
  const code = error instanceof GraphQLError ? errorCodeOf(error) : formatted.extensions?.code;
  const message = shorten(toMessageWithoutValue(error) ?? formatted.message);
  if (ABOUT_THE_REQUEST.has(code)) return { message, ...place, extensions: { code } };
  return { message: 'Internal server error.', ...place, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

/** graphql-js quotes the value of a variable that does not fit; whoever collects errors shall not get it. */
function toMessageWithoutValue(error: unknown): string | undefined {
  if (!(error instanceof GraphQLError) || !error.message.includes(' got invalid value ')) return undefined;
  const node = error.nodes?.[0];
  if (node?.kind !== Kind.VARIABLE_DEFINITION) return undefined;
  return `Variable "$${node.variable.name.value}" got a value that does not fit ${print(node.type)}.`;
}
