import type { VerificationRecord } from '../../../src/domain/verification-record.js';
import type { GroupKey, StatisticsDimension, StatisticsGroup } from '../../../src/history/history-store.js';

/** Counts records by the values of their dimensions, each group by going through all of its records once more. */
export function groupRecords(
  records: readonly VerificationRecord[],
  dimensions: readonly StatisticsDimension[],
): readonly StatisticsGroup[] {
  const groups = new Map<string, { key: GroupKey; records: VerificationRecord[] }>();
  if (dimensions.length === 0) groups.set('[]', { key: {}, records: [] });
  for (const record of records) {
    const key = toKey(record, dimensions);
    const text = JSON.stringify(Object.values(key));
    const group = groups.get(text) ?? { key, records: [] };
    groups.set(text, group);
    group.records.push(record);
  }
  return [...groups.values()]
    .sort((a, b) => compareKeys(Object.values(a.key), Object.values(b.key)))
    .map(({ key, records }) => toGroup(key, records));
}

function toGroup(key: GroupKey, records: readonly VerificationRecord[]): StatisticsGroup {
  const countIf = (isSo: (record: VerificationRecord) => boolean) => records.filter(isSo).length;
  const isDecided = ({ status }: VerificationRecord) => status === 'PASS' || status === 'FAIL';
  return {
    key,
    total: records.length,
    passed: countIf(({ status }) => status === 'PASS'),
    failed: countIf(({ status }) => status === 'FAIL'),
    incomplete: countIf(({ status }) => status === 'INCOMPLETE'),
    pending: countIf(({ status }) => status === 'PENDING'),
    likelyAttacks: countIf(({ isLikelyAttack }) => isLikelyAttack === true),
    decidedAttacks: countIf((it) => it.isLikelyAttack === true && isDecided(it)),
    scores: Array.from({ length: 20 }, (_, index) =>
      countIf(({ faceLivenessScore: score }) => score !== null && Math.min(19, Math.floor(score / 5)) === index),
    ),
  };
}

/** The members come in the order of the dimensions: groups are sorted by it. */
function toKey(record: VerificationRecord, dimensions: readonly StatisticsDimension[]): GroupKey {
  const members: Record<StatisticsDimension, GroupKey> = {
    DAY: { day: new Date(record.decidedAt ?? record.recordedAt).toISOString().slice(0, 10) },
    STATUS: { status: record.status },
    ERROR_CODE: { errorCode: record.errorCodes[0] ?? null },
    LIVENESS_FLOW_CATEGORY: { livenessFlowCategory: record.livenessFlowCategory },
    LIVENESS_ATTACK_TYPE: { livenessAttackType: record.livenessAttackType },
    COUNTRY_CODE: { countryCode: record.countryCode },
  };
  return Object.assign({}, ...dimensions.map((it) => members[it]));
}

/** A missing value comes last. */
function compareKeys(one: readonly (string | null)[], other: readonly (string | null)[]): number {
  for (const [index, value] of one.entries()) {
    const against = other[index] ?? null;
    if (value === against) continue;
    if (value === null || against === null) return value === null ? 1 : -1;
    return value < against ? -1 : 1;
  }
  return 0;
}
