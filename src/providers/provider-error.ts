/**
 * What can go wrong between the gateway and a provider, by what can be done about it:
 * - `unavailable`: no usable response came; another attempt may get one
 * - `timeout`: no response came in time
 * - `busy`: the provider requests a pause
 * - `refused`: the provider responded and will not serve this account or this request
 * - `invalid-request`: the provider does not accept a value that the client has sent
 * - `invalid-response`: the response has not its documented shape
 * - `budget-spent`: no call was made, since the provider would charge for it and those of today are used up
 */
export type ProviderFailure =
  | 'unavailable'
  | 'timeout'
  | 'busy'
  | 'refused'
  | 'invalid-request'
  | 'invalid-response'
  | 'budget-spent';

export type ProviderErrorDetails = {
  /** The provider's own code for the failure, when one was read. */
  envelopeCode?: string;
  /** The provider's own number for the call, to quote to its support. */
  transactionId?: string | undefined;
  /** How long the provider asks the gateway to wait; absent where no such time can be read. */
  retryAfterMs?: number | undefined;
  /** Whether the provider refuses every request of the account for now. */
  isOfAccount?: boolean;
  /** Whether the provider has certainly charged nothing: it got no request, or it refused it free of charge. */
  isFree?: boolean;
  cause?: unknown;
};

/**
 * A failure of the provider. Defects of the gateway are never one of these.
 * `message` is fixed text of the gateway and safe to log; it quotes no response, link or token.
 */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly failure: ProviderFailure;
  readonly envelopeCode: string | undefined;
  readonly transactionId: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly isOfAccount: boolean;
  readonly isFree: boolean;

  constructor(failure: ProviderFailure, message: string, details: ProviderErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.failure = failure;
    this.envelopeCode = details.envelopeCode;
    this.transactionId = details.transactionId;
    this.retryAfterMs = details.retryAfterMs;
    this.isOfAccount = details.isOfAccount ?? false;
    this.isFree = details.isFree ?? false;
  }
}

/** Returns whether no usable response came, which says nothing about the request or the account. */
export function isNoAnswer(error: unknown): boolean {
  return error instanceof ProviderError && (error.failure === 'unavailable' || error.failure === 'timeout');
}
