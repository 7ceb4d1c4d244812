import type { Fault, Target } from '../fault-injection/fault.js';
import type { Sample } from './sample.js';

/** A transaction for which every get-result call fails in the same way. */
export type ErrorSample = Sample & {
  readonly fault: Fault;
  /** The gateway's error code; null when there is only a link that expires early. */
  readonly errorCode: string | null;
};

const SOON_MS = 90_000;

/** One sample for each error that an id alone can cause. They do not affect other ids. */
export const errorSamples = {
  providerBusy: {
    signatureId: 'e07b5a4cb1d20001',
    description: 'The provider is busy and asks to wait for ten seconds',
    errorCode: 'PROVIDER_BUSY',
    fault: { kind: 'envelope', code: 'SERVICE_BUSY', retryAfter: '10s' },
    transaction: {},
  },
  providerTimeout: {
    signatureId: 'e07b5a4cb1d20002',
    description: 'The provider accepts the call and never answers',
    errorCode: 'PROVIDER_TIMEOUT',
    fault: { kind: 'hang' },
    transaction: {},
  },
  providerUnavailable: {
    signatureId: 'e07b5a4cb1d20003',
    description: 'The provider answers with an HTML page and status 503',
    errorCode: 'PROVIDER_UNAVAILABLE',
    fault: { kind: 'http-status', status: 503 },
    transaction: {},
  },
  providerRefuses: {
    signatureId: 'e07b5a4cb1d20004',
    description: 'The provider rejects the request',
    errorCode: 'PROVIDER_REFUSED',
    fault: { kind: 'envelope', code: 'PARAMETER_ERROR' },
    transaction: {},
  },
  answerOfAnother: {
    signatureId: 'e07b5a4cb1d20005',
    description: 'The provider answers with another transaction',
    errorCode: 'PROVIDER_INVALID_RESPONSE',
    fault: { kind: 'wrong-signature-id', signatureId: 'e07b5a4cb1d2ffff' },
    transaction: {},
  },
  linkRefused: {
    signatureId: 'e07b5a4cb1d20006',
    description: 'Passes; its links are not https, so the gateway returns none of them',
    errorCode: 'PROVIDER_INVALID_RESPONSE',
    fault: { kind: 'link', flaw: 'non-https' },
    transaction: {},
  },
  linkSoonExpired: {
    signatureId: 'e07b5a4cb1d20007',
    description: 'Passes; its links expire ninety seconds after they were issued',
    errorCode: null,
    fault: { kind: 'link', flaw: 'lifetime', ms: SOON_MS, format: 's3' },
    transaction: {},
  },
} satisfies Record<string, ErrorSample>;

export const standingFaults: readonly (readonly [Target, Fault])[] = Object.values(errorSamples).map(
  ({ signatureId, fault }) => [{ operation: 'get-result', signatureId }, fault],
);
