import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { RecordFilter } from '../history-store.js';
import { toStorableText } from './record-row.js';
import type { HistoryTables } from './tables.js';

type Records = ExpressionBuilder<HistoryTables, 'history_records'>;
type Groups = ExpressionBuilder<HistoryTables, 'history_records' | 'history_rollups'>;
export type Condition = Expression<SqlBool>;

/** Members of a filter that rows and their groups answer alike. */
export const GROUP_MEMBERS = [
  ...(['status', 'errorCode', 'isLikelyAttack'] as const),
  ...(['livenessAttackType', 'livenessFlowCategory', 'countryCode'] as const),
];

/** Returns the conditions of the members that rows and groups answer alike. */
export function toGroupConditions(
  table: 'history_records' | 'history_rollups',
  eb: Groups,
  filter: RecordFilter,
): readonly Condition[] {
  const conditions: Condition[] = [];
  const oneOf = (column: GroupColumn, values: readonly string[] | undefined) => {
    if (values !== undefined) conditions.push(toMembership(eb.ref(`${table}.${column}`), values));
  };
  // As a constant, which the partial index of unfinished ones is recognized by.
  if (isOnly(filter.status, 'PENDING')) conditions.push(sql<SqlBool>`${eb.ref(`${table}.status`)} = 'PENDING'`);
  else oneOf('status', filter.status);
  oneOf('error_code', filter.errorCode);
  oneOf('liveness_attack_type', filter.livenessAttackType);
  oneOf('liveness_flow_category', filter.livenessFlowCategory);
  oneOf('country_code', filter.countryCode);
  const attack = eb.ref(`${table}.is_likely_attack`);
  if (filter.isLikelyAttack === true) conditions.push(sql<SqlBool>`${attack} = 1`);
  if (filter.isLikelyAttack === false) conditions.push(sql<SqlBool>`${attack} = 0`);
  return conditions;
}

type GroupColumn = 'status' | 'error_code' | 'liveness_attack_type' | 'liveness_flow_category' | 'country_code';

/** Returns the conditions of all members, and of the tenant. */
export function toConditions(eb: Records, tenant: string, filter: RecordFilter): readonly Condition[] {
  const conditions: Condition[] = [
    eb('history_records.tenant', '=', tenant),
    ...toGroupConditions('history_records', eb as Groups, filter),
  ];
  const { userId, bizId, signatureIds, isErased } = filter;
  if (userId !== undefined) conditions.push(eb('user_id', '=', toStorableText(userId)));
  if (bizId !== undefined) conditions.push(eb('biz_id', '=', toStorableText(bizId)));
  if (signatureIds !== undefined) conditions.push(toMembership(eb.ref('signature_id'), signatureIds));
  if (isErased !== undefined) conditions.push(eb('erased_at', isErased ? 'is not' : 'is', null));
  const between = (column: RangeColumn, range: Range | undefined) => {
    if (range === undefined) return;
    conditions.push(eb(column, 'is not', null));
    if (range.from !== undefined) conditions.push(eb(column, '>=', range.from));
    if (range.before !== undefined) conditions.push(eb(column, '<', range.before));
    if (range.to !== undefined) conditions.push(eb(column, '<=', range.to));
  };
  between('recorded_at', filter.recordedAt);
  between('decided_at', filter.decidedAt);
  between('face_liveness_score', filter.faceLivenessScore);
  between('face_similarity_score', filter.faceSimilarityScore);
  return conditions;
}

type RangeColumn = 'recorded_at' | 'decided_at' | 'face_liveness_score' | 'face_similarity_score';
type Range = {
  readonly from?: number | undefined;
  readonly before?: number | undefined;
  readonly to?: number | undefined;
};

function toMembership(column: Expression<string | null>, values: readonly string[]): Condition {
  const [first, ...others] = values.map(toStorableText);
  if (first === undefined) return sql<SqlBool>`1 = 0`;
  return others.length === 0
    ? sql<SqlBool>`${column} = ${first}`
    : sql<SqlBool>`${column} in (${sql.join([first, ...others])})`;
}

function isOnly(values: readonly string[] | undefined, value: string): boolean {
  return values?.length === 1 && values[0] === value;
}
