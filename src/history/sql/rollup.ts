import { sql, type Transaction } from 'kysely';
import type { SqlEngine } from './engine.js';
import { BUCKET_COLUMNS, type HistoryTables, type RecordRow, type RollupRow } from './tables.js';

/** What a row counts for: 1 as it is now, -1 as it was. */
export type RowChange = { readonly row: RecordRow; readonly count: 1 | -1 };

/** Returns the sums of the changes by group, in one order for all instances. Groups that do not change are left out. */
export function toRollupChanges(changes: readonly RowChange[]): readonly RollupRow[] {
  const groups = new Map<string, RollupRow>();
  for (const { row, count } of changes) {
    const key = toGroupKey(row);
    const group = groups.get(key) ?? toEmptyGroup(row, key);
    groups.set(key, group);
    group.total += count;
    const bucket = row.score_bucket === null ? undefined : BUCKET_COLUMNS[row.score_bucket];
    if (bucket !== undefined) group[bucket] = (group[bucket] ?? 0) + count;
  }
  return [...groups.values()]
    .filter((group) => group.total !== 0 || BUCKET_COLUMNS.some((column) => group[column] !== 0))
    .sort((one, other) => (one.group_key < other.group_key ? -1 : 1));
}

function toGroupKey(row: RecordRow): string {
  return JSON.stringify([
    ...[row.day, isDecided(row), row.status, row.error_code, row.is_likely_attack],
    ...[row.liveness_attack_type, row.liveness_flow_category, row.country_code],
  ]);
}

const isDecided = (row: RecordRow) => Number(row.decided_at !== null);

const NO_SCORES = Object.fromEntries(BUCKET_COLUMNS.map((column) => [column, 0]));

function toEmptyGroup(row: RecordRow, key: string): RollupRow {
  return {
    tenant: row.tenant,
    group_key: key,
    day: row.day,
    is_decided: isDecided(row),
    status: row.status,
    error_code: row.error_code,
    is_likely_attack: row.is_likely_attack,
    liveness_attack_type: row.liveness_attack_type,
    liveness_flow_category: row.liveness_flow_category,
    country_code: row.country_code,
    total: 0,
    ...NO_SCORES,
  };
}

/** Adds the changes to the groups, in the transaction that changes the rows. */
export async function addToRollup(
  engine: SqlEngine,
  transaction: Transaction<HistoryTables>,
  changes: readonly RollupRow[],
): Promise<void> {
  if (changes.length === 0) return;
  const columns = Object.keys(changes[0] ?? {}) as (keyof RollupRow & string)[];
  const sums = ['total', ...BUCKET_COLUMNS].map((column) => {
    const counter = sql.ref(column);
    return sql`${counter} = history_rollups.${counter} + excluded.${counter}`;
  });
  await sql`insert into history_rollups (${sql.join(columns.map((it) => sql.ref(it)))})
    ${engine.selectRows('history_rollups', columns, changes)}
    on conflict (tenant, group_key) do update set ${sql.join(sums)}`.execute(transaction);
}
