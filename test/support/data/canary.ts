import type { Fault } from '../../../src/simulator/fault-injection/fault.js';
import type { TransactionSeed } from '../../../src/simulator/result/transaction.js';

/** A unique word for each secret. */
export const MARKERS = {
  accessKey: 'canary-access-key-b1c7',
  secretKey: 'canary-secret-key-e02d',
  hmacKey: 'canary-hmac-key-9d41-of-more-than-32-characters',
  callbackKey: 'canary-callback-key-c4c4-of-more-than-32-characters',
  returnQuery: 'canary-return-8181',
  bizId: 'canary-biz-4747',
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
  documentNumber: 'canary-document-number-77f1',
  documentName: 'canary-name-c0c4',
  documentField: 'canary-document-field-3e3e',
  address: 'canary-address-5a90',
  register: 'canary-register-e7e7',
} as const;

/** Words of the document itself: only its own response can repeat them. */
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
  extra: {
    faceDetail: { auditImageUrl: `https://assets.example.test/archive.zip?signature=${MARKERS.linkQuery}` },
    data: {
      docDetail: {
        ocr: {
          idNumber: MARKERS.documentNumber,
          fullName: MARKERS.documentName,
          others: { [MARKERS.documentField]: MARKERS.documentField },
        },
      },
      addressDetail: { street: MARKERS.address },
      docDatabaseDetail: { name: MARKERS.register },
    },
  },
};

/** The input of a start, of which only userId and bizId can be read later. */
export const START_INPUT = {
  product: 'LIVENESS_DETECTION',
  returnUrl: `https://shop.example.test/done?token=${MARKERS.returnQuery}`,
  failReturnUrl: `https://shop.example.test/failed?token=${MARKERS.returnQuery}`,
  userId: MARKERS.userId,
  bizId: MARKERS.bizId,
};

const page = `<html><body>${MARKERS.html} at /srv/app.js:1:1</body></html>`;
const envelope = (code: string, data: unknown = MARKERS.envelopeData) =>
  JSON.stringify({ code, message: MARKERS.envelopeMessage, extra: MARKERS.envelopeExtra, data });
const headers = { 'x-debug': MARKERS.providerHeader, 'set-cookie': `session=${MARKERS.providerHeader}` };

/** The provider's texts, in each place from which they could leak. */
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

/** Returns every text of a JSON value with its path. */
export function textsOf(value: unknown, place: readonly string[] = []): { text: string; place: readonly string[] }[] {
  if (typeof value === 'string') return [{ text: value, place }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => textsOf(below, [...place, key]));
}
