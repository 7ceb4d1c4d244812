import { type ColumnDefinitionBuilder, type RawBuilder, sql, type Transaction } from 'kysely';
import { BUCKET_COLUMNS, type HistoryTables } from './tables.js';

type Migration = (transaction: Transaction<HistoryTables>, text: RawBuilder<unknown>) => Promise<void>;

/** The schema version of a database is the number of these that it has been through. Released ones do not change. */
export const MIGRATIONS: readonly Migration[] = [createTables];

async function createTables(transaction: Transaction<HistoryTables>, text: RawBuilder<unknown>): Promise<void> {
  const { schema } = transaction;
  const textColumn = text as RawBuilder<string>;
  const required = (column: ColumnDefinitionBuilder) => column.notNull();
  await schema
    .createTable('history_records')
    .addColumn('tenant', textColumn, required)
    .addColumn('signature_id', textColumn, required)
    .addColumn('day', 'integer', required)
    .addColumn('status', textColumn, required)
    .addColumn('error_code', textColumn)
    .addColumn('error_codes', textColumn, required)
    .addColumn('face_liveness_score', 'double precision')
    .addColumn('face_similarity_score', 'double precision')
    .addColumn('liveness_threshold', 'double precision', required)
    .addColumn('similarity_threshold', 'double precision', required)
    .addColumn('is_likely_attack', 'smallint')
    .addColumn('liveness_attack_code', 'double precision')
    .addColumn('liveness_attack_type', textColumn)
    .addColumn('liveness_flow_category', textColumn)
    .addColumn('country_code', textColumn)
    .addColumn('user_id', textColumn)
    .addColumn('biz_id', textColumn)
    .addColumn('started_at', 'bigint')
    .addColumn('recorded_at', 'bigint', required)
    .addColumn('decided_at', 'bigint')
    .addColumn('erased_at', 'bigint')
    .addColumn('observed_at', 'bigint', required)
    .addColumn('score_bucket', 'smallint')
    .addPrimaryKeyConstraint('history_records_key', ['tenant', 'signature_id'])
    .execute();
  await createIndexes(transaction);
  let rollups = schema
    .createTable('history_rollups')
    .addColumn('tenant', textColumn, required)
    .addColumn('group_key', textColumn, required)
    .addColumn('day', 'integer', required)
    .addColumn('is_decided', 'smallint', required)
    .addColumn('status', textColumn, required)
    .addColumn('error_code', textColumn)
    .addColumn('is_likely_attack', 'smallint')
    .addColumn('liveness_attack_type', textColumn)
    .addColumn('liveness_flow_category', textColumn)
    .addColumn('country_code', textColumn)
    .addColumn('total', 'integer', required);
  for (const column of BUCKET_COLUMNS) rollups = rollups.addColumn(column, 'integer', required);
  await rollups.addPrimaryKeyConstraint('history_rollups_key', ['tenant', 'group_key']).execute();
  await sql`create index history_rollups_day on history_rollups (tenant, day)`.execute(transaction);
  await schema
    .createTable('history_sizes')
    .addColumn('tenant', textColumn, (column) => column.primaryKey())
    .addColumn('records', 'bigint', required)
    .execute();
}

/** Each ends with an order, so that a page of what it finds needs no sorting. Those of rare records hold only these. */
async function createIndexes(transaction: Transaction<HistoryTables>): Promise<void> {
  const indexes = {
    recorded: '(tenant, recorded_at, signature_id)',
    decided: '(tenant, decided_at, signature_id)',
    score: '(tenant, face_liveness_score, signature_id)',
    user: '(tenant, user_id, recorded_at, signature_id) where user_id is not null',
    biz: '(tenant, biz_id, recorded_at, signature_id) where biz_id is not null',
    error: '(tenant, error_code, recorded_at, signature_id) where error_code is not null',
    country: '(tenant, country_code, recorded_at, signature_id) where country_code is not null',
    pending: "(tenant, recorded_at, signature_id) where status = 'PENDING'",
    attack: '(tenant, recorded_at, signature_id) where is_likely_attack = 1',
    attack_type: '(tenant, liveness_attack_type, recorded_at, signature_id) where liveness_attack_type is not null',
    erased: '(tenant, recorded_at, signature_id) where erased_at is not null',
  };
  for (const [name, definition] of Object.entries(indexes))
    await sql.raw(`create index history_records_${name} on history_records ${definition}`).execute(transaction);
}
