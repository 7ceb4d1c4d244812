import type { VerificationRecord } from '../domain/verification-record.js';

/**
 * Merges two records of one verification. The outcome is the same in any order and any number of times: a final state
 * wins over PENDING, then the later `observedAt`, then the status that comes first by name, then the other facts in a
 * fixed order. The earliest `recordedAt`, `startedAt`, `decidedAt` and `erasedAt` stay. So do `userId` and `bizId`, since
 * the results of some products do not repeat them; of two that differ the last one by text.
 */
export function mergeRecords(one: VerificationRecord, other: VerificationRecord): VerificationRecord {
  const winner = isStateOfFirst(one, other) ? one : other;
  return {
    ...winner,
    recordedAt: Math.min(one.recordedAt, other.recordedAt),
    startedAt: earliest(one.startedAt, other.startedAt),
    decidedAt: earliest(one.decidedAt, other.decidedAt),
    erasedAt: earliest(one.erasedAt, other.erasedAt),
    userId: lastKnown(one.userId, other.userId),
    bizId: lastKnown(one.bizId, other.bizId),
  };
}

/** Merges records of the same verification, so that one of each remains. */
export function mergeById(records: readonly VerificationRecord[]): ReadonlyMap<string, VerificationRecord> {
  const byId = new Map<string, VerificationRecord>();
  for (const record of records) {
    const known = byId.get(record.signatureId);
    byId.set(record.signatureId, known ? mergeRecords(known, record) : record);
  }
  return byId;
}

/** Whether the state of the first of two records counts; it does if they are the same. */
export function isStateOfFirst(one: VerificationRecord, other: VerificationRecord): boolean {
  return compareStates(one, other) <= 0;
}

/** Negative if the state of `one` counts. */
function compareStates(one: VerificationRecord, other: VerificationRecord): number {
  return (
    Number(one.status === 'PENDING') - Number(other.status === 'PENDING') ||
    other.observedAt - one.observedAt ||
    compareTexts(one.status, other.status) ||
    compareTexts(factsOf(one), factsOf(other))
  );
}

/** Without a last word, two states of the same instant would leave what was written last. */
function factsOf(record: VerificationRecord): string {
  return JSON.stringify([
    record.errorCodes,
    record.faceLivenessScore,
    record.faceSimilarityScore,
    record.livenessThreshold,
    record.similarityThreshold,
    record.isLikelyAttack,
    record.livenessAttackCode,
    record.livenessAttackType,
    record.livenessFlowCategory,
    record.countryCode,
  ]);
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function lastKnown(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return compareTexts(one, other) < 0 ? other : one;
}

function earliest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}
