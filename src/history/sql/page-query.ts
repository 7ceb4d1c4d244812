import { type Kysely, type SqlBool, sql } from 'kysely';
import type { PageRequest, RecordOrder, RecordPage, RecordPosition } from '../history-store.js';
import { toConditions } from './conditions.js';
import { toRecord } from './record-row.js';
import type { HistoryTables, RecordRow } from './tables.js';

const COLUMNS = {
  RECORDED_AT: 'recorded_at',
  DECIDED_AT: 'decided_at',
  FACE_LIVENESS_SCORE: 'face_liveness_score',
} as const satisfies Record<RecordOrder['field'], keyof RecordRow>;

/** Reads a page by one statement, whose cost does not depend on how deep in the order the page begins. */
export async function readPage(
  database: Kysely<HistoryTables>,
  tenant: string,
  request: PageRequest,
): Promise<RecordPage> {
  const { size, backwards } = request;
  const rows = await buildPageQuery(database, tenant, request).execute();
  const records = rows.slice(0, size).map(toRecord);
  return { records: backwards ? records.reverse() : records, hasMore: rows.length > size };
}

/**
 * Records with a value and those without one are two ranges of an index, whichever end of it the database keeps nulls
 * at. Databases read the parts of a union in turn and stop at the limit: the second one costs nothing if the first fills
 * the page.
 */
export function buildPageQuery(database: Kysely<HistoryTables>, tenant: string, request: PageRequest) {
  const [first, second] = toRanges(request);
  const query = selectRange(database, tenant, request, first);
  const both = second ? query.unionAll(selectRange(database, tenant, request, second)) : query;
  return database
    .selectFrom(both.as('page'))
    .selectAll()
    .limit(request.size + 1);
}

/** A part of the order: records with or without a value, from a position on. */
type OrderRange = { readonly hasValue: boolean; readonly from: RecordPosition | null };

/** Returns the parts of the order in which the page can lie, in the direction of the request. */
function toRanges({ order, backwards, from }: PageRequest): readonly [OrderRange, OrderRange?] {
  if (order.field === 'RECORDED_AT') return [{ hasValue: true, from }];
  const valued = { hasValue: true, from: from?.value === null ? null : from };
  const valueless = { hasValue: false, from: from?.value === null ? from : null };
  const [first, second] = backwards ? [valueless, valued] : [valued, valueless];
  const isBeyondFirst = from !== null && (from.value === null) !== backwards;
  return isBeyondFirst ? [second] : [first, second];
}

function selectRange(
  database: Kysely<HistoryTables>,
  tenant: string,
  { filter, order, size, backwards }: PageRequest,
  { hasValue, from }: OrderRange,
) {
  const column = COLUMNS[order.field];
  const direction = (order.direction === 'DESC') === backwards ? 'asc' : 'desc';
  const beyond = sql.raw(direction === 'asc' ? '>' : '<');
  let range = database
    .selectFrom('history_records')
    .selectAll()
    .where((eb) => eb.and([...toConditions(eb, tenant, filter), eb(column, hasValue ? 'is not' : 'is', null)]));
  if (from !== null && hasValue) {
    // Compared as one value, so that it is one place in the index.
    range = range.where(
      sql<SqlBool>`(${sql.ref(column)}, signature_id) ${beyond} (${from.value}, ${from.signatureId})`,
    );
  } else if (from !== null) range = range.where(sql<SqlBool>`signature_id ${beyond} ${from.signatureId}`);
  // By the column as well where it is null: the planner of PostgreSQL recognizes the order of the index by that.
  const ordered = range.orderBy(column, direction).orderBy('signature_id', direction);
  return database.selectFrom(ordered.limit(size + 1).as('part')).selectAll();
}
