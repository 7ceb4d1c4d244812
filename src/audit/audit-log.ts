import { createAuditChain } from './audit-chain.js';
import { type OpenAuditFile, openAuditFile } from './audit-file.js';
import type { AuditEntry, ChainHead } from './audit-record.js';

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
  /** Resolves when the line is in the file for good; rejects with `AuditUnavailableError`. */
  append(entry: AuditEntry): Promise<void>;
  /** Waits for the lines under way. */
  close(): Promise<void>;
};

export type AuditLogOptions = {
  readonly path: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly report: (event: AuditEvent) => void;
  readonly openFile?: OpenAuditFile;
};

type Waiting = { readonly entry: AuditEntry; readonly resolve: () => void; readonly reject: (error: Error) => void };

/**
 * Goes on with the chain of the file. Rejects with `AuditUnavailableError` when it cannot be opened; once it is open,
 * each failure costs the lines that wait, and the next line tries again from the start.
 */
export async function openAuditLog(options: AuditLogOptions): Promise<AuditLog> {
  const { path, now, report, openFile = openAuditFile } = options;
  const chain = createAuditChain({
    openFile: () => openFile(path),
    now,
    onSetAside: (bytes) => report({ event: 'bytes set aside', bytes }),
  });
  const waiting: Waiting[] = [];
  let isAvailable = true;
  let flushing: Promise<void> | undefined;

  const write = async (batch: readonly Waiting[]) => {
    try {
      await chain.append(batch.map(({ entry }) => entry));
      if (!isAvailable) report({ event: 'available again' });
      isAvailable = true;
      for (const { resolve } of batch) resolve();
    } catch (cause) {
      if (isAvailable) report({ event: 'unavailable', errorCode: codeOf(cause) });
      isAvailable = false;
      for (const { reject } of batch) reject(new AuditUnavailableError('the audit log cannot be written', { cause }));
    }
  };

  // While one write is under way others gather, and the next write takes them all.
  const flush = async () => {
    while (waiting.length > 0) await write(waiting.splice(0));
    flushing = undefined;
  };

  try {
    await chain.open();
  } catch (cause) {
    throw new AuditUnavailableError(`the audit log cannot be opened: ${codeOf(cause)}`, { cause });
  }
  report({ event: 'opened', head: chain.head() });
  // What a crash left behind is marked now; nobody waits for it.
  await write([]);

  return {
    append: (entry) =>
      new Promise((resolve, reject) => {
        waiting.push({ entry, resolve, reject });
        flushing ??= flush();
      }),
    async close() {
      await flushing;
      await chain.close();
      report({ event: 'closed', head: chain.head() });
    },
  };
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : 'UNKNOWN';
}
