import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLError } from 'graphql';
import type { Scope } from '../../domain/caller.js';
import { HistoryError } from '../../history/history-error.js';
import { ResultError, type ResultErrorDetail, toDetail } from '../../verifications/result-error.js';
import { MissingScopeError } from '../rules/authorization.js';
import { historyCodeOf } from './history-errors.js';
import { errorCodeOf } from './to-graphql-errors.js';

export type LoggableError = {
  readonly code: string;
  readonly errorName: string;
  /** The scope that the caller lacks; only with FORBIDDEN. */
  readonly missingScope?: Scope;
} & Partial<ResultErrorDetail>;

/**
 * Returns the parts of an error that can be logged: codes and fixed texts of the gateway. Excludes messages of other
 * errors, stacks, paths and variables, since any of them can contain links, tokens or personal data.
 */
export function toLoggableError(error: GraphQLError): LoggableError {
  const original = unwrapResolverError(error);
  if (original instanceof ResultError) {
    return { code: original.code, errorName: original.name, ...toDetail(original) };
  }
  if (original instanceof HistoryError) {
    return { code: historyCodeOf(original), errorName: original.name, reason: original.reason };
  }
  const code = errorCodeOf(error);
  return {
    code: typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR',
    errorName: original instanceof Error ? original.name : typeof original,
    ...(original instanceof MissingScopeError && { missingScope: original.missingScope }),
  };
}
