import type { VerificationRecord } from '../../../src/domain/verification-record.js';
import { START } from '../test-clock.js';

/** Returns a record of a verification that passed, with these changes. */
export function recordOf(signatureId: string, changes: Partial<VerificationRecord> = {}): VerificationRecord {
  return {
    signatureId,
    status: 'PASS',
    errorCodes: [],
    faceLivenessScore: 90,
    faceSimilarityScore: null,
    livenessThreshold: 50,
    similarityThreshold: 70,
    isLikelyAttack: false,
    livenessAttackCode: null,
    livenessAttackType: null,
    livenessFlowCategory: 'SILENT',
    countryCode: 'IDN',
    userId: null,
    bizId: null,
    startedAt: START - 60_000,
    recordedAt: START,
    decidedAt: START - 1_000,
    erasedAt: null,
    observedAt: START,
    ...changes,
  };
}
