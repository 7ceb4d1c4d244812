import type { Fault } from '../../../src/simulator/fault-injection/fault.js';

/** One thing that the provider may do instead of answering, and what becomes of it for a client. */
export type FaultRow = {
  readonly provider: string;
  readonly fault: Fault;
  readonly code: string;
  /** Calls of the provider that one question costs while the fault lasts. */
  readonly calls: number;
  readonly retryAfterSeconds?: number;
  /** Whether the account is not asked for anything for PAUSE_MS after it. */
  readonly pauses?: boolean;
};

const MIB = 1024 * 1024;
/** With the two retries of the default configuration. */
const RETRIED = 3;

const html = (status: number, headers: Record<string, string> = {}): Fault => ({
  kind: 'http-status',
  status,
  headers,
});
const success = (data: unknown): Fault => ({ kind: 'envelope', code: 'SUCCESS', data });
const raw = (body: string, status = 200): Fault => ({ kind: 'raw', body, status });

const unavailable: [string, Fault][] = [
  ['says ERROR', { kind: 'envelope', code: 'ERROR' }],
  ...[404, 500, 502, 503, 504].map((status): [string, Fault] => [`answers HTTP ${status} in HTML`, html(status)]),
  ['answers HTTP 500 with a good envelope', raw('{"code":"SUCCESS","data":{"overallResult":"PASS"}}', 500)],
  ['answers HTTP 404 with no body', raw('', 404)],
  ['answers HTTP 503 with a body over the limit', raw(' '.repeat(2 * MIB), 503)],
  ['resets the connection', { kind: 'reset' }],
  ['resets the connection in the middle of the body', { kind: 'reset-mid-body' }],
  ['cuts a body of known length', { kind: 'truncated', how: 'content-length' }],
  ['cuts a chunked body', { kind: 'truncated', how: 'chunked' }],
  ['cuts a body that ends with the connection', { kind: 'truncated', how: 'close-delimited' }],
  ['cuts such a body before its first byte', { kind: 'truncated', how: 'close-delimited', keepBytes: 0 }],
];

/** After the first refusal. */
export const PAUSE_MS = 5_000;
const pausing = ['INSUFFICIENT_BALANCE', 'OVER_QUERY_LIMIT'];

const refused = [
  ...pausing,
  'ACCOUNT_DISABLED',
  'PARAMETER_ERROR',
  'EMPTY_PARAMETER_ERROR',
  'CLIENT_ERROR',
  'A_CODE_OF_2027',
  'a code, spelt otherwise',
];

const invalid: [string, Fault][] = [
  ['answers in HTML', { kind: 'not-json', body: 'html' }],
  ['answers in plain text', { kind: 'not-json', body: 'text' }],
  ['answers nothing', { kind: 'not-json', body: 'empty' }],
  ['answers a JSON list', raw('[]')],
  ['answers JSON null', raw('null')],
  ['answers without a code', raw('{"data":{}}')],
  ['answers a code that is no text', raw('{"code":200,"data":{}}')],
  ['says SUCCESS without data', { kind: 'no-data' }],
  ['sends data that is text', success('PASS')],
  ['sends no verdict', success({ signatureId: null })],
  ['sends a verdict that is no text', success({ overallResult: true })],
  ['sends an id that is no text', success({ signatureId: 5, overallResult: 'PASS' })],
  ['sends a verdict that is not documented', success({ overallResult: 'MAYBE' })],
  ['answers about another transaction', { kind: 'wrong-signature-id', signatureId: 'd3441a46833a0000' }],
  ['sends an endless body', { kind: 'endless' }],
  ['sends a body over the limit', { kind: 'oversized', bytes: MIB + 1 }],
  ['sends a body that is over the limit once unpacked', { kind: 'oversized', bytes: 8 * MIB, encoding: 'gzip' }],
  ...([301, 302, 303, 307, 308] as const).map((status): [string, Fault] => [
    `redirects with HTTP ${status}`,
    { kind: 'redirect', status, location: 'http://127.0.0.1:9/elsewhere' },
  ]),
];

/** The rows of the specification's table that end in an error, each with every form that it takes. */
export const FAULT_TABLE: readonly FaultRow[] = [
  ...unavailable.map(([provider, fault]) => ({ provider, fault, code: 'PROVIDER_UNAVAILABLE', calls: RETRIED })),
  { provider: 'never answers', fault: { kind: 'hang' }, code: 'PROVIDER_TIMEOUT', calls: RETRIED },
  { provider: 'drips its answer', fault: { kind: 'drip', everyMs: 5 }, code: 'PROVIDER_TIMEOUT', calls: RETRIED },
  ...[
    { provider: 'says SERVICE_BUSY', fault: { kind: 'envelope', code: 'SERVICE_BUSY' } as const },
    { provider: 'says RETRY_LATER', fault: { kind: 'envelope', code: 'RETRY_LATER' } as const },
    { provider: 'answers HTTP 429 in HTML', fault: html(429, { 'retry-after': '10' }) },
    {
      provider: 'answers HTTP 429 with an envelope',
      fault: { kind: 'envelope', code: 'SERVICE_BUSY', httpStatus: 429 } as const,
    },
  ].map((row) => ({ ...row, code: 'PROVIDER_BUSY', calls: 1, retryAfterSeconds: 10 })),
  ...refused.map((code) => ({
    provider: `says "${code}"`,
    fault: { kind: 'envelope', code } as const,
    code: 'PROVIDER_REFUSED',
    calls: 1,
    pauses: pausing.includes(code),
  })),
  ...invalid.map(([provider, fault]) => ({ provider, fault, code: 'PROVIDER_INVALID_RESPONSE', calls: 1 })),
];

export const FIXED_MESSAGES: Readonly<Record<string, string>> = {
  PROVIDER_UNAVAILABLE: 'The verification provider gave no usable answer. Try again later.',
  PROVIDER_TIMEOUT: 'The verification provider did not answer in time. Try again later.',
  PROVIDER_BUSY: 'The verification provider is busy. Try again after retryAfterSeconds.',
  PROVIDER_REFUSED: 'The verification provider refused the request for this account.',
  PROVIDER_INVALID_RESPONSE: 'The verification provider sent an answer that cannot be understood.',
};
