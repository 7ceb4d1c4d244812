import { type AuditBatch, createAuditBatch } from './audit-batch.js';
import { createAuditChain } from './audit-chain.js';
import { type OpenAuditFile, openAuditFile } from './audit-file.js';
import type { AuditEntry, ChainHead, PreparedEntry, Withdrawn } from './audit-record.js';

/** The line could not be written, so what it would have told must not happen. `cause` is the file system's error. */
export class AuditUnavailableError extends Error {
  override readonly name = 'AuditUnavailableError';
}

/** What an operator wants to know of the file; nothing of what is in it. */
export type AuditEvent =
  | { readonly event: 'opened'; readonly head: ChainHead }
  | { readonly event: 'bytes set aside'; readonly bytes: number }
  | { readonly event: 'unavailable'; readonly errorCode: string }
  | { readonly event: 'available again' }
  | { readonly event: 'closed'; readonly head: ChainHead };

export type AuditLog = {
  /** Resolves when the line is in the file for good; rejects with `AuditUnavailableError`, after two seconds at most. */
  append(entry: AuditEntry | PreparedEntry): Promise<void>;
  /** Waits for the lines under way, for two seconds at most. */
  close(): Promise<void>;
};

export type AuditLogOptions = {
  readonly path: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Calls back once after `ms` milliseconds; the function it returns cancels that. */
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly report: (event: AuditEvent) => void;
  readonly openFile?: OpenAuditFile;
};

/** A disk that neither takes a line nor refuses it must not hold back the rest of an answer. */
const PATIENCE_MS = 2_000;

/**
 * Goes on with the chain of the file. Rejects with `AuditUnavailableError` when it cannot be opened; once it is open,
 * each failure costs the lines that wait, and the next line tries again from the start.
 */
export async function openAuditLog(options: AuditLogOptions): Promise<AuditLog> {
  const { path, now, after, report, openFile = openAuditFile } = options;
  const onSetAside = (bytes: number) => report({ event: 'bytes set aside', bytes });
  const chain = createAuditChain({ openFile: () => openFile(path), now, onSetAside });
  /** What comes while the file is being written. */
  let gathering: AuditBatch | undefined;
  /** Lines that were written for somebody who had left. */
  let withdrawals: Withdrawn[] = [];
  let isAvailable = true;
  let flushing: Promise<void> | undefined;

  const setUnavailable = (cause: unknown) => {
    if (isAvailable) report({ event: 'unavailable', errorCode: codeOf(cause) });
    isAvailable = false;
    return new AuditUnavailableError('the audit log cannot be written', { cause });
  };

  const openBatch = () =>
    createAuditBatch({
      afterPatience: (callback) => after(PATIENCE_MS, callback),
      onTimeout(batch) {
        if (gathering === batch) gathering = undefined;
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
    withdrawals = batch?.hasLeft() ? [{ withdrawn: { from: sequence - entries.length + 1, to: sequence } }] : [];
    batch?.resolve();
  };

  // While one write is under way others gather, and the next write takes them all.
  const flush = async () => {
    do {
      const batch = gathering;
      gathering = undefined;
      await write(batch);
    } while (gathering !== undefined || (withdrawals.length > 0 && isAvailable));
    flushing = undefined;
  };

  const append = (entry: AuditEntry | PreparedEntry) => {
    gathering ??= openBatch();
    const { entries, written } = gathering;
    entries.push(entry);
    flushing ??= flush();
    return written;
  };

  try {
    await chain.open();
  } catch (cause) {
    throw new AuditUnavailableError(`the audit log cannot be opened: ${codeOf(cause)}`, { cause });
  }
  report({ event: 'opened', head: chain.head() });
  // What a crash left behind is marked now; nobody waits for it.
  await write();

  return {
    append,
    async close() {
      if (flushing && !(await endsWithin(flushing, after))) return;
      await chain.close();
      report({ event: 'closed', head: chain.head() });
    },
  };
}

function endsWithin(work: Promise<void>, after: AuditLogOptions['after']): Promise<boolean> {
  return new Promise((resolve) => {
    const stopWaiting = after(PATIENCE_MS, () => resolve(false));
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
