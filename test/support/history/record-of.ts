import type { VerificationRecord } from '../../../src/domain/verification-record.js';
import { START } from '../test-clock.js';
import { createRecord } from './records.js';

/** Returns a record that was made when the test clock started, without the values that a test filters by. */
export function recordOf(signatureId: string, changes: Partial<VerificationRecord> = {}): VerificationRecord {
  return createRecord({
    ...{ signatureId, faceLivenessScore: 90, faceSimilarityScore: null, userId: null, bizId: null },
    ...{ startedAt: START - 60_000, recordedAt: START, decidedAt: START - 1_000, observedAt: START },
    ...changes,
  });
}
