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

type Waiting = {
  readonly entry: AuditEntry | PreparedEntry;
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
  /** It was rejected because the file took too long. */
  hasLeft: boolean;
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
  let waiting: Waiting[] = [];
  /** Lines that were written for somebody who had left. */
  let withdrawals: Withdrawn[] = [];
  let isAvailable = true;
  let flushing: Promise<void> | undefined;

  const setUnavailable = (cause: unknown) => {
    if (isAvailable) report({ event: 'unavailable', errorCode: codeOf(cause) });
    isAvailable = false;
  };

  const write = async (batch: readonly Waiting[]) => {
    const withdrawing = withdrawals;
    try {
      await chain.append([...withdrawing, ...batch.map(({ entry }) => entry)]);
    } catch (cause) {
      setUnavailable(cause);
      for (const { reject } of batch) reject(cause);
      return;
    }
    if (!isAvailable) report({ event: 'available again' });
    isAvailable = true;
    const before = chain.head().sequence - batch.length;
    withdrawals = batch.flatMap(({ hasLeft }, index) => {
      const sequence = before + index + 1;
      return hasLeft ? [{ withdrawn: { from: sequence, to: sequence } }] : [];
    });
    for (const { resolve } of batch) resolve();
  };

  // While one write is under way others gather, and the next write takes them all.
  const flush = async () => {
    do await write(waiting.splice(0));
    while (waiting.length > 0 || (withdrawals.length > 0 && isAvailable));
    flushing = undefined;
  };

  const append = (entry: AuditEntry | PreparedEntry) =>
    new Promise<void>((resolve, reject) => {
      const stopWaiting = after(PATIENCE_MS, () => {
        item.hasLeft = true;
        waiting = waiting.filter((other) => other !== item);
        const cause = Object.assign(new Error('the file took too long'), { code: 'ETIMEDOUT' });
        setUnavailable(cause);
        item.reject(cause);
      });
      const item: Waiting = {
        entry,
        hasLeft: false,
        resolve() {
          stopWaiting();
          resolve();
        },
        reject(cause) {
          stopWaiting();
          reject(new AuditUnavailableError('the audit log cannot be written', { cause }));
        },
      };
      waiting.push(item);
      flushing ??= flush();
    });

  try {
    await chain.open();
  } catch (cause) {
    throw new AuditUnavailableError(`the audit log cannot be opened: ${codeOf(cause)}`, { cause });
  }
  report({ event: 'opened', head: chain.head() });
  // What a crash left behind is marked now; nobody waits for it.
  await write([]);

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
