import { createEmbeddedEngine } from './embedded/embedded-engine.js';
import type { HistoryStore } from './history-store.js';
import type { PostgresAddress } from './postgres/client-config.js';
import { createPostgresEngine } from './postgres/postgres-engine.js';
import type { SqlEngine } from './sql/engine.js';
import { SqlHistory } from './sql/sql-history.js';

/** A file is made if there is none, in a folder that exists. What is in memory ends with the process. */
export type HistoryDatabase =
  | ({ readonly kind: 'postgres' } & PostgresAddress)
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'memory' };

export type HistoryOptions = {
  readonly database: HistoryDatabase;
  /** Milliseconds that the database may work on one statement; then the call fails. @default 5000 */
  readonly statementTimeoutMs?: number;
};

const STATEMENT_TIMEOUT_MS = 5_000;

/**
 * Opens the history and brings its database to the schema of this program. Resolves as well while the database cannot be
 * reached: then every call rejects with `HistoryError`, until one reaches it.
 *
 * @throws {NewerSchemaError} If the database was written by a newer version.
 */
export async function openHistory(options: HistoryOptions): Promise<HistoryStore> {
  const history = new SqlHistory(createEngine(options));
  try {
    await history.start();
    return history;
  } catch (error) {
    await history.close();
    throw error;
  }
}

function createEngine({ database, statementTimeoutMs = STATEMENT_TIMEOUT_MS }: HistoryOptions): SqlEngine {
  if (database.kind === 'postgres') return createPostgresEngine(database, statementTimeoutMs);
  return createEmbeddedEngine({ path: database.kind === 'memory' ? ':memory:' : database.path, statementTimeoutMs });
}
