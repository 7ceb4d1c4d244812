import type { SimulatorSwitches } from '../switches.js';

/** Every operation that the simulator records and that a fault or a hold can target. */
export type Operation =
  | 'generate-token'
  | 'get-result'
  | 'clear-data'
  | 'generate-liveness-detection-url'
  | 'generate-face-authentication-url'
  | 'generate-document-verification-url'
  | 'generate-ekyc-verification-url'
  | 'generate-signature-id'
  | 'auth-license'
  | 'detection-result'
  | 'get-video'
  | 'native-clear-data'
  | 'asset'
  | 'unknown-path';

/** Matches the calls of one operation; with `signatureId`, only those that have it as signatureId or livenessId. */
export type Target = { readonly operation: Operation; readonly signatureId?: string };

/** A flaw in the links of an otherwise correct response. */
export type LinkFlaw =
  | { readonly flaw: 'expired' }
  | {
      readonly flaw: 'lifetime';
      readonly ms: number;
      /** Format in which the link states its expiry, instead of the switch. */
      readonly format?: SimulatorSwitches['linkFormat'];
    }
  | { readonly flaw: 'foreign-host'; readonly host?: string }
  | { readonly flaw: 'non-https' }
  | { readonly flaw: 'no-expiry' };

/**
 * One failure of one response. Most kinds respond before the request is checked, so the token does not matter. The
 * exceptions are `link`, `wrong-signature-id`, `expired-token`, `delay`, and the kinds that change the real response
 * (`truncated`, `reset-mid-body`, `oversized`). `link` affects responses with links, `wrong-signature-id` affects
 * get-result, `expired-token` affects generate-token; for other operations they are consumed without effect.
 */
export type Fault =
  | {
      /** An envelope with any code. Busy codes take status and Retry-After from the switch unless set here. */
      readonly kind: 'envelope';
      readonly code: string;
      readonly message?: string;
      readonly data?: unknown;
      readonly httpStatus?: number;
      /** Text of the header; null: no header. */
      readonly retryAfter?: string | null;
      /** @default FREE */
      readonly billed?: 'PAY' | 'FREE';
    }
  | {
      /** A status with an HTML page, as a proxy sends it. */
      readonly kind: 'http-status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      /** A closed connection. `isWorkedOn`: after the provider did the work, and billed it. */
      readonly kind: 'reset';
      readonly isWorkedOn?: boolean;
    }
  | { readonly kind: 'reset-mid-body' }
  | {
      /** The real response, cut after `keepBytes` (default: half) and closed without an error. */
      readonly kind: 'truncated';
      readonly how: 'content-length' | 'chunked' | 'close-delimited';
      readonly keepBytes?: number;
    }
  | {
      /** No response. `isWorkedOn`: although the provider did the work, and billed it. */
      readonly kind: 'hang';
      readonly isWorkedOn?: boolean;
    }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'drip'; readonly everyMs: number }
  | { readonly kind: 'not-json'; readonly body: 'html' | 'empty' | 'text' }
  | {
      /** A SUCCESS envelope whose data is null. */
      readonly kind: 'no-data';
    }
  | { readonly kind: 'raw'; readonly body: string; readonly contentType?: string; readonly status?: number }
  | { readonly kind: 'redirect'; readonly status: 301 | 302 | 303 | 307 | 308; readonly location: string }
  | { readonly kind: 'endless' }
  | {
      /** The real response, padded to `bytes` with whitespace; with gzip, the decompressed size. */
      readonly kind: 'oversized';
      readonly bytes: number;
      readonly encoding?: 'gzip';
    }
  | ({ readonly kind: 'link' } & LinkFlaw)
  | { readonly kind: 'wrong-signature-id'; readonly signatureId: string }
  | { readonly kind: 'expired-token' };
