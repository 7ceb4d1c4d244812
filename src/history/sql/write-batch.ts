import { type Kysely, sql, type Transaction } from 'kysely';
import type { VerificationRecord } from '../../domain/verification-record.js';
import { isStateOfFirst, mergeById, mergeRecords } from '../merge-records.js';
import type { SqlEngine } from './engine.js';
import { toRecord, toRow } from './record-row.js';
import { addToRollup, type RowChange, toRollupChanges } from './rollup.js';
import type { HistoryTables, RecordRow } from './tables.js';

/** Ids per statement, far below the number of parameters that a database takes. */
const MAX_IDS = 500;

/**
 * Merges records into those that are stored, and changes the groups by the difference, in one transaction. The lock of
 * the tenant lets one batch at a time read, merge and write, so that batches neither overwrite each other nor deadlock.
 */
export async function writeBatch(
  engine: SqlEngine,
  tenant: string,
  records: readonly VerificationRecord[],
): Promise<void> {
  const byId = mergeById(records);
  if (byId.size === 0) return;
  await engine.database.transaction().execute(async (transaction) => {
    await engine.lock(transaction, tenant);
    const stored = await readStored(transaction, tenant, [...byId.keys()]);
    const changes: RowChange[] = [];
    for (const record of byId.values()) {
      const old = stored.get(record.signatureId);
      const row = old ? mergeIntoRow(tenant, old, record) : toRow(tenant, record);
      if (old && isSameRow(old, row)) continue;
      if (old) changes.push({ row: old, count: -1 });
      changes.push({ row, count: 1 });
    }
    const rows = changes.filter(({ count }) => count === 1).map(({ row }) => row);
    if (rows.length === 0) return;
    await upsertRows(engine, transaction, rows);
    await addToRollup(engine, transaction, toRollupChanges(changes));
    await addToSize(transaction, tenant, byId.size - stored.size);
  });
}

async function readStored(transaction: Transaction<HistoryTables>, tenant: string, ids: readonly string[]) {
  const stored = new Map<string, RecordRow>();
  for (let start = 0; start < ids.length; start += MAX_IDS) {
    const rows = await transaction
      .selectFrom('history_records')
      .selectAll()
      .where('tenant', '=', tenant)
      .where('signature_id', 'in', ids.slice(start, start + MAX_IDS))
      .execute();
    for (const row of rows) stored.set(row.signature_id, row);
  }
  return stored;
}

/** What is stored stays as it is if it counts: a newer version may have written values that this one cannot read. */
function mergeIntoRow(tenant: string, old: RecordRow, record: VerificationRecord): RecordRow {
  const known = toRecord(old);
  const row = toRow(tenant, mergeRecords(known, record));
  if (!isStateOfFirst(known, record)) return row;
  const { day, recorded_at, started_at, decided_at, erased_at, user_id, biz_id } = row;
  return { ...old, day, recorded_at, started_at, decided_at, erased_at, user_id, biz_id };
}

function isSameRow(one: RecordRow, other: RecordRow): boolean {
  return (Object.keys(other) as (keyof RecordRow)[]).every((column) => one[column] === other[column]);
}

async function upsertRows(engine: SqlEngine, transaction: Transaction<HistoryTables>, rows: readonly RecordRow[]) {
  const columns = Object.keys(rows[0] ?? {}) as (keyof RecordRow)[];
  const isKey = (column: string) => column === 'tenant' || column === 'signature_id';
  const values = columns
    .filter((column) => !isKey(column))
    .map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`);
  await sql`insert into history_records (${sql.join(columns.map((it) => sql.ref(it)))})
    ${engine.selectRows('history_records', columns, rows)}
    on conflict (tenant, signature_id) do update set ${sql.join(values)}`.execute(transaction);
}

/** Changes the number of records of a tenant, whose lock the transaction holds. */
export async function addToSize(transaction: Kysely<HistoryTables>, tenant: string, difference: number): Promise<void> {
  if (difference === 0) return;
  await transaction
    .insertInto('history_sizes')
    .values({ tenant, records: difference })
    .onConflict((conflict) =>
      conflict
        .column('tenant')
        .doUpdateSet((eb) => ({ records: eb('history_sizes.records', '+', eb.ref('excluded.records')) })),
    )
    .execute();
}
