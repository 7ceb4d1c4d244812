import { z } from 'zod';
import { ProviderError } from './provider-error.js';

/** Codes reach the log; text of another form may be anything. */
const LOGGABLE_CODE = /^[A-Z][A-Z0-9_]{0,63}$/;

/**
 * The wrapper around every answer: HTTP 200 says nothing, `code` says all. Read: code, data, transactionId (a real
 * answer without one has been seen) and pricingStrategy. Not read: message (may change without notice) and extra.
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

/** Throws `invalid-response` for text that is not JSON or not an envelope. */
export function parseEnvelope(text: string): Envelope {
  const outcome = envelopeSchema.safeParse(parseJson(text));
  if (!outcome.success) throw new ProviderError('invalid-response', 'answer is not an envelope');
  return outcome.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the answer, so it is not kept as a cause.
    throw new ProviderError('invalid-response', 'answer is not JSON');
  }
}

/**
 * The failure that an envelope states, or null for SUCCESS. Codes are an open list: one that is not known here is a
 * refusal, since trying again what is not understood could cost money each time.
 */
export function failureOf(envelope: Envelope, retryAfterMs: number | undefined): ProviderError | null {
  const { code, transactionId } = envelope;
  const details = { envelopeCode: code, transactionId };
  switch (code) {
    case 'SUCCESS':
      return null;
    case 'ERROR':
      return new ProviderError('unavailable', 'provider reports a fault of its own', details);
    case 'SERVICE_BUSY':
    case 'RETRY_LATER':
      return new ProviderError('busy', 'provider asks to wait', { ...details, retryAfterMs });
    default:
      return new ProviderError('refused', 'provider refuses', details);
  }
}
