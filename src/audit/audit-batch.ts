import type { AuditEntry, PreparedEntry } from './audit-record.js';

/** Lines that are written together, and settle together. */
export type AuditBatch = {
  readonly entries: (AuditEntry | PreparedEntry)[];
  readonly written: Promise<void>;
  /** Nobody waits for it any longer. */
  hasLeft(): boolean;
  resolve(): void;
  reject(error: Error): void;
};

export type AuditBatchOptions = {
  /** Calls back once after as long as a line may wait; the function it returns cancels that. */
  readonly afterPatience: (callback: () => void) => () => void;
  /** It has taken too long; whoever waits has to be told with the error that is returned. */
  readonly onTimeout: (batch: AuditBatch) => Error;
};

/** One clock for all lines of a batch: a busy log would else start and stop thousands of them a second. */
export function createAuditBatch({ afterPatience, onTimeout }: AuditBatchOptions): AuditBatch {
  let hasLeft = false;
  let settle: { readonly resolve: () => void; readonly reject: (error: Error) => void };
  const written = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject };
  });
  const stopWaiting = afterPatience(() => {
    hasLeft = true;
    settle.reject(onTimeout(batch));
  });
  const batch: AuditBatch = {
    entries: [],
    written,
    hasLeft: () => hasLeft,
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
