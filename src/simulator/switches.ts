import type { WebhookSigning } from './notices/webhook-signature.js';

/**
 * What the contract leaves open, one switch a row of its table of unknowns (the number leads each line).
 * Every default is that table's default; all may be changed while the simulator runs.
 */
export type SimulatorSwitches = {
  /** 1. `newest`, or `old`: liveness answers know one verdict, idvResult, and lack the newest three fields of a face. */
  livenessProfile: 'newest' | 'old';
  /** 2. Whether a transaction that still runs already says that the submission is complete. */
  submissionCompletedWhileRunning: boolean;
  /** 3. Whether a transaction that ended unfinished is announced as COMPLETED. */
  completedNoticeForIncomplete: boolean;
  /** 4. What is signed in a webhook, with which key and hash. */
  webhookSigning: WebhookSigning;
  /** 5. Unit of the aai-timestamp header. */
  webhookTimestampUnit: 'seconds' | 'milliseconds';
  /** 6. Body of a webhook: that of a callback, or the same with keys that nobody has heard of. */
  webhookBody: 'as-callback' | 'with-unknown-keys';
  /** 7. Whether a callback is tried again on the webhook's schedule. */
  callbackRetries: 'as-webhook' | 'none';
  /** 8. Which statuses of a callback's receiver count as delivered. */
  callbackAccepts: '200' | '2xx';
  /** 9. Schemes a callbackUrl may have. */
  callbackSchemes: 'http-and-https' | 'https';
  /** 10. Whether returnImageType counts for products whose page does not list it (all but LD and IDV). */
  returnImageTypeElsewhere: 'honoured' | 'ignored';
  /** 11. An unknown returnImageType is a PARAMETER_ERROR, or means URL. */
  unknownReturnImageType: 'refused' | 'url';
  /** 12. Pictures that were not taken are null, or their keys are missing. */
  notCapturedImages: 'null' | 'absent';
  /** 13. Which products carry feeDetail. */
  feeDetail: 'identity-only' | 'everywhere' | 'nowhere';
  /** 14. Names and words inside docDetail, addressDetail, inputParameters and eventDetails: one invention or another. */
  placeholderNames: 'first' | 'second';
  /** 15. Reason of a face that looks like an attack and does not match either. */
  attackAndMismatchReason: 'LIVENESS_ATTACK' | 'similarity';
  /** 16. Reason of a face that does not match. */
  similarityFailureCode: string;
  /** 17. Reason of a transaction that ended unfinished. */
  incompleteCode: string | null;
  /** 18. Code for a request without signatureId. */
  missingSignatureIdCode: 'PARAMETER_ERROR' | 'EMPTY_PARAMETER_ERROR';
  /** 19. What get-result says of an erased transaction: the verdict without pictures, or SIGNATURE_NOT_EXIST. */
  erasedResult: 'verdict-kept' | 'not-exist';
  /** 20. Code for a token that is unknown or has expired. */
  tokenRefusalCode: 'IAM_FAILED' | 'ACCESS_DENIED';
  /** 21. How a busy provider says so; `http-date` stands for a date ten seconds ahead, null for no header. */
  busySignal: { httpStatus: 200 | 429; retryAfter: string | 'http-date' | null };
  /** 22. A path that nobody serves: an HTML page with status 404, or a CLIENT_ERROR envelope. */
  unknownPath: 'html' | 'envelope';
  /** 23. Whether envelopes carry a transactionId. */
  transactionId: 'present' | 'absent';
  /** 24. Types accepted for timestamp and periodSecond. */
  tokenNumberTypes: 'both' | 'string' | 'number';
  /** 25. A periodSecond out of range is refused, or moved to the nearest limit. */
  periodOutOfRange: 'refused' | 'clamped';
  /** 26. Seconds that a caller's clock may be off, either way; null: not checked. */
  clockSkewSeconds: number | null;
  /** 27. Billing of auth-license. */
  authLicenseBilling: 'FREE' | 'PAY';
  /** 28. Paths of get-video that are served (`by-host`: the one that belongs to the Host header), and its code list. */
  getVideo: { paths: 'both' | 'by-host'; codes: 'long' | 'short' };
  /** 29. Verbs of generate-signature-id. */
  generateSignatureIdVerbs: 'post-and-get' | 'post';
  /** 30. When the native answer names an attack type; the H5 answer does so below 50. */
  nativeAttackType: 'score-zero' | 'score-below-50';
  /** 31. The account's Face Comparison Threshold, 0..100. */
  similarityThreshold: number;
  /** 32. Whether tokens are issued on every host, or only on those of the token page (vn-api is not). */
  tokenHosts: 'every' | 'listed';
  /** 33. How a link says when it dies; `opaque` can be read by the simulator alone. */
  linkFormat: 'opaque' | 's3' | 'expires' | 'azure';
  /** 33. Status of a link that has died. */
  deadLinkStatus: 403 | 404 | 410;
  /** 34. Milliseconds after the last capture at which the provider erases by itself; null: never. */
  retentionMs: number | null;
  /** 35. Business calls in one second before SERVICE_BUSY, and tokens alive at once before the oldest dies; null: no limit. */
  limits: { callsPerSecond: number | null; liveTokens: number | null };
  /** 36. Spelling of the message for an unknown livenessId. */
  unknownLivenessIdMessage: 'first' | 'second';
};

export const defaultSwitches: Readonly<SimulatorSwitches> = {
  livenessProfile: 'newest',
  submissionCompletedWhileRunning: false,
  completedNoticeForIncomplete: false,
  webhookSigning: {
    parts: ['timestamp', 'nonce', 'body'],
    separator: '\n',
    trailingNewline: false,
    key: 'base64-decoded',
    hash: 'sha256',
  },
  webhookTimestampUnit: 'seconds',
  webhookBody: 'as-callback',
  callbackRetries: 'as-webhook',
  callbackAccepts: '200',
  callbackSchemes: 'http-and-https',
  returnImageTypeElsewhere: 'honoured',
  unknownReturnImageType: 'refused',
  notCapturedImages: 'null',
  feeDetail: 'identity-only',
  placeholderNames: 'first',
  attackAndMismatchReason: 'LIVENESS_ATTACK',
  similarityFailureCode: 'SIMILARITY_FAILED',
  incompleteCode: 'USER_TIMEOUT',
  missingSignatureIdCode: 'PARAMETER_ERROR',
  erasedResult: 'verdict-kept',
  tokenRefusalCode: 'IAM_FAILED',
  busySignal: { httpStatus: 200, retryAfter: '10s' },
  unknownPath: 'html',
  transactionId: 'present',
  tokenNumberTypes: 'both',
  periodOutOfRange: 'refused',
  clockSkewSeconds: 300,
  authLicenseBilling: 'FREE',
  getVideo: { paths: 'both', codes: 'long' },
  generateSignatureIdVerbs: 'post-and-get',
  nativeAttackType: 'score-zero',
  similarityThreshold: 70,
  tokenHosts: 'every',
  linkFormat: 'opaque',
  deadLinkStatus: 403,
  retentionMs: null,
  limits: { callsPerSecond: null, liveTokens: null },
  unknownLivenessIdMessage: 'first',
};
