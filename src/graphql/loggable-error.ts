import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLError } from 'graphql';
import { ResultError, type ResultErrorDetail, toDetail } from '../results/result-error.js';
import { errorCodeOf } from './error-code.js';

export type LoggableError = { readonly code: string; readonly errorName: string } & Partial<ResultErrorDetail>;

/**
 * What may be logged of an error: codes and our own fixed words. No message of any other error, no stack, no path and
 * no variable, since links, tokens and names of people may be in each of them.
 */
export function toLoggableError(error: GraphQLError): LoggableError {
  const original = unwrapResolverError(error);
  if (original instanceof ResultError) {
    return { code: original.code, errorName: original.name, ...toDetail(original) };
  }
  const code = errorCodeOf(error);
  return {
    code: typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR',
    errorName: original instanceof Error ? original.name : typeof original,
  };
}
