import { type Kysely, sql } from 'kysely';
import type { InstantRange, RecordFilter, StatisticsDimension } from '../history-store.js';
import { GROUP_MEMBERS, toConditions, toGroupConditions } from './conditions.js';
import { startOfDay, toDay } from './record-row.js';
import { BUCKET_COLUMNS, type GroupColumns, type HistoryTables } from './tables.js';

export const DIMENSION_COLUMNS = {
  DAY: 'day',
  STATUS: 'status',
  ERROR_CODE: 'error_code',
  LIVENESS_FLOW_CATEGORY: 'liveness_flow_category',
  LIVENESS_ATTACK_TYPE: 'liveness_attack_type',
  COUNTRY_CODE: 'country_code',
} as const satisfies Record<StatisticsDimension, keyof GroupColumns>;

/** Days from `first` on, without `end`. */
export type DayRange = { readonly first: number | undefined; readonly end: number | undefined };

/** Which part of the answer comes from the groups, and which from the rows, of the same instant of the database. */
export type StatisticsPlan = { readonly groups: DayRange | null; readonly rows: readonly RecordFilter[] };

/**
 * Takes whole days from the groups if they keep all that the filter compares, and only the rest of the first and the
 * last day from the rows.
 */
export function planStatistics(filter: RecordFilter): StatisticsPlan {
  const { decidedAt, ...others } = filter;
  const isOfGroups = Object.entries(others).every(
    ([name, value]) => value === undefined || GROUP_MEMBERS.some((member) => member === name),
  );
  if (!isOfGroups) return { groups: null, rows: [filter] };
  if (decidedAt === undefined) return { groups: { first: undefined, end: undefined }, rows: [] };
  const { from, before } = decidedAt;
  const first = from === undefined ? undefined : toDay(from - 1) + 1;
  const end = before === undefined ? undefined : toDay(before);
  if (first !== undefined && end !== undefined && first >= end) return { groups: null, rows: [filter] };
  const edges: InstantRange[] = [];
  if (from !== undefined && first !== undefined && from < startOfDay(first))
    edges.push({ from, before: startOfDay(first) });
  if (before !== undefined && end !== undefined && startOfDay(end) < before)
    edges.push({ from: startOfDay(end), before });
  return { groups: { first, end }, rows: edges.map((edge) => ({ ...others, decidedAt: edge })) };
}

/** One group of the answer by its columns, for each status and kind of attack. */
export type StatisticsRow = { readonly total: number } & Partial<GroupColumns> &
  Pick<GroupColumns, 'status' | 'is_likely_attack'> & { readonly [Column in (typeof BUCKET_COLUMNS)[number]]: number };

export function buildStatisticsQuery(
  database: Kysely<HistoryTables>,
  tenant: string,
  filter: RecordFilter,
  dimensions: readonly StatisticsDimension[],
) {
  const columns = [
    ...new Set([...dimensions.map((it) => DIMENSION_COLUMNS[it]), 'status', 'is_likely_attack'] as const),
  ];
  const { groups, rows } = planStatistics(filter);
  const parts = [
    ...(groups ? [sumGroups(database, tenant, filter, groups, columns)] : []),
    ...rows.map((it) => countRows(database, tenant, it, columns)),
  ];
  const [first, ...others] = parts;
  if (first === undefined) throw new Error('statistics of nothing');
  return others.reduce((all, part) => all.unionAll(part), first);
}

type Columns = readonly (keyof GroupColumns)[];

function sumGroups(
  database: Kysely<HistoryTables>,
  tenant: string,
  filter: RecordFilter,
  { first, end }: DayRange,
  columns: Columns,
) {
  let groups = database
    .selectFrom('history_rollups')
    .where('tenant', '=', tenant)
    .where('total', '<>', 0)
    .where((eb) => eb.and([...toGroupConditions('history_rollups', eb as never, filter)]));
  if (filter.decidedAt !== undefined) groups = groups.where('is_decided', '=', 1);
  if (first !== undefined) groups = groups.where('day', '>=', first);
  if (end !== undefined) groups = groups.where('day', '<', end);
  const sum = (column: 'total' | (typeof BUCKET_COLUMNS)[number]) => sql<number>`sum(${sql.ref(column)})`.as(column);
  return groups
    .groupBy(columns)
    .select([...columns])
    .select([sum('total'), ...BUCKET_COLUMNS.map(sum)]);
}

function countRows(database: Kysely<HistoryTables>, tenant: string, filter: RecordFilter, columns: Columns) {
  const buckets = BUCKET_COLUMNS.map((column, index) =>
    sql<number>`count(*) filter (where score_bucket = ${sql.lit(index)})`.as(column),
  );
  return database
    .selectFrom('history_records')
    .where((eb) => eb.and([...toConditions(eb, tenant, filter)]))
    .groupBy(columns)
    .select([...columns])
    .select([sql<number>`count(*)`.as('total'), ...buckets]);
}
