import { z } from 'zod';
import { parseRetryAfter } from '../http/dates.js';
import type { TransportResponse } from '../http/transport.js';
import { ProviderError } from '../provider-error.js';

/** Codes reach the log; text of another form may hold anything. */
const LOGGABLE_CODE = /^[A-Z][A-Z0-9_]{0,63}$/;

/**
 * The wrapper of every response: HTTP 200 says nothing, `code` decides. Reads code, data, transactionId (missing in a
 * real response that was observed) and pricingStrategy. Does not read message (may change without notice) and extra.
 */
const envelopeSchema = z.object({
  code: z
    .string()
    .min(1)
    .transform((code) => (LOGGABLE_CODE.test(code) ? code : 'UNREADABLE_CODE')),
  data: z.unknown().optional(),
  transactionId: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional()
    .catch(undefined),
  pricingStrategy: z.enum(['FREE', 'PAY']).optional().catch(undefined),
});

export type Envelope = z.infer<typeof envelopeSchema>;

/** @throws ProviderError `invalid-response` for text that is not JSON or not an envelope. */
export function parseEnvelope(text: string): Envelope {
  const outcome = envelopeSchema.safeParse(parseJson(text));
  if (!outcome.success) throw new ProviderError('invalid-response', 'response is not an envelope');
  return outcome.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the response, so it is not kept as the cause.
    throw new ProviderError('invalid-response', 'response is not JSON');
  }
}

/**
 * Reads the envelope of a response. The provider sends HTTP 200 for everything; any other status comes from a proxy,
 * except 429, which the provider announces as the future form of its busy signal.
 *
 * @throws ProviderError where there is no envelope.
 */
export function readEnvelope(response: TransportResponse, now: number): Envelope {
  const { status } = response;
  if (status === 429) {
    const retryAfterMs = parseRetryAfter(response.retryAfter, now);
    throw new ProviderError('busy', 'HTTP 429', { retryAfterMs, isFree: true });
  }
  if (status >= 300 && status < 400)
    throw new ProviderError('invalid-response', `HTTP ${status}, not followed`, { isFree: true });
  // A proxy may have lost an answer that the provider has charged for, except where it found nothing to ask.
  if (status === 404 || status >= 500)
    throw new ProviderError('unavailable', `HTTP ${status}`, { isFree: status === 404 });
  try {
    const envelope = parseEnvelope(response.text);
    // A refusal may have a status of its own; a success cannot.
    if (status >= 400 && envelope.code === 'SUCCESS') throw new ProviderError('refused', `HTTP ${status}`);
    return envelope;
  } catch (error) {
    if (status >= 400) throw new ProviderError('refused', `HTTP ${status}`, { isFree: true });
    if (response.mayBeTruncated && isTruncated(response.text)) {
      throw new ProviderError('unavailable', 'response is truncated');
    }
    throw error;
  }
}

/** Returns whether text is an incomplete JSON object or empty. Text that does not begin as one is not truncated. */
function isTruncated(text: string): boolean {
  const start = text.trimStart();
  return (start === '' || start.startsWith('{')) && !isJson(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Codes by which the provider refuses every request of the account; refused tokens are in tokens/token-trial.ts. */
const ACCOUNT_CODES: ReadonlySet<string> = new Set(['OVER_QUERY_LIMIT', 'INSUFFICIENT_BALANCE']);

/**
 * Returns the failure that an envelope states, or null for SUCCESS. The list of codes is open: an unknown code is a
 * refusal, since a retry of what is not understood could cost money each time.
 */
export function failureOf(envelope: Envelope, retryAfterMs: number | undefined): ProviderError | null {
  const { code, transactionId, pricingStrategy } = envelope;
  // Every documented refusal is free of charge.
  const details = { envelopeCode: code, transactionId, isFree: pricingStrategy !== 'PAY' };
  switch (code) {
    case 'SUCCESS':
      return null;
    case 'ERROR':
      return new ProviderError('unavailable', 'provider reports an internal error', details);
    case 'SERVICE_BUSY':
    case 'RETRY_LATER':
      return new ProviderError('busy', 'provider is busy', { ...details, retryAfterMs });
    default:
      return new ProviderError('refused', 'provider refused the request', {
        ...details,
        isOfAccount: ACCOUNT_CODES.has(code),
      });
  }
}
