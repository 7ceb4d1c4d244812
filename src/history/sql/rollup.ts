import { sql, type Transaction } from 'kysely';
import { BUCKET_COLUMNS, type HistoryTables, type RecordRow, type RollupRow } from './tables.js';

/** What a row counts for: 1 as it is now, -1 as it was. */
export type RowChange = { readonly row: RecordRow; readonly count: 1 | -1 };

/** Returns the sums of the changes by group, in one order for all instances. Groups that do not change are left out. */
export function toRollupChanges(changes: readonly RowChange[]): readonly RollupRow[] {
  const groups = new Map<string, RollupRow>();
  for (const { row, count } of changes) {
    const group = toEmptyGroup(row);
    const sums = groups.get(group.group_key) ?? group;
    groups.set(group.group_key, sums);
    sums.total += count;
    const bucket = row.score_bucket === null ? undefined : BUCKET_COLUMNS[row.score_bucket];
    if (bucket !== undefined) sums[bucket] = (sums[bucket] ?? 0) + count;
  }
  return [...groups.values()]
    .filter((group) => group.total !== 0 || BUCKET_COLUMNS.some((column) => group[column] !== 0))
    .sort((one, other) => (one.group_key < other.group_key ? -1 : 1));
}

function toEmptyGroup(row: RecordRow): RollupRow {
  const { tenant, day, status, error_code, is_likely_attack, liveness_attack_type, liveness_flow_category } = row;
  const { country_code } = row;
  const is_decided = Number(row.decided_at !== null);
  const values = [day, is_decided, status, error_code, is_likely_attack, liveness_attack_type];
  return {
    ...{ tenant, day, is_decided, status, error_code, is_likely_attack, liveness_attack_type, liveness_flow_category },
    country_code,
    group_key: JSON.stringify([...values, liveness_flow_category, country_code]),
    total: 0,
    ...(Object.fromEntries(BUCKET_COLUMNS.map((column) => [column, 0])) as Record<
      (typeof BUCKET_COLUMNS)[number],
      number
    >),
  };
}

/** Adds the changes to the groups, in the transaction that changes the rows. */
export async function addToRollup(
  transaction: Transaction<HistoryTables>,
  changes: readonly RollupRow[],
  maxRows: number,
): Promise<void> {
  for (let start = 0; start < changes.length; start += maxRows) {
    const added = (column: 'total' | (typeof BUCKET_COLUMNS)[number]) =>
      [column, sql<number>`history_rollups.${sql.ref(column)} + excluded.${sql.ref(column)}`] as const;
    await transaction
      .insertInto('history_rollups')
      .values(changes.slice(start, start + maxRows))
      .onConflict((conflict) =>
        conflict
          .columns(['tenant', 'group_key'])
          .doUpdateSet(Object.fromEntries([added('total'), ...BUCKET_COLUMNS.map(added)])),
      )
      .execute();
  }
}

export const ROLLUP_COLUMNS = 11 + BUCKET_COLUMNS.length;
