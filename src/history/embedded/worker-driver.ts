import { CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from 'kysely';
import { StatementError, type StatementWorker } from './statement-worker.js';

/**
 * Runs statements on the one connection of an embedded database, one after another; a transaction has it alone. A
 * transaction stays with the thread that it began on, so that none goes on without what was written before a crash.
 */
export class WorkerDriver implements Driver {
  #worker: StatementWorker | undefined;
  #lastUse: Promise<void> = Promise.resolve();
  readonly #releases = new WeakMap<DatabaseConnection, () => void>();

  /** `startWorker` gets what to call when the thread ended. */
  constructor(private readonly startWorker: (onExit: () => void) => StatementWorker) {}

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const previousUse = this.#lastUse;
    let release = () => {};
    this.#lastUse = new Promise((resolve) => {
      release = resolve;
    });
    await previousUse;
    const connection = toConnection(this.#currentWorker());
    this.#releases.set(connection, release);
    return connection;
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    this.#releases.get(connection)?.();
  }

  /** With the lock of the writer from its beginning: what a batch reads stays as it is until it has written. */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  /** Where it fails the database has rolled back already, or its thread has ended: the first error says why. */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined);
  }

  async destroy(): Promise<void> {
    await this.#lastUse;
    await this.#worker?.close();
  }

  #currentWorker(): StatementWorker {
    if (this.#worker === undefined) {
      const started = this.startWorker(() => {
        if (this.#worker === started) this.#worker = undefined;
      });
      this.#worker = started;
    }
    return this.#worker;
  }
}

function toConnection(worker: StatementWorker): DatabaseConnection {
  return {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      return { rows: (await worker.run(sql, parameters)) as Row[] };
    },
    async *streamQuery() {
      yield Promise.reject(new StatementError('NO_STREAMS'));
    },
  };
}
