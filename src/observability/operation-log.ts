import type { Logger } from 'pino';
import type { Caller } from '../domain/caller.js';

/** One operation as its log line describes it. */
export type LoggedOperation = {
  readonly requestId: string;
  readonly caller: Caller;
  /** The client's own text; null or undefined for an operation without a name. */
  readonly operationName: string | null | undefined;
  readonly durationMs: number;
};

const MAX_NAME_LENGTH = 64;

/** Writes the line of an operation without errors. Allocates nothing while the level `info` is off. */
export function logOperation(logger: Logger, operation: LoggedOperation): void {
  if (logger.isLevelEnabled('info')) logger.info(toLogFields(operation), 'operation');
}

/** Returns the fields that the lines of all operations share, with `errors: 0`. */
export function toLogFields({ requestId, caller, operationName, durationMs }: LoggedOperation) {
  const { subject, tenant, apiKeyId } = caller;
  return {
    requestId,
    operationName: toShortName(operationName),
    subject,
    tenant,
    apiKeyId,
    errors: 0,
    durationMs: Math.round(durationMs),
  };
}

/** Returns the name of an operation as it may be logged; null for one over 64 characters, which is free text. */
export function toShortName(name: string | null | undefined): string | null {
  return name != null && name.length <= MAX_NAME_LENGTH ? name : null;
}
