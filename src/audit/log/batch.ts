import type { AuditEntry, PreparedEntry } from './record.js';

/** Lines that are written together and settle together. */
export type AuditBatch = {
  readonly entries: (AuditEntry | PreparedEntry)[];
  readonly written: Promise<void>;
  /** Returns whether the batch was rejected because it took too long. */
  isTimedOut(): boolean;
  resolve(): void;
  reject(error: Error): void;
};

export type AuditBatchOptions = {
  /** Calls back once after the longest time that a line may take. Returns a function that cancels the call. */
  readonly afterTimeout: (callback: () => void) => () => void;
  /** Called when the batch has taken too long. Returns the error to reject it with. */
  readonly onTimeout: (batch: AuditBatch) => Error;
};

/** Creates a batch with one timer for all its lines: a busy log would otherwise start thousands of timers per second. */
export function createAuditBatch({ afterTimeout, onTimeout }: AuditBatchOptions): AuditBatch {
  let isTimedOut = false;
  let settle: { readonly resolve: () => void; readonly reject: (error: Error) => void };
  const written = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  const stopWaiting = afterTimeout(() => {
    isTimedOut = true;
    settle.reject(onTimeout(batch));
  });
  const batch: AuditBatch = {
    entries: [],
    written,
    isTimedOut: () => isTimedOut,
    resolve() {
      stopWaiting();
      settle.resolve();
    },
    reject(error) {
      stopWaiting();
      settle.reject(error);
    },
  };
  return batch;
}
