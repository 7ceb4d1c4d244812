import type { SqlEngine } from './engine.js';
import { addToSize } from './write-batch.js';

/** Deletes at most `max` records recorded before `instant`, tenant by tenant. Returns their number. */
export async function deleteOld(engine: SqlEngine, instant: number, max: number): Promise<number> {
  const tenants = await engine.database.selectFrom('history_sizes').select('tenant').orderBy('tenant').execute();
  let deleted = 0;
  for (const { tenant } of tenants) {
    if (deleted >= max) break;
    deleted += await deleteOldOf(engine, tenant, instant, max - deleted);
  }
  return deleted;
}

async function deleteOldOf(engine: SqlEngine, tenant: string, instant: number, max: number): Promise<number> {
  const old = engine.database
    .selectFrom('history_records')
    .select('signature_id')
    .where('tenant', '=', tenant)
    .where('recorded_at', '<', instant)
    .orderBy('recorded_at')
    .orderBy('signature_id');
  // Most of the time there are none, which is found out without a lock.
  if ((await old.limit(1).execute()).length === 0) return 0;
  return engine.database.transaction().execute(async (transaction) => {
    await engine.lock(transaction, tenant);
    const rows = await transaction
      .deleteFrom('history_records')
      .where('tenant', '=', tenant)
      .where('signature_id', 'in', old.limit(max))
      .returning('signature_id')
      .execute();
    await addToSize(transaction, tenant, -rows.length);
    return rows.length;
  });
}
