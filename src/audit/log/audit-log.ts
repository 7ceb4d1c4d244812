import { type AuditBatch, createAuditBatch } from './batch.js';
import { createAuditChain } from './chain.js';
import { adviceOn, type OpenAuditFile, openAuditFile } from './file.js';
import { type AuditLock, type LockAuditFile, lockAuditFile } from './lock.js';
import type { AuditEntry, ChainHead, PreparedEntry, Withdrawn } from './record.js';

/** The line could not be written, so the access it would record must not happen. `cause` is the file system's error. */
export class AuditUnavailableError extends Error {
  override readonly name = 'AuditUnavailableError';
}

/** An event of the file that an operator needs to know. Holds none of its content. */
export type AuditEvent =
  | { readonly event: 'opened'; readonly head: ChainHead }
  | { readonly event: 'bytes set aside'; readonly bytes: number }
  | { readonly event: 'not locked'; readonly errorCode: string }
  | { readonly event: 'unavailable'; readonly errorCode: string }
  | { readonly event: 'available again' }
  | { readonly event: 'closed'; readonly head: ChainHead };

export type AuditLog = {
  /** Resolves once the line is on disk; rejects with `AuditUnavailableError`, after at most two seconds. */
  append(entry: AuditEntry | PreparedEntry): Promise<void>;
  /** Waits at most two seconds for the lines being written, then closes the file. */
  close(): Promise<void>;
};

export type AuditLogOptions = {
  readonly path: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Calls back once after `ms` milliseconds. Returns a function that cancels the call. */
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly report: (event: AuditEvent) => void;
  readonly openFile?: OpenAuditFile;
  readonly lockFile?: LockAuditFile;
};

/** A disk that hangs must not hold back the rest of a response. */
export const AUDIT_TIMEOUT_MS = 2_000;

/**
 * Continues the chain in the file. Rejects with `AuditUnavailableError` if the file cannot be opened or another process
 * holds its lock. Uses a file that cannot be locked all the same: a write by another process is detected before the next
 * line. Once the file is open, a failure rejects the lines in flight only, and the next line tries again.
 */
export async function openAuditLog(options: AuditLogOptions): Promise<AuditLog> {
  const { path, now, after, report, openFile = openAuditFile, lockFile = lockAuditFile } = options;
  const onSetAside = (bytes: number) => report({ event: 'bytes set aside', bytes });
  const chain = createAuditChain({ openFile: () => openFile(path), now, onSetAside });
  /** Lines that arrive while the file is being written. */
  let pending: AuditBatch | undefined;
  /** Lines that were written after their callers had been rejected. */
  let withdrawals: Withdrawn[] = [];
  let isAvailable = true;
  let flushing: Promise<void> | undefined;

  const setUnavailable = (cause: unknown) => {
    if (isAvailable) report({ event: 'unavailable', errorCode: codeOf(cause) });
    isAvailable = false;
    const code = codeOf(cause);
    return new AuditUnavailableError(`the audit log cannot be written: ${adviceOn(code) ?? code}`, { cause });
  };

  const openBatch = () =>
    createAuditBatch({
      afterTimeout: (callback) => after(AUDIT_TIMEOUT_MS, callback),
      onTimeout(batch) {
        if (pending === batch) pending = undefined;
        return setUnavailable(Object.assign(new Error('the file took too long'), { code: 'ETIMEDOUT' }));
      },
    });

  const write = async (batch?: AuditBatch) => {
    const entries = batch?.entries ?? [];
    try {
      await chain.append([...withdrawals, ...entries]);
    } catch (cause) {
      const error = setUnavailable(cause);
      batch?.reject(error);
      return;
    }
    if (!isAvailable) report({ event: 'available again' });
    isAvailable = true;
    const { sequence } = chain.head();
    withdrawals = batch?.isTimedOut() ? [{ withdrawn: { from: sequence - entries.length + 1, to: sequence } }] : [];
    batch?.resolve();
  };

  // Lines that arrive during a write share the next write.
  const flush = async () => {
    do {
      const batch = pending;
      pending = undefined;
      await write(batch);
    } while (pending !== undefined || (withdrawals.length > 0 && isAvailable));
    flushing = undefined;
  };

  const append = (entry: AuditEntry | PreparedEntry) => {
    pending ??= openBatch();
    const { entries, written } = pending;
    entries.push(entry);
    flushing ??= flush();
    return written;
  };

  let lock: AuditLock | undefined;
  try {
    // Creates the file, or fails with the reason, before the lock is created beside it.
    await (await openFile(path)).close();
    lock = await lockFile(path).catch((error) => {
      if (codeOf(error) === 'ELOCKED') throw error;
      report({ event: 'not locked', errorCode: codeOf(error) });
      return undefined;
    });
    await chain.open();
  } catch (cause) {
    await lock?.release();
    throw new AuditUnavailableError(`the audit log cannot be opened: ${codeOf(cause)}`, { cause });
  }
  report({ event: 'opened', head: chain.head() });
  // Marks what a crash left behind; no caller waits for it.
  await write();

  return {
    append,
    async close() {
      if (flushing && !(await endsWithin(flushing, after))) return;
      try {
        await chain.close();
      } finally {
        // A file that fails to close must not stay locked for the next process.
        await lock?.release();
        report({ event: 'closed', head: chain.head() });
      }
    },
  };
}

function endsWithin(work: Promise<void>, after: AuditLogOptions['after']): Promise<boolean> {
  return new Promise((resolve) => {
    const stopWaiting = after(AUDIT_TIMEOUT_MS, () => resolve(false));
    void work.then(() => {
      stopWaiting();
      resolve(true);
    });
  });
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : 'UNKNOWN';
}
