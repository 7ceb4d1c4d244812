import { Kysely, SqliteAdapter, SqliteIntrospector, sql } from 'kysely';
import type { SqlEngine } from '../sql/engine.js';
import type { HistoryTables } from '../sql/tables.js';
import { MaterializedQueryCompiler } from './materialized-query-compiler.js';
import { type EmbeddedFile, StatementWorker } from './statement-worker.js';
import { WorkerDriver } from './worker-driver.js';

const CODE = /^[A-Z0-9_]{4,64}$/;

/** Starts its thread when it is first used, and again after it ended. */
export function createEmbeddedEngine(
  file: EmbeddedFile,
  startWorker = (onExit: () => void) => new StatementWorker(file, onExit),
): SqlEngine {
  const listeners: (() => void)[] = [];
  const driver = new WorkerDriver((onExit) =>
    startWorker(() => {
      onExit();
      for (const listener of listeners) listener();
    }),
  );
  const database = new Kysely<HistoryTables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new MaterializedQueryCompiler(),
    },
  });
  return {
    database,
    textType: sql`text`,
    selectRows(_table, columns, rows) {
      const values = columns.map((_column, index) => sql`value ->> ${sql.lit(index)}`);
      const list = JSON.stringify(rows.map((row) => columns.map((column) => row[column])));
      // Without a condition, `on conflict` after it would be read as part of a join.
      return sql`select ${sql.join(values)} from json_each(${list}) where true`;
    },
    countsInOrder: true,
    async hasTable(name) {
      const found = await sql`select 1 from sqlite_master where type = 'table' and name = ${name}`.execute(database);
      return found.rows.length > 0;
    },
    // Its transactions exclude each other from their beginning.
    lock: async () => undefined,
    explain(error) {
      const { code, message = '' } = error as { readonly code?: unknown; readonly message?: string };
      const reason =
        typeof code === 'string' && CODE.test(code) ? code : /destroyed/.test(message) ? 'CLOSED' : 'UNKNOWN';
      return { reason, isTimeout: reason === 'SQLITE_INTERRUPT', isConflict: reason.startsWith('SQLITE_BUSY') };
    },
    onRestart: (listener) => void listeners.push(listener),
    close: () => database.destroy(),
  };
}
