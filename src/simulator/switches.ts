import type { WebhookSigning } from './webhooks/webhook-signature.js';

/**
 * One switch for each open point of the provider's contract. Numbers refer to docs/provider-contract.md.
 * All of them may be changed while the simulator runs.
 */
export type SimulatorSwitches = {
  /** 1. `old`: liveness results have one verdict, idvResult, and lack the newest three fields of a face. */
  livenessProfile: 'newest' | 'old';
  /** 2. Value of submissionCompleted while a transaction is running. */
  submissionCompletedWhileRunning: boolean;
  /** 3. Whether COMPLETED is sent for an unfinished transaction. */
  completedNoticeForIncomplete: boolean;
  /** 4. Signed content, key and hash of a webhook. */
  webhookSigning: WebhookSigning;
  /** 5. Unit of the aai-timestamp header. */
  webhookTimestampUnit: 'seconds' | 'milliseconds';
  /** 6. Body of a webhook: the same as a callback, or with unknown keys. */
  webhookBody: 'as-callback' | 'with-unknown-keys';
  /** 7. Whether a callback is retried on the webhook's schedule. */
  callbackRetries: 'as-webhook' | 'none';
  /** 8. Statuses with which a callback counts as delivered. */
  callbackAccepts: '200' | '2xx';
  /** 9. Schemes that callbackUrl may have. */
  callbackSchemes: 'http-and-https' | 'https';
  /** 10. Whether products other than LD and IDV honor returnImageType. */
  returnImageTypeElsewhere: 'honoured' | 'ignored';
  /** 11. Effect of an unknown returnImageType: PARAMETER_ERROR, or URL. */
  unknownReturnImageType: 'refused' | 'url';
  /** 12. Whether images that were not captured are null or absent. */
  notCapturedImages: 'null' | 'absent';
  /** 13. Products with feeDetail. */
  feeDetail: 'identity-only' | 'everywhere' | 'nowhere';
  /** 14. One of two synthetic variants of docDetail, addressDetail, inputParameters and eventDetails. */
  placeholderNames: 'first' | 'second';
  /** 14. Layout of docDetail, for documents without one of their own. */
  documentLayout: 'flat' | 'sided' | 'nested';
  /** 15. Reason when a face is a likely attack and does not match. */
  attackAndMismatchReason: 'LIVENESS_ATTACK' | 'similarity';
  /** 16. Reason when a face does not match. */
  similarityFailureCode: string;
  /** 17. Reason of an unfinished transaction. */
  incompleteCode: string | null;
  /** 18. Code for a request without a signatureId. */
  missingSignatureIdCode: 'PARAMETER_ERROR' | 'EMPTY_PARAMETER_ERROR';
  /** 19. Result of an erased transaction: the verdict without images, or SIGNATURE_NOT_EXIST. */
  erasedResult: 'verdict-kept' | 'not-exist';
  /** 20. Code for an unknown or expired token. */
  tokenRefusalCode: 'IAM_FAILED' | 'ACCESS_DENIED';
  /** 21. Busy signal. `http-date` is a date ten seconds ahead; null: no header. */
  busySignal: { httpStatus: 200 | 429; retryAfter: string | 'http-date' | null };
  /** 22. Response to an unknown path: an HTML page with status 404, or a CLIENT_ERROR envelope. */
  unknownPath: 'html' | 'envelope';
  /** 23. Whether envelopes have a transactionId. */
  transactionId: 'present' | 'absent';
  /** 24. Types accepted for timestamp and periodSecond. */
  tokenNumberTypes: 'both' | 'string' | 'number';
  /** 25. Whether a periodSecond out of range is refused or clamped. */
  periodOutOfRange: 'refused' | 'clamped';
  /** 26. Allowed clock skew of a client in seconds, either way; null: not checked. */
  clockSkewSeconds: number | null;
  /** 27. Billing of auth-license. */
  authLicenseBilling: 'FREE' | 'PAY';
  /** 28. Paths of get-video (`by-host`: the one of the Host header), and its list of codes. */
  getVideo: { paths: 'both' | 'by-host'; codes: 'long' | 'short' };
  /** 29. Methods of generate-signature-id. */
  generateSignatureIdVerbs: 'post-and-get' | 'post';
  /** 30. Score at which native results have an attack type; web results have it below 50. */
  nativeAttackType: 'score-zero' | 'score-below-50';
  /** 31. The account's Face Comparison Threshold, 0..100. */
  similarityThreshold: number;
  /** 32. Whether tokens are issued on every host, or on all but vn-api. */
  tokenHosts: 'every' | 'listed';
  /** 33. Format in which a link states its expiry; `opaque` is readable by the simulator only. */
  linkFormat: 'opaque' | 's3' | 'expires' | 'azure';
  /** 33. Status of an expired link. */
  deadLinkStatus: 403 | 404 | 410;
  /** 34. Milliseconds after the last capture at which the provider erases the data; null: never. */
  retentionMs: number | null;
  /** 35. Business calls per second before SERVICE_BUSY, and valid tokens before the oldest is invalidated; null: no limit. */
  limits: { callsPerSecond: number | null; liveTokens: number | null };
  /** 36. Spelling of the message for an unknown livenessId. */
  unknownLivenessIdMessage: 'first' | 'second';
  /** 37. Where detection-result refuses a request without a region. */
  nativeRegion: 'singapore' | 'everywhere' | 'nowhere';
  /** 37. Paths of detection-result: the one of the Host header, if that is a known host, or any path on every host. */
  nativePaths: 'by-host' | 'every';
  /** 38. Effect of a parameter that the product of a new session does not have. */
  foreignParameters: 'ignored' | 'refused';
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
  documentLayout: 'flat',
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
  nativeRegion: 'singapore',
  nativePaths: 'by-host',
  foreignParameters: 'ignored',
};
