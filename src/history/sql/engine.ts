import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { HistoryTables } from './tables.js';

/** What differs between the databases. */
export type SqlEngine = {
  /** Transactions write, and see what was committed before their lock was granted. Reads need none. */
  readonly database: Kysely<HistoryTables>;
  /** The type of a text column that is compared by bytes. */
  readonly textType: RawBuilder<unknown>;
  /**
   * Returns a statement that selects these rows. They are one parameter: one for each value would take the program longer
   * than the database needs to write them.
   */
  selectRows<Table extends keyof HistoryTables>(
    table: Table,
    columns: readonly (keyof HistoryTables[Table] & string)[],
    rows: readonly HistoryTables[Table][],
  ): RawBuilder<unknown>;
  /** Whether its planner finds a good index for a count only if the rows are counted in an order. */
  readonly countsInOrder: boolean;
  hasTable(name: string): Promise<boolean>;
  /** Waits until no other transaction, of any instance, holds the lock of this name. It ends with the transaction. */
  lock(transaction: Transaction<HistoryTables>, name: string): Promise<void>;
  /** Says what an error of the database means. */
  explain(error: unknown): { readonly reason: string; readonly isTimeout: boolean; readonly isConflict: boolean };
  /** Calls `listener` whenever the engine has started again, perhaps with an empty database. */
  onRestart(listener: () => void): void;
  close(): Promise<void>;
};
