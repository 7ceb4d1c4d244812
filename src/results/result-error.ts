import { ProviderError, type ProviderFailure } from '../provider/provider-error.js';

/** Why a result or a part of it cannot be had now, in the words that clients see. */
export type ResultErrorCode =
  | 'PROVIDER_UNAVAILABLE'
  | 'PROVIDER_TIMEOUT'
  | 'PROVIDER_BUSY'
  | 'PROVIDER_REFUSED'
  | 'PROVIDER_INVALID_RESPONSE';

const CODES: Record<ProviderFailure, ResultErrorCode> = {
  unavailable: 'PROVIDER_UNAVAILABLE',
  timeout: 'PROVIDER_TIMEOUT',
  busy: 'PROVIDER_BUSY',
  refused: 'PROVIDER_REFUSED',
  'invalid-response': 'PROVIDER_INVALID_RESPONSE',
};

export function isResultErrorCode(text: string): text is ResultErrorCode {
  return Object.values<string>(CODES).includes(text);
}

const MAX_RETRY_AFTER_SECONDS = 3_600;

/** What helps to find out why, in our own words; for the log, never for a client. */
export type ResultErrorDetail = {
  readonly reason: string;
  readonly envelopeCode: string | undefined;
  readonly transactionId: string | undefined;
};

/** Carries no text of the provider. The original is its `cause`. */
export class ResultError extends Error {
  override readonly name = 'ResultError';
  readonly code: ResultErrorCode;
  /** Whole seconds, 1 to 3600; only with PROVIDER_BUSY. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ResultErrorCode, options: { cause?: unknown; retryAfterSeconds?: number } = {}) {
    super(code, { cause: options.cause });
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** Undefined when the provider had no part in it: what it answered was of the right form and still of no use. */
export function toDetail({ cause }: ResultError): ResultErrorDetail | undefined {
  if (!(cause instanceof ProviderError)) return undefined;
  const { message, envelopeCode, transactionId } = cause;
  return { reason: message, envelopeCode, transactionId };
}

/** Translates the provider's failures; anything else is a fault of ours and passes unchanged. */
export function toResultError(error: unknown): unknown {
  if (!(error instanceof ProviderError)) return error;
  const code = CODES[error.failure];
  if (code !== 'PROVIDER_BUSY') return new ResultError(code, { cause: error });
  const seconds = Math.ceil((error.retryAfterMs ?? 0) / 1000);
  return new ResultError(code, {
    cause: error,
    retryAfterSeconds: Math.min(MAX_RETRY_AFTER_SECONDS, Math.max(1, seconds)),
  });
}
