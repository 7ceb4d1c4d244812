import { errors } from 'undici';
import { ProxyConnectionError } from './dispatcher.js';

/** Reasons by the code of the system, of Node.js or of undici, first match first. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^ECONNREFUSED$/, 'connection refused'],
  [/^(ENOTFOUND|EAI_\w+)$/, 'host name not found'],
  [
    /^(CERT_|CRL_|ERR_TLS_CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_CA$|INVALID_PURPOSE$|UND_ERR_PRX_TLS$)/,
    'certificate not accepted',
  ],
  [/^(ECONNRESET|EPIPE|ECONNABORTED)$/, 'connection reset'],
  [/^(UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|ERR_STREAM_PREMATURE_CLOSE)$/, 'connection closed'],
  [/^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/, 'connection timed out'],
  [/^(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN|EADDRNOTAVAIL)$/, 'network unreachable'],
  [/^(EPROTO$|ERR_SSL_|ERR_TLS_|ERR_OSSL_)/, 'TLS handshake failed'],
  [/^UND_ERR_HEADERS_OVERFLOW$/, 'response headers too large'],
  [/^(Z_|ERR__ERROR_|ERR_BROTLI)/, 'response cannot be decompressed'],
];

const CODE = /^[A-Z][A-Z0-9_]{2,40}$/;
/** Matches undici's error for a proxy's response; only the status is used. */
const PROXY_STATUS = /^Proxy (?:response|Authentication Required) \((\d{3})\)/;

/**
 * Describes why a connection failed: one of a few fixed reasons, plus the error's code if it has one. It contains no
 * address, no host and no text from another party, so it is safe to log.
 */
export function describeConnectionFailure(error: unknown): string {
  const status = proxyStatusOf(error);
  if (status !== undefined) return `proxy refused the connection (HTTP ${status})`;
  if (error instanceof errors.HTTPParserError) return 'response is not valid HTTP';
  if (!(error instanceof ProxyConnectionError)) return describeCode(codeOf(error));
  const reason = describeCode(codeOf(error.cause));
  // The certificate usually belongs to the target, or the proxy presents its own in the target's place.
  return reason.startsWith('certificate') ? reason : `proxy failed: ${reason}`;
}

/** Codes of failures before a request could be sent. */
const BEFORE_SENDING =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|ERR_TLS_CERT_\w+|UNABLE_TO_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+)$/;

/** Returns whether a connection failed before anything of the request was sent. False if that is not certain. */
export function isBeforeSending(error: unknown): boolean {
  return error instanceof ProxyConnectionError || BEFORE_SENDING.test(codeOf(error) ?? '');
}

function describeCode(code: string | undefined): string {
  if (code === undefined) return 'connection failed';
  const reason = REASONS.find(([pattern]) => pattern.test(code))?.[1] ?? 'connection failed';
  return `${reason} (${code})`;
}

function codeOf(error: unknown): string | undefined {
  const { code } = Object(error) as { readonly code?: unknown };
  return typeof code === 'string' && CODE.test(code) ? code : undefined;
}

function proxyStatusOf(error: unknown): string | undefined {
  const failure = error instanceof ProxyConnectionError ? error.cause : error;
  return failure instanceof Error ? PROXY_STATUS.exec(failure.message)?.[1] : undefined;
}
