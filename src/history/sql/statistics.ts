import type { Kysely } from 'kysely';
import type { GroupKey, RecordFilter, StatisticsDimension, StatisticsGroup } from '../history-store.js';
import { attackTypeSchema, flowSchema, startOfDay, statusSchema } from './record-row.js';
import { buildStatisticsQuery, type StatisticsRow } from './statistics-query.js';
import { BUCKET_COLUMNS, type HistoryTables } from './tables.js';

export async function readStatistics(
  database: Kysely<HistoryTables>,
  tenant: string,
  filter: RecordFilter,
  dimensions: readonly StatisticsDimension[],
): Promise<readonly StatisticsGroup[]> {
  const rows = await buildStatisticsQuery(database, tenant, filter, dimensions).execute();
  const valuesOf = (key: GroupKey) => dimensions.map((it) => key[KEY_MEMBERS[it]] ?? null);
  const groups = new Map<string, StatisticsGroup>();
  if (dimensions.length === 0) groups.set('', EMPTY);
  for (const row of rows as readonly StatisticsRow[]) {
    const key = toKey(row, dimensions);
    const id = dimensions.length === 0 ? '' : JSON.stringify(valuesOf(key));
    groups.set(id, addRow(groups.get(id) ?? { ...EMPTY, key }, row));
  }
  return [...groups.values()].sort((one, other) => compareValues(valuesOf(one.key), valuesOf(other.key)));
}

const KEY_MEMBERS = {
  DAY: 'day',
  STATUS: 'status',
  ERROR_CODE: 'errorCode',
  LIVENESS_FLOW_CATEGORY: 'livenessFlowCategory',
  LIVENESS_ATTACK_TYPE: 'livenessAttackType',
  COUNTRY_CODE: 'countryCode',
} as const satisfies Record<StatisticsDimension, keyof GroupKey>;

const EMPTY: StatisticsGroup = {
  key: {},
  ...{ total: 0, passed: 0, failed: 0, incomplete: 0, pending: 0, likelyAttacks: 0, decidedAttacks: 0 },
  scores: BUCKET_COLUMNS.map(() => 0),
};

function addRow(group: StatisticsGroup, row: StatisticsRow): StatisticsGroup {
  const { total } = row;
  const status = statusSchema.parse(row.status);
  const countIf = (isCounted: boolean) => (isCounted ? total : 0);
  const isAttack = row.is_likely_attack === 1;
  return {
    key: group.key,
    total: group.total + total,
    passed: group.passed + countIf(status === 'PASS'),
    failed: group.failed + countIf(status === 'FAIL'),
    incomplete: group.incomplete + countIf(status === 'INCOMPLETE'),
    pending: group.pending + countIf(status === 'PENDING'),
    likelyAttacks: group.likelyAttacks + countIf(isAttack),
    decidedAttacks: group.decidedAttacks + countIf(isAttack && (status === 'PASS' || status === 'FAIL')),
    scores: BUCKET_COLUMNS.map((column, index) => (group.scores[index] ?? 0) + (row[column] ?? 0)),
  };
}

function toKey(row: StatisticsRow, dimensions: readonly StatisticsDimension[]): GroupKey {
  const members: Record<StatisticsDimension, () => GroupKey> = {
    DAY: () => ({ day: new Date(startOfDay(row.day ?? 0)).toISOString().slice(0, 10) }),
    STATUS: () => ({ status: statusSchema.parse(row.status) }),
    ERROR_CODE: () => ({ errorCode: row.error_code ?? null }),
    LIVENESS_FLOW_CATEGORY: () => ({ livenessFlowCategory: flowSchema.parse(row.liveness_flow_category) }),
    LIVENESS_ATTACK_TYPE: () => ({ livenessAttackType: attackTypeSchema.parse(row.liveness_attack_type) }),
    COUNTRY_CODE: () => ({ countryCode: row.country_code ?? null }),
  };
  return Object.assign({}, ...dimensions.map((it) => members[it]()));
}

/** By the values of the dimensions in turn; a missing one comes last. */
function compareValues(one: readonly (string | null)[], other: readonly (string | null)[]): number {
  for (const [index, value] of one.entries()) {
    const against = other[index] ?? null;
    if (value === against) continue;
    if (value === null || against === null) return value === null ? 1 : -1;
    return value < against ? -1 : 1;
  }
  return 0;
}
