import type { Fault } from '../../src/simulator/exchange/fault.js';
import type { TransactionSeed } from '../../src/simulator/result/transaction.js';

/** One word for each secret place, found nowhere else in the world. */
export const MARKERS = {
  accessKey: 'canary-access-key-b1c7',
  secretKey: 'canary-secret-key-e02d',
  hmacKey: 'canary-hmac-key-9d41-of-more-than-32-characters',
  envelopeMessage: 'canary-message-77aa',
  envelopeExtra: 'canary-extra-3f0e',
  envelopeData: 'canary-data-51c9',
  html: 'canary-html-c8d2',
  providerHeader: 'canary-header-4be0',
  envelopeCode: 'canary-code-90af',
  retryAfter: 'canary-retry-12ee',
  redirect: 'canary-redirect-a4a4',
  linkQuery: 'canary-link-6d1b',
  userId: 'canary-user-f3f3',
  variable: 'canary-variable-08bc',
  body: 'canary-body-d7d0',
  authorization: 'canary-authorization-2ac5',
  cookie: 'canary-cookie-ee19',
  requestId: 'canary-request-id-5b5b',
  forwardedFor: '203.0.113.77',
  userAgent: 'canary-agent-aa01',
  path: 'canary-path-7e7e',
  search: 'canary-search-1d1d',
  signatureId: 'canary-signature-40d6',
} as const;

/** Words of the document itself: its own answer may repeat them, nobody else. */
export const DOCUMENT_MARKERS = {
  alias: 'canary_alias_9c3e',
  operationName: `canary_operation_83f5_${'x'.repeat(64)}`,
  unknownField: 'canary_field_27b8',
  comment: 'canary-comment-b6b6',
} as const;

export const REQUEST_HEADERS = {
  authorization: `Bearer ${MARKERS.authorization}`,
  cookie: `session=${MARKERS.cookie}`,
  'x-request-id': `${MARKERS.requestId}; <odd>`,
  'x-forwarded-for': MARKERS.forwardedFor,
  'user-agent': MARKERS.userAgent,
};

export const TRANSACTION: TransactionSeed = {
  signatureId: MARKERS.signatureId,
  inputParameters: { userId: MARKERS.userId },
  extra: { faceDetail: { auditImageUrl: `https://assets.example.test/archive.zip?signature=${MARKERS.linkQuery}` } },
};

const page = `<html><body>${MARKERS.html} at /srv/app.js:1:1</body></html>`;
const envelope = (code: string, data: unknown = MARKERS.envelopeData) =>
  JSON.stringify({ code, message: MARKERS.envelopeMessage, extra: MARKERS.envelopeExtra, data });
const headers = { 'x-debug': MARKERS.providerHeader, 'set-cookie': `session=${MARKERS.providerHeader}` };

/** The provider's texts, each where it could be passed on by carelessness. */
export const MARKED_FAULTS: readonly Fault[] = [
  ...['ERROR', 'IAM_FAILED', 'INSUFFICIENT_BALANCE', 'SERVICE_BUSY', MARKERS.envelopeCode, 'SUCCESS'].map(
    (code): Fault => ({ kind: 'raw', body: envelope(code) }),
  ),
  { kind: 'raw', body: envelope('SUCCESS', { overallResult: MARKERS.envelopeData }) },
  {
    kind: 'raw',
    body: envelope('SUCCESS', { overallResult: 'PASS', faceDetail: { faceImage: MARKERS.envelopeData } }),
  },
  { kind: 'raw', body: envelope('SUCCESS').slice(0, -5) },
  { kind: 'raw', body: page, contentType: 'text/html' },
  { kind: 'raw', body: page, status: 403 },
  { kind: 'http-status', status: 502, headers },
  { kind: 'http-status', status: 429, headers: { ...headers, 'retry-after': MARKERS.retryAfter } },
  { kind: 'redirect', status: 302, location: `http://127.0.0.1:9/${MARKERS.redirect}` },
  { kind: 'wrong-signature-id', signatureId: MARKERS.envelopeData },
];

/** Every text of a JSON value with the names that lead to it. */
export function textsOf(value: unknown, place: readonly string[] = []): { text: string; place: readonly string[] }[] {
  if (typeof value === 'string') return [{ text: value, place }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => textsOf(below, [...place, key]));
}
