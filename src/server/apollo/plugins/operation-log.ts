import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { toFieldPath } from '../../../graphql/errors/field-path.js';
import { type LoggableError, toLoggableError } from '../../../graphql/errors/loggable-error.js';
import { logOperation, toLogFields } from '../../../observability/operation-log.js';
import type { RequestContext } from '../request-context.js';
import { singleResultOf } from './complete-response.js';

/**
 * Writes one line per request, with all its errors. It must be the last plugin that sees a response, since other plugins
 * add errors to it.
 */
export function createOperationLog(logger: Logger, monotonicNow: () => number): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart({ contextValue }) {
      // A stream writes one line when it ends.
      if (contextValue.event !== undefined) return;
      const startedAt = monotonicNow();
      const { requestId, caller } = contextValue;
      return {
        async willSendResponse({ operationName, document, operation, errors: found = [], response }) {
          const durationMs = monotonicNow() - startedAt;
          const logged = { requestId, caller, operationName, durationMs };
          const shown = singleResultOf(response).errors ?? [];
          if (shown.length === 0) {
            logOperation(logger, logged);
            return;
          }
          if (!logger.isLevelEnabled('warn')) return;
          const pathOf = (path: readonly (string | number)[]) => toFieldPath(path, document, operation);
          const summary = summarizeErrors([...found, ...(contextValue.lateErrors ?? [])], shown, pathOf);
          logger.warn({ ...toLogFields(logged), ...summary }, 'operation error');
        },
      };
    },
  };
}

/** Errors described in one log line. All others are only counted. */
const MAX_DESCRIBED = 5;

export type ErrorSummary = {
  readonly errors: number;
  /** The number of errors in the response by code. */
  readonly codes: Readonly<Record<string, number>>;
  /** The different errors after the first one, which the other fields describe. */
  readonly otherErrors?: readonly DescribedError[];
} & Pick<DescribedError, 'code'> &
  Partial<DescribedError>;

/** `path` consists of names from the schema and list indices. */
export type DescribedError = LoggableError & { readonly path?: string | undefined };

/** Returns a response path in the form that may be logged. */
export type PathOf = (path: readonly (string | number)[]) => string | undefined;

/**
 * Summarizes the errors of a response in a bounded number of fields. `found` are the original errors, `shown` those in the
 * response. Describes errors that differ in code, name, reason or the provider's code once, internal errors first.
 */
export function summarizeErrors(
  found: readonly GraphQLError[],
  shown: readonly GraphQLFormattedError[],
  pathOf: PathOf,
): ErrorSummary {
  const [first = describeShown(shown[0], pathOf), ...otherErrors] = describeDifferent(found, pathOf);
  return {
    errors: shown.length,
    codes: countCodes(shown),
    ...first,
    ...(otherErrors.length > 0 && { otherErrors }),
  };
}

function countCodes(shown: readonly GraphQLFormattedError[]): Record<string, number> {
  const codes: Record<string, number> = {};
  for (const { extensions } of shown) {
    const code = String(extensions?.code);
    codes[code] = (codes[code] ?? 0) + 1;
  }
  return codes;
}

/** Describes an error that exists only in the response, such as that of the audit log. */
function describeShown(shown: GraphQLFormattedError | undefined, pathOf: PathOf) {
  return { code: String(shown?.extensions?.code), ...(shown?.path && { path: pathOf(shown.path) }) };
}

function describeDifferent(found: readonly GraphQLError[], pathOf: PathOf): DescribedError[] {
  const described = new Map<string, DescribedError>();
  const faults = new Map<string, DescribedError>();
  for (const error of found) {
    const loggable = toLoggableError(error);
    const { code, errorName, reason, envelopeCode, missingScope } = loggable;
    const same = code === 'INTERNAL_SERVER_ERROR' ? faults : described;
    const key = JSON.stringify([code, errorName, reason, envelopeCode, missingScope]);
    if (same.size >= MAX_DESCRIBED || same.has(key)) continue;
    same.set(key, { ...loggable, ...(error.path && { path: pathOf(error.path) }) });
  }
  return [...faults.values(), ...described.values()].slice(0, MAX_DESCRIBED);
}
