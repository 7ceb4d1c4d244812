import { QueueRefusal } from '../async/fair-queue.js';
import { ProviderError, type ProviderFailure } from '../providers/provider-error.js';

/** Why a result or a part of it is not available now, or why a verification was not started. Clients see this code. */
export type ResultErrorCode =
  | 'PROVIDER_UNAVAILABLE'
  | 'PROVIDER_TIMEOUT'
  | 'PROVIDER_BUSY'
  | 'PROVIDER_REFUSED'
  | 'PROVIDER_INVALID_RESPONSE'
  /** No call was made: those that the provider charges are used up for today. */
  | 'PROVIDER_BUDGET_SPENT'
  /** No call was made: native results are switched off. */
  | 'NATIVE_RESULTS_OFF'
  /** No call was made: too many calls of this gateway wait. */
  | 'OVERLOADED'
  /** The provider does not accept an input of a start. */
  | 'BAD_USER_INPUT'
  /** No call was made: this caller starts too many verifications. */
  | 'RATE_LIMITED'
  /** The verification was started, but the caller must not learn its page since that could not be recorded. */
  | 'AUDIT_UNAVAILABLE';

const CODES: Record<ProviderFailure, ResultErrorCode> = {
  unavailable: 'PROVIDER_UNAVAILABLE',
  timeout: 'PROVIDER_TIMEOUT',
  busy: 'PROVIDER_BUSY',
  refused: 'PROVIDER_REFUSED',
  'invalid-request': 'BAD_USER_INPUT',
  'invalid-response': 'PROVIDER_INVALID_RESPONSE',
  'budget-spent': 'PROVIDER_BUDGET_SPENT',
};

export function isResultErrorCode(text: string): text is ResultErrorCode {
  return Object.values<string>(CODES).includes(text);
}

/** Every failed call has a reason; this text marks an error that was created without one. */
const UNKNOWN_REASON = 'not known';

const MAX_RETRY_AFTER_SECONDS = 3_600;

/** Diagnostics in fixed text of the gateway; for the log, never for a client. */
export type ResultErrorDetail = {
  readonly reason: string;
  readonly envelopeCode: string | undefined;
  readonly transactionId: string | undefined;
};

export type ResultErrorOptions = {
  readonly retryAfterSeconds?: number;
  /** The original error, which has the reason. */
  readonly cause?: unknown;
  /** Has the reason where no cause has it, in fixed text of the gateway. */
  readonly detail?: Partial<ResultErrorDetail>;
};

/** A failure to read a result or to start a verification. Contains no text of the provider; the original error is its `cause`. */
export class ResultError extends Error {
  override readonly name = 'ResultError';
  readonly code: ResultErrorCode;
  /** Whole seconds, 1 to 3600; only with PROVIDER_BUSY, OVERLOADED and RATE_LIMITED. */
  readonly retryAfterSeconds: number | undefined;
  readonly detail: Partial<ResultErrorDetail>;

  constructor(code: ResultErrorCode, options: ResultErrorOptions = {}) {
    super(code, { cause: options.cause });
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.detail = options.detail ?? {};
    // A list of results can have hundreds of these errors, and graphql-js writes out the stack trace of each.
    this.stack = code;
  }
}

/** Returns why it failed, for the log. */
export function toDetail({ cause, detail }: ResultError): ResultErrorDetail {
  if (cause instanceof QueueRefusal) {
    return { reason: cause.message, envelopeCode: undefined, transactionId: undefined };
  }
  if (cause instanceof ProviderError) {
    const { message, envelopeCode, transactionId } = cause;
    return { reason: message, envelopeCode, transactionId };
  }
  return { reason: UNKNOWN_REASON, envelopeCode: undefined, transactionId: undefined, ...detail };
}

/** Translates failures of the provider and of the queue in front of it; other errors pass unchanged. */
export function toResultError(error: unknown): unknown {
  if (error instanceof QueueRefusal) return toWait('OVERLOADED', error);
  if (!(error instanceof ProviderError)) return error;
  const code = CODES[error.failure];
  return code === 'PROVIDER_BUSY' ? toWait(code, error) : new ResultError(code, { cause: error });
}

/** Creates the error of a field whose value does not fit. `field` is a name of the schema, never a value. */
export function toInvalidFieldError(field: string): ResultError {
  const cause = new ProviderError('invalid-response', `value does not fit: ${field}`);
  return new ResultError('PROVIDER_INVALID_RESPONSE', { cause });
}

function toWait(code: ResultErrorCode, cause: Error & { readonly retryAfterMs: number | undefined }): ResultError {
  const seconds = Math.ceil((cause.retryAfterMs ?? 0) / 1000);
  return new ResultError(code, {
    cause,
    retryAfterSeconds: Math.min(MAX_RETRY_AFTER_SECONDS, Math.max(1, seconds)),
  });
}
