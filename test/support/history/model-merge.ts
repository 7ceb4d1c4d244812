import type { VerificationRecord } from '../../../src/domain/verification-record.js';

/** The rule of `HistoryStore.put`, written a second time. */
export function mergeInto(stored: VerificationRecord, read: VerificationRecord): VerificationRecord {
  const [counting] = [stored, read].sort((a, b) => {
    const isPending = ({ status }: VerificationRecord) => (status === 'PENDING' ? 1 : 0);
    return (
      isPending(a) - isPending(b) ||
      b.observedAt - a.observedAt ||
      order(a.status, b.status) ||
      order(facts(a), facts(b))
    );
  });
  const first = (field: 'recordedAt' | 'startedAt' | 'decidedAt' | 'erasedAt') => {
    const instants = [stored[field], read[field]].filter((it) => it !== null);
    return instants.length === 0 ? null : Math.min(...instants);
  };
  const known = (field: 'userId' | 'bizId') =>
    [stored[field], read[field]]
      .filter((it) => it !== null)
      .sort(order)
      .at(-1) ?? null;
  return {
    ...(counting ?? stored),
    recordedAt: Math.min(stored.recordedAt, read.recordedAt),
    startedAt: first('startedAt'),
    decidedAt: first('decidedAt'),
    erasedAt: first('erasedAt'),
    userId: known('userId'),
    bizId: known('bizId'),
  };
}

const order = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

/** Decides between two states of the same kind, instant and status. */
function facts(record: VerificationRecord): string {
  const { faceLivenessScore, faceSimilarityScore, livenessThreshold, similarityThreshold, ...others } = record;
  const { isLikelyAttack, livenessAttackCode, livenessAttackType, livenessFlowCategory, countryCode } = others;
  const scores = [faceLivenessScore, faceSimilarityScore, livenessThreshold, similarityThreshold];
  const attack = [isLikelyAttack, livenessAttackCode, livenessAttackType];
  return JSON.stringify([record.errorCodes, ...scores, ...attack, livenessFlowCategory, countryCode]);
}
