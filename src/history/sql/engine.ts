import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { HistoryTables } from './tables.js';

/** What differs between the databases. */
export type SqlEngine = {
  /** Transactions write, and see what was committed before their lock was granted. Reads need none. */
  readonly database: Kysely<HistoryTables>;
  /** The type of a text column that is compared by bytes. */
  readonly textType: RawBuilder<unknown>;
  /** The most rows of `columns` columns that one statement may take. */
  maxRows(columns: number): number;
  hasTable(name: string): Promise<boolean>;
  /** Waits until no other transaction, of any instance, holds the lock of this name. It ends with the transaction. */
  lock(transaction: Transaction<HistoryTables>, name: string): Promise<void>;
  /** Says what an error of the database means. */
  explain(error: unknown): { readonly reason: string; readonly isTimeout: boolean; readonly isConflict: boolean };
  /** Calls `listener` whenever the engine has started again, perhaps with an empty database. */
  onRestart(listener: () => void): void;
  close(): Promise<void>;
};
