/** Every operation the simulator records, and so every one that a fault or a hold can aim at. */
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

/** Calls of one operation; of one id only, where it is named. */
export type Target = { readonly operation: Operation; readonly signatureId?: string };

/** A flaw in the links of an otherwise good answer. */
export type LinkFlaw =
  | { readonly flaw: 'expired' }
  | { readonly flaw: 'lives'; readonly ms: number }
  | { readonly flaw: 'foreign-host'; readonly host?: string }
  | { readonly flaw: 'non-https' }
  | { readonly flaw: 'no-expiry' };

/**
 * One thing that goes wrong with one answer. Except `link`, `wrong-signature-id`, `expired-token`, `delay` and the
 * kinds that cut the real answer (`truncated`, `reset-mid-body`, `oversized`), a fault answers before any check of
 * the request: not even the token matters. `link` spoils answers with links (get-result and the native ones),
 * `wrong-signature-id` get-result and `expired-token` generate-token; at other operations they are used up unseen.
 */
export type Fault =
  | {
      /** An envelope of any code. Busy codes take status and Retry-After from the switch unless given here. */
      readonly kind: 'envelope';
      readonly code: string;
      readonly message?: string;
      readonly data?: unknown;
      readonly httpStatus?: number;
      /** Header text as it stands; null: none. */
      readonly retryAfter?: string | null;
    }
  | {
      /** A status with an HTML page, as a proxy would make it. */
      readonly kind: 'http-status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'reset' }
  | { readonly kind: 'reset-mid-body' }
  | {
      /** The real answer, cut after `keepBytes` (default: half) and closed without an error. */
      readonly kind: 'truncated';
      readonly how: 'content-length' | 'chunked' | 'close-delimited';
      readonly keepBytes?: number;
    }
  | { readonly kind: 'hang' }
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
      /** The real answer, made `bytes` long by white space at its end; with gzip that is its length unpacked. */
      readonly kind: 'oversized';
      readonly bytes: number;
      readonly encoding?: 'gzip';
    }
  | ({ readonly kind: 'link' } & LinkFlaw)
  | { readonly kind: 'wrong-signature-id'; readonly signatureId: string }
  | { readonly kind: 'expired-token' };
