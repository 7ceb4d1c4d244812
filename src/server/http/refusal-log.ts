import type { Level, Logger } from 'pino';
import type { HttpErrorCode } from '../../domain/errors/error-codes.js';
import { type LimitedLine, limitLines } from '../../observability/line-limit.js';
import type { HttpError } from './errors.js';

/** Writes a line about a refusal. `requestId` is undefined for one that belongs to no request. */
export type LogRefusal = (refusal: HttpError, requestId?: string) => void;

const MAX_LINES = { max: 60, windowMs: 60_000 };

/** What an operator may have to act on; the other refusals are mistakes of clients. */
const WARNED: ReadonlySet<number> = new Set([401, 403, 429, 503]);

/** For refusals that give no reason of their own. */
const REASONS: Readonly<Record<HttpErrorCode, string>> = {
  AUTHENTICATION_UNAVAILABLE: 'signing keys unavailable',
  BAD_REQUEST: 'not a valid request',
  DOCUMENT_NOT_TRUSTED: 'document not trusted',
  FORBIDDEN: 'not allowed',
  HEADERS_TOO_LARGE: 'headers too long',
  INTERNAL_SERVER_ERROR: 'fault',
  METHOD_NOT_ALLOWED: 'method not allowed',
  NOT_FOUND: 'unknown path',
  OVERLOADED: 'too many requests at once',
  PAYLOAD_TOO_LARGE: 'body too long',
  PERSISTED_QUERY_NOT_FOUND: 'unknown persisted query',
  QUERY_TOO_COMPLEX: 'document too long',
  RATE_LIMITED: 'too many requests',
  REQUEST_TIMEOUT: 'request arrived too slowly',
  UNAUTHENTICATED: 'not authenticated',
  UNSUPPORTED_MEDIA_TYPE: 'body is not plain JSON',
};

/**
 * Writes one line for each request that is refused before it is an operation, 60 a minute for each code. The next line of
 * that code has the number of those left out. Writes nothing about a fault, which has a line of its own.
 */
export function createRefusalLog(logger: Logger, monotonicNow: () => number): LogRefusal {
  const lines = new Map<HttpErrorCode, LimitedLine>();
  const lineOf = (code: HttpErrorCode) => {
    const known = lines.get(code);
    if (known !== undefined) return known;
    const line = limitLines({ ...MAX_LINES, monotonicNow });
    lines.set(code, line);
    return line;
  };
  return ({ status, code, reason = REASONS[code], caller }, requestId) => {
    const level: Level = WARNED.has(status) ? 'warn' : 'info';
    if (status === 500 || !logger.isLevelEnabled(level)) return;
    lineOf(code)((leftOut) => {
      const { subject, tenant, apiKeyId } = caller ?? {};
      logger[level]({ requestId, status, code, reason, subject, tenant, apiKeyId, leftOut }, 'request refused');
    });
  };
}
