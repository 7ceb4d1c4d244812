import { GraphQLError } from 'graphql';
import { type ErrorCode, messageOf } from '../../domain/errors/error-codes.js';
import { StreamRefused } from '../../live/stream-limits.js';
import { withoutStack } from './cheap-errors.js';

/** One error serves all requests: graphql-js copies it with the path of the field. */
const LIVE_NOT_CONFIGURED = toError('LIVE_NOT_CONFIGURED');
const TOO_MANY_SUBSCRIPTIONS = toError('TOO_MANY_SUBSCRIPTIONS');

/** Returns the error that a client sees for a refused stream; any other error as it is. */
export function toLiveError(error: unknown): unknown {
  if (!(error instanceof StreamRefused)) return error;
  return error.refusal === 'off' ? LIVE_NOT_CONFIGURED : TOO_MANY_SUBSCRIPTIONS;
}

function toError(code: ErrorCode): GraphQLError {
  return withoutStack(new GraphQLError(messageOf(code), { extensions: { code } }));
}
