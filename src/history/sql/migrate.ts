import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { NewerSchemaError } from '../newer-schema-error.js';
import type { SqlEngine } from './engine.js';
import { MIGRATIONS } from './migrations.js';
import type { HistoryTables } from './tables.js';

const CURSOR_KEY_BYTES = 32;

/**
 * Brings the database to the schema of this program, while other instances wait. Writes nothing if it is there already,
 * so that a database that is read-only can still be read.
 *
 * @throws {NewerSchemaError} If the database is ahead of the program.
 */
export async function migrate(engine: SqlEngine): Promise<void> {
  if ((await readVersion(engine)) === MIGRATIONS.length) return;
  await engine.database.transaction().execute(async (transaction) => {
    await engine.lock(transaction, 'migration');
    await transaction.schema
      .createTable('history_settings')
      .ifNotExists()
      .addColumn('name', 'varchar(64)', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute();
    const version = toKnownVersion(await readSetting(transaction, 'schema_version'));
    if (version === MIGRATIONS.length) return;
    for (const migration of MIGRATIONS.slice(version)) await migration(transaction, engine.textType);
    const value = String(MIGRATIONS.length);
    await transaction
      .insertInto('history_settings')
      .values([
        { name: 'schema_version', value },
        { name: 'cursor_key', value: randomBytes(CURSOR_KEY_BYTES).toString('base64') },
      ])
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    await transaction.updateTable('history_settings').set({ value }).where('name', '=', 'schema_version').execute();
  });
}

async function readVersion(engine: SqlEngine): Promise<number> {
  if (!(await engine.hasTable('history_settings'))) return 0;
  return toKnownVersion(await readSetting(engine.database, 'schema_version'));
}

function toKnownVersion(setting: string | undefined): number {
  const version = Number(setting ?? 0);
  if (version > MIGRATIONS.length) throw new NewerSchemaError(version, MIGRATIONS.length);
  return version;
}

export async function readSetting(
  database: Kysely<HistoryTables>,
  name: 'schema_version' | 'cursor_key',
): Promise<string | undefined> {
  const row = await database.selectFrom('history_settings').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}
