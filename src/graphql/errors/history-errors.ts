import { GraphQLError } from 'graphql';
import { type ErrorCode, messageOf } from '../../domain/errors/error-codes.js';
import type { HistoryError } from '../../history/history-error.js';

type HistoryErrorCode = Extract<ErrorCode, 'HISTORY_UNAVAILABLE' | 'QUERY_TOO_COMPLEX'>;

const TOO_EXPENSIVE =
  'The history cannot answer this in time. Narrow the filter: a shorter range of recordedAt or decidedAt helps most.';

/** The only error of the history that does not come from its database. One serves all requests. */
export const HISTORY_NOT_CONFIGURED = new GraphQLError(messageOf('HISTORY_NOT_CONFIGURED'), {
  extensions: { code: 'HISTORY_NOT_CONFIGURED' satisfies ErrorCode },
});

export function historyCodeOf({ failure }: HistoryError): HistoryErrorCode {
  return failure === 'unavailable' ? 'HISTORY_UNAVAILABLE' : 'QUERY_TOO_COMPLEX';
}

/** Returns the message for the client, which contains nothing that the database said. */
export function historyMessageOf({ failure }: HistoryError): string {
  return failure === 'unavailable' ? messageOf('HISTORY_UNAVAILABLE') : TOO_EXPENSIVE;
}
