/**
 * What can go wrong between us and the provider, by what can be done about it:
 * - `unavailable`: no usable answer came; another attempt may get one
 * - `timeout`: nothing came in time
 * - `busy`: it asks us to wait
 * - `refused`: it answered and will not do it, for the account or for this request
 * - `invalid-response`: it answered something that is not its documented shape
 */
export type ProviderFailure = 'unavailable' | 'timeout' | 'busy' | 'refused' | 'invalid-response';

export type ProviderErrorDetails = {
  /** The envelope's code, when one was read. */
  envelopeCode?: string;
  /** The provider's own number for the call, worth quoting to its support. */
  transactionId?: string | undefined;
  /** How long it asked us to wait; absent when it named no time that can be understood. */
  retryAfterMs?: number | undefined;
  cause?: unknown;
};

/**
 * Every failure of the provider, and nothing else: a bug of ours is never one of these.
 * `message` is made of our own words and safe to log; no answer's text, address or token is in it.
 */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly failure: ProviderFailure;
  readonly envelopeCode: string | undefined;
  readonly transactionId: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(failure: ProviderFailure, message: string, details: ProviderErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.failure = failure;
    this.envelopeCode = details.envelopeCode;
    this.transactionId = details.transactionId;
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** Whether it says nothing about the question and the account, since no usable answer came. */
export function isNoAnswer(error: unknown): boolean {
  return error instanceof ProviderError && (error.failure === 'unavailable' || error.failure === 'timeout');
}
