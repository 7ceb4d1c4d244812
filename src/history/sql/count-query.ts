import type { RecordFilter } from '../history-store.js';
import { toConditions } from './conditions.js';
import type { SqlEngine } from './engine.js';

/** Members of a filter without an index of their own, or with one in the order of recording. */
const IN_ORDER_OF_RECORDING: readonly string[] = [
  ...(['status', 'isLikelyAttack', 'livenessFlowCategory', 'faceSimilarityScore', 'isErased'] as const),
  'recordedAt',
] satisfies (keyof RecordFilter)[];

/** Counts the records that match, up to `max`. */
export function buildCountQuery(
  { database, countsInOrder }: Pick<SqlEngine, 'database' | 'countsInOrder'>,
  tenant: string,
  filter: RecordFilter,
  max: number,
) {
  let found = database
    .selectFrom('history_records')
    .select('tenant')
    .where((eb) => eb.and([...toConditions(eb, tenant, filter)]))
    .limit(max);
  const members = Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  // Records lie in the order in which they were recorded. In that of scores, each is in another block.
  if (countsInOrder && members.every((name) => IN_ORDER_OF_RECORDING.includes(name)))
    found = found.orderBy('recorded_at').orderBy('signature_id');
  return database.selectFrom(found.as('found')).select((eb) => eb.fn.countAll<number>().as('records'));
}
