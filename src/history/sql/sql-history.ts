import type { VerificationRecord } from '../../domain/verification-record.js';
import { HistoryError } from '../history-error.js';
import type { HistoryStore, PageRequest, RecordFilter, StatisticsDimension } from '../history-store.js';
import { NewerSchemaError } from '../newer-schema-error.js';
import { buildCountQuery } from './count-query.js';
import { deleteOld } from './delete-old.js';
import type { SqlEngine } from './engine.js';
import { migrate, readSetting } from './migrate.js';
import { readPage } from './page-query.js';
import { readStatistics } from './statistics.js';
import { writeBatch } from './write-batch.js';

/** How often something is tried that the database ended because of something else. */
const ATTEMPTS = 5;

/** The history in a database. It is brought to the schema of this program before it is used for the first time. */
export class SqlHistory implements HistoryStore {
  #migration: Promise<void> | undefined;

  constructor(private readonly engine: SqlEngine) {
    engine.onRestart(() => {
      this.#migration = undefined;
    });
  }

  /**
   * Migrates the database now, if it can be reached.
   *
   * @throws {NewerSchemaError} If the database is ahead of the program.
   */
  async start(): Promise<void> {
    try {
      await this.#migrate();
    } catch (error) {
      // Without a connection it is done before the first use.
      if (error instanceof NewerSchemaError) throw error;
    }
  }

  put(tenant: string, records: readonly VerificationRecord[]): Promise<void> {
    return this.#write(() => writeBatch(this.engine, tenant, records));
  }

  page(tenant: string, request: PageRequest) {
    return this.#read(() => readPage(this.engine.database, tenant, request));
  }

  count(tenant: string, filter: RecordFilter, max: number): Promise<number> {
    return this.#read(async () => {
      const query = buildCountQuery(this.engine, tenant, filter, max);
      return (await query.executeTakeFirstOrThrow()).records;
    });
  }

  statistics(tenant: string, filter: RecordFilter, dimensions: readonly StatisticsDimension[]) {
    return this.#read(() => readStatistics(this.engine.database, tenant, filter, dimensions));
  }

  deleteRecordedBefore(instant: number, max: number): Promise<number> {
    return this.#write(() => deleteOld(this.engine, instant, max));
  }

  approximateSize(): Promise<number> {
    return this.#read(async () => {
      const sizes = this.engine.database
        .selectFrom('history_sizes')
        .select((eb) => eb.fn.sum<number>('records').as('all'));
      return (await sizes.executeTakeFirst())?.all ?? 0;
    });
  }

  cursorKey(): Promise<Buffer> {
    return this.#read(async () => {
      const key = await readSetting(this.engine.database, 'cursor_key');
      if (key === undefined) throw new HistoryError('unavailable', 'NO_CURSOR_KEY');
      return Buffer.from(key, 'base64');
    });
  }

  close(): Promise<void> {
    return this.engine.close();
  }

  #read<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.#run(work, 'too expensive');
  }

  #write<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.#run(work, 'unavailable');
  }

  async #run<Value>(work: () => Promise<Value>, onTimeout: HistoryError['failure']): Promise<Value> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#migrate();
        return await work();
      } catch (error) {
        const isConflict = attempt < ATTEMPTS && this.engine.explain(error).isConflict;
        if (!isConflict) throw this.#toHistoryError(error, onTimeout);
      }
    }
  }

  /** One migration at a time; one that failed is tried again by the next call. */
  #migrate(): Promise<void> {
    this.#migration ??= migrate(this.engine).catch((error) => {
      this.#migration = undefined;
      throw error;
    });
    return this.#migration;
  }

  /** The error of the database is not kept as its cause, since its text can repeat values. */
  #toHistoryError(error: unknown, onTimeout: HistoryError['failure']): HistoryError {
    if (error instanceof HistoryError) return error;
    if (error instanceof NewerSchemaError) return new HistoryError('unavailable', 'NEWER_SCHEMA');
    const { reason, isTimeout } = this.engine.explain(error);
    return new HistoryError(isTimeout ? onTimeout : 'unavailable', reason);
  }
}
