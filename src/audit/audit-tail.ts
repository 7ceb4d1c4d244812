import type { FileHandle } from 'node:fs/promises';
import { type ChainHead, parseRecord, sha256 } from './audit-record.js';

/** How an audit file ends. */
export type AuditTail = {
  /** The last whole line that is a record; null in a file without one. */
  readonly head: ChainHead | null;
  /** What stands behind that line, such as one that a crash cut off. */
  readonly stray: Buffer;
};

const LINE_BREAK = 0x0a;
const FIRST_WINDOW_BYTES = 64 * 1024;

/** Reads backwards from the end for as far as it must, so that the length of the file does not matter. */
export async function readTail(handle: FileHandle, size: number): Promise<AuditTail> {
  for (let length = Math.min(size, FIRST_WINDOW_BYTES); ; length = Math.min(size, length * 4)) {
    const tail = findTail(await readLast(handle, size, length), length === size);
    if (tail !== undefined) return tail;
  }
}

/** Undefined when the last record begins before the window; what is left of such a line is no record. */
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
