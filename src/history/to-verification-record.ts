import { isLikelyAttack, type VerdictPolicy } from '../domain/verdict.js';
import type { Verification } from '../domain/verification.js';
import type { RecordedInput, VerificationRecord } from '../domain/verification-record.js';

export type RecordSettings = {
  /** The thresholds in force. */
  readonly policy: VerdictPolicy;
  readonly inputs: readonly RecordedInput[];
};

/** Returns what is remembered of a result that is read at `now`. Nothing else of it reaches the history. */
export function toVerificationRecord(
  result: Verification,
  { policy, inputs }: RecordSettings,
  now: number,
): VerificationRecord {
  const times = result.eventDetails.map(({ createdAt }) => createdAt).filter((time) => time !== null);
  const inputOf = (name: RecordedInput) => {
    const value = inputs.includes(name) ? result.inputParameters?.[name] : undefined;
    return value === undefined ? null : String(value);
  };
  return {
    signatureId: result.signatureId,
    status: result.status,
    errorCodes: result.errorCodes,
    faceLivenessScore: result.faceLivenessScore,
    faceSimilarityScore: result.faceSimilarityScore,
    livenessThreshold: policy.livenessThreshold,
    similarityThreshold: policy.similarityThreshold,
    isLikelyAttack: isLikelyAttack(result, policy),
    livenessAttackCode: result.livenessAttackCode,
    livenessAttackType: result.livenessAttackType,
    livenessFlowCategory: result.livenessFlowCategory,
    countryCode: result.countryCode,
    userId: inputOf('userId'),
    bizId: inputOf('bizId'),
    startedAt: times.length === 0 ? null : Math.min(...times),
    recordedAt: now,
    decidedAt: result.status === 'PENDING' ? null : toDecidedAt(times, result.fetchedAt),
    erasedAt: null,
    observedAt: result.fetchedAt,
  };
}

/** Returns the time of the last event. One after the result was fetched is a mistake of a clock. */
function toDecidedAt(times: readonly number[], fetchedAt: number): number {
  const last = Math.max(...times);
  return times.length === 0 || last > fetchedAt ? fetchedAt : last;
}
