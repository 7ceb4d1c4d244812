import { keepPlainParameters } from '../domain/input-parameters.js';
import type { StartedVerification, StartRequest } from '../domain/start/start-request.js';
import type { VerificationRecord } from '../domain/verification-record.js';
import type { RecordSettings } from './to-verification-record.js';

/**
 * Returns what is remembered of a verification that was started at `now`. Of its inputs it keeps the same as a record of its
 * result would, so that the first result changes none of them.
 */
export function toStartedRecord(
  { signatureId, startedAt }: StartedVerification,
  request: StartRequest,
  { policy, inputs }: RecordSettings,
  now: number,
): VerificationRecord {
  const { userId, bizId } = keepPlainParameters(request, new Set(inputs));
  return {
    signatureId,
    status: 'PENDING',
    errorCodes: [],
    faceLivenessScore: null,
    faceSimilarityScore: null,
    livenessThreshold: policy.livenessThreshold,
    similarityThreshold: policy.similarityThreshold,
    isLikelyAttack: null,
    livenessAttackCode: null,
    livenessAttackType: null,
    livenessFlowCategory: null,
    countryCode: request.region ?? null,
    userId: toText(userId),
    bizId: toText(bizId),
    startedAt,
    recordedAt: now,
    decidedAt: null,
    erasedAt: null,
    observedAt: startedAt,
  };
}

function toText(value: string | number | boolean | undefined): string | null {
  return value === undefined ? null : String(value);
}
