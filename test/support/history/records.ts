import type { VerificationRecord } from '../../../src/domain/verification-record.js';
import type { PageRequest } from '../../../src/history/history-store.js';

/** The nine oldest records. */
export const FIRST_PAGE: PageRequest = {
  filter: {},
  order: { field: 'RECORDED_AT', direction: 'ASC' },
  size: 9,
  backwards: false,
  from: null,
};

/** A passed verification, other than stated. */
export function createRecord(values: Partial<VerificationRecord> = {}): VerificationRecord {
  return {
    signatureId: 'id-1',
    status: 'PASS',
    errorCodes: [],
    faceLivenessScore: 98.5,
    faceSimilarityScore: 91.25,
    livenessThreshold: 50,
    similarityThreshold: 70,
    isLikelyAttack: false,
    livenessAttackCode: null,
    livenessAttackType: null,
    livenessFlowCategory: 'SILENT',
    countryCode: 'IDN',
    userId: 'user-1',
    bizId: 'biz-1',
    startedAt: Date.UTC(2026, 0, 2, 9),
    recordedAt: Date.UTC(2026, 0, 2, 10),
    decidedAt: Date.UTC(2026, 0, 2, 10),
    erasedAt: null,
    observedAt: Date.UTC(2026, 0, 2, 10),
    ...values,
  };
}
