import { Worker } from 'node:worker_threads';

export type EmbeddedFile = {
  /** Path of the file, or `:memory:`. */
  readonly path: string;
  readonly statementTimeoutMs: number;
};

/** A failed statement: a code of SQLite, or why its thread ended. */
export class StatementError extends Error {
  override readonly name = 'StatementError';

  constructor(readonly code: string) {
    super(code);
  }
}

/** In the sources it lies beside this file, in the built programs at the top as every chunk. */
const PROGRAM = new URL('./history-worker.js', import.meta.url);

type Rows = readonly Readonly<Record<string, unknown>>[];
type Answer = { readonly id: number; readonly rows?: Rows; readonly code?: string };
type Waiting = { readonly resolve: (rows: Rows) => void; readonly reject: (error: StatementError) => void };

/** The thread that has the database open. Once it ended, every statement is rejected. */
export class StatementWorker {
  readonly #waiting = new Map<number, Waiting>();
  readonly #worker: Worker;
  readonly #exited: Promise<void>;
  #exitCode: string | undefined;
  #lastId = 0;

  constructor(file: EmbeddedFile, onExit: () => void) {
    this.#worker = new Worker(PROGRAM, { workerData: file });
    this.#worker.on('message', ({ id, rows, code }: Answer) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (rows) waiting?.resolve(rows);
      else waiting?.reject(new StatementError(code ?? 'UNKNOWN'));
    });
    this.#worker.on('error', ({ code }: NodeJS.ErrnoException) => {
      this.#exitCode = code;
    });
    this.#exited = new Promise((resolve) => {
      this.#worker.once('exit', () => {
        this.#exitCode ??= 'WORKER_EXITED';
        for (const { reject } of this.#waiting.values()) reject(new StatementError(this.#exitCode));
        this.#waiting.clear();
        onExit();
        resolve();
      });
    });
  }

  run(sql: string, parameters: readonly unknown[]): Promise<Rows> {
    if (this.#exitCode !== undefined) return Promise.reject(new StatementError(this.#exitCode));
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      this.#waiting.set(this.#lastId, { resolve, reject });
      this.#worker.postMessage({ id: this.#lastId, sql, parameters });
    });
  }

  /** Closes the database and ends the thread. Statements that it has not begun are rejected. */
  close(): Promise<void> {
    this.#worker.postMessage('close');
    return this.#exited;
  }

  /** Ends the thread without closing the database, as a crash would. */
  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }
}
