import type { SimulatorSwitches } from '../switches.js';
import type { SimulatedResponse } from './response.js';

/** Default message of each code. Clients must not depend on messages. */
const messages: Readonly<Record<string, string>> = {
  SUCCESS: 'OK',
  ERROR: 'Server error.',
  ACCESS_DENIED: 'Access denied',
  ACCOUNT_DISABLED: 'Account Disabled',
  EMPTY_PARAMETER_ERROR: 'Parameter should not be empty',
  IAM_FAILED: 'Token not found or expired',
  INSUFFICIENT_BALANCE: 'Balance is used up',
  OVER_QUERY_LIMIT: 'Free allocation is used up',
  PARAMETER_ERROR: 'Parameter error',
  REQUEST_IN_PROCESSING: 'An earlier request is still in progress',
  RETRY_LATER: 'Query failed',
  SERVICE_BUSY: 'Rate limit is exceeded',
  SIGNATURE_NOT_EXIST: 'This signatureId is not exist.',
};

export type EnvelopeOptions = {
  readonly message?: string;
  readonly data?: unknown;
  readonly billed?: 'PAY' | 'FREE';
  readonly httpStatus?: number;
  readonly retryAfter?: string | null;
};

/** Returns the provider's envelope. The HTTP status is 200 for every outcome, unless a switch selects 429. */
export type ToEnvelope = (code: string, options?: EnvelopeOptions) => SimulatedResponse;

export function createToEnvelope(switches: SimulatorSwitches, now: () => number): ToEnvelope {
  let serial = 0;
  return (code, options = {}) => {
    serial += 1;
    const billed = options.billed ?? 'FREE';
    const busy = code === 'SERVICE_BUSY' || code === 'RETRY_LATER';
    const retryAfter =
      options.retryAfter !== undefined || !busy ? options.retryAfter : toRetryAfter(switches.busySignal, now());
    const body = {
      code,
      message: options.message ?? messages[code] ?? code,
      data: options.data ?? null,
      extra: null,
      ...(switches.transactionId === 'present' && { transactionId: serial.toString(16).padStart(16, 'b000') }),
      pricingStrategy: billed,
    };
    return {
      status: options.httpStatus ?? (code === 'SERVICE_BUSY' ? switches.busySignal.httpStatus : 200),
      headers: { 'content-type': 'application/json', ...(retryAfter != null && { 'retry-after': retryAfter }) },
      body: JSON.stringify(body),
      code,
      billed,
    };
  };
}

function toRetryAfter({ retryAfter }: SimulatorSwitches['busySignal'], now: number): string | null {
  return retryAfter === 'http-date' ? new Date(now + 10_000).toUTCString() : retryAfter;
}
