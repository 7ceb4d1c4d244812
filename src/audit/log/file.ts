import { type FileHandle, open, stat } from 'node:fs/promises';
import { type ChainHead, parseRecord, sha256 } from './record.js';

/** The end of an audit file. */
export type AuditTail = {
  /** The last complete line that is a record; null in a file without one. */
  readonly head: ChainHead | null;
  /** Bytes after that line, such as a line that a crash truncated. */
  readonly stray: Buffer;
};

/** An append-only file that is open. Every method rejects with the error of the file system. */
export type AuditFile = {
  /** The end of the file when it was opened. */
  readonly tail: AuditTail;
  /** Resolves once the bytes survive a loss of power. After a rejection, any part of them may be in the file. */
  append(bytes: Buffer): Promise<void>;
  /** Identifies this file among all others while it exists. */
  readonly id: string;
  /** Compares the file at the path with the open one. */
  inspect(): Promise<AuditFileState>;
  close(): Promise<void>;
};

/** `moved`: the path leads to another file. `cut`, `grown`: another process has changed the length of the file. */
export type AuditFileState = 'untouched' | 'moved' | 'cut' | 'grown';

export type OpenAuditFile = (path: string) => Promise<AuditFile>;

/** Readable by the gateway's user only; it must be readable, since the chain continues from its end. */
const MODE = 0o600;

const LINE_BREAK = 0x0a;
const FIRST_WINDOW_BYTES = 64 * 1024;

/** Opens or creates the file. Rejects if it is not a regular file: the end of a chain cannot be read from a pipe. */
export async function openAuditFile(path: string, openHandle: typeof open = open): Promise<AuditFile> {
  const handle = await openHandle(path, 'a+', MODE);
  try {
    const opened = await handle.stat();
    if (!opened.isFile()) throw Object.assign(new Error('not a regular file'), { code: 'ENOTSUP' });
    const tail = await readTail(handle, opened.size);
    let { size } = opened;
    return {
      tail,
      id: `${opened.dev}:${opened.ino}`,
      async append(bytes) {
        try {
          await handle.appendFile(bytes);
          await handle.datasync();
        } catch (error) {
          // The bytes do not count. Those that cannot be removed are handled when the file is opened again.
          await handle.truncate(size).catch(() => undefined);
          throw error;
        }
        size += bytes.length;
      },
      async inspect() {
        const found = await stat(path).catch(() => null);
        if (found === null || found.ino !== opened.ino || found.dev !== opened.dev) return 'moved';
        return found.size === size ? 'untouched' : found.size < size ? 'cut' : 'grown';
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Reads backwards from the end as far as needed, so that the length of the file does not matter. */
async function readTail(handle: FileHandle, size: number): Promise<AuditTail> {
  for (let length = Math.min(size, FIRST_WINDOW_BYTES); ; length = Math.min(size, length * 4)) {
    const tail = findTail(await readLast(handle, size, length), length === size);
    if (tail !== undefined) return tail;
  }
}

/** Returns undefined if the last record starts before the window: the rest of such a line is not a record. */
function findTail(window: Buffer, isWholeFile: boolean): AuditTail | undefined {
  let end = window.lastIndexOf(LINE_BREAK) + 1;
  while (end > 0) {
    const start = end > 1 ? window.lastIndexOf(LINE_BREAK, end - 2) + 1 : 0;
    const line = window.subarray(start, end);
    const record = parseRecord(line);
    if (record) return { head: { sequence: record.sequence, hash: sha256(line) }, stray: window.subarray(end) };
    end = start;
  }
  return isWholeFile ? { head: null, stray: window } : undefined;
}

async function readLast(handle: FileHandle, size: number, length: number): Promise<Buffer> {
  const window = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(window, filled, length - filled, size - length + filled);
    if (bytesRead === 0) throw new Error('the audit file became shorter while it was read');
    filled += bytesRead;
  }
  return window;
}

const ADVICE: Readonly<Record<string, string>> = {
  ENOENT: 'its directory does not exist: create it',
  ENOTDIR: 'its directory is a file: use another path',
  EISDIR: 'it is a directory: use a file in it',
  EACCES: 'permission denied: check the owner of the file and of its directory',
  EROFS: 'the file system is read-only: use a path on a writable one',
  ENOSPC: 'the disk is full: free some space',
  ELOCKED: 'another process is using it: stop that process, or use one file per process',
  FOREIGN_WRITE: 'another process has written to it: use one file per process, then rename this file or restart',
};

/** Returns what an operator can do about an error code of the file system or audit log; undefined for an unknown code. */
export function adviceOn(code: string): string | undefined {
  return Object.hasOwn(ADVICE, code) ? ADVICE[code] : undefined;
}
