import { type NoticeFault, NoticeRefused } from '../../domain/notice.js';
import { type HttpError, HttpRequestError, RequestAborted, toHttpError } from '../http/errors.js';
import { NOT_FOUND } from '../http/server.js';

const RETRY_AFTER = { headers: { 'retry-after': '5' }, details: { retryAfterSeconds: 5 } };
/** Says nothing about which part was wrong. */
const UNPROVEN: HttpError = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message: 'The notice does not prove that the provider has sent it.',
  headers: { 'www-authenticate': 'Signature' },
};
const LATER: HttpError = {
  status: 503,
  code: 'OVERLOADED',
  message: 'The notice cannot be processed at the moment. Send it again later.',
  ...RETRY_AFTER,
};
const RATE_LIMITED: HttpError = {
  status: 429,
  code: 'RATE_LIMITED',
  message: 'Too many notices of this address were refused. Try again later.',
  ...RETRY_AFTER,
};
const MALFORMED: HttpError = {
  status: 400,
  code: 'BAD_REQUEST',
  message: 'The request is not a notice of the provider.',
};

/** The responses to refused notices. */
const RESPONSES: Readonly<Record<NoticeFault, HttpError>> = {
  unknown_tenant: NOT_FOUND.httpError,
  unsigned: UNPROVEN,
  wrong_signature: UNPROVEN,
  wrong_key: UNPROVEN,
  late: UNPROVEN,
  malformed: MALFORMED,
  oversized: MALFORMED,
  truncated: MALFORMED,
  rate_limited: RATE_LIMITED,
  overloaded: LATER,
  read_failed: LATER,
};

const FAULTS_BY_STATUS: Readonly<Record<number, NoticeFault>> = {
  404: 'unknown_tenant',
  408: 'truncated',
  413: 'oversized',
  429: 'rate_limited',
  503: 'overloaded',
};

/** Names why a notice is refused; undefined for a fault of the gateway. `isTruncated`: its body has not come to its end. */
export function toNoticeFault(error: unknown, isTruncated: boolean): NoticeFault | undefined {
  if (error instanceof NoticeRefused) return error.fault;
  if (error instanceof RequestAborted) return 'truncated';
  const { status } = toHttpError(error);
  return status === 500 ? undefined : (FAULTS_BY_STATUS[status] ?? (isTruncated ? 'truncated' : 'malformed'));
}

/** Returns what the HTTP server sends for the error, without another line about it. */
export function toResponseError(error: unknown): unknown {
  if (error instanceof RequestAborted) return error;
  const httpError = error instanceof NoticeRefused ? RESPONSES[error.fault] : toHttpError(error);
  return httpError.status === 500 ? error : new HttpRequestError({ ...httpError, isLogged: true });
}

/** These say nothing about the sender. */
const OF_GATEWAY: ReadonlySet<NoticeFault> = new Set(['rate_limited', 'overloaded', 'read_failed']);

/** Returns whether a refusal counts against the address of the sender. */
export function isMistakeOfSender(fault: NoticeFault): boolean {
  return !OF_GATEWAY.has(fault);
}
