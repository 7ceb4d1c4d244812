import type { AuditFile } from './file.js';
import { type AuditContent, type ChainHead, GENESIS, type PreparedEntry, sha256, toHead, toLine } from './record.js';

export type AuditChainOptions = {
  readonly openFile: () => Promise<AuditFile>;
  readonly now: () => number;
  readonly onSetAside: (bytes: number) => void;
};

/** Another process has written to the file, so this process must not continue from the end of the chain. */
class ForeignWriteError extends Error {
  override readonly name = 'ForeignWriteError';
  readonly code = 'FOREIGN_WRITE';
}

/** A chain in its file. Allows one call of `append` at a time. */
export type AuditChain = {
  /** Finds the end of the chain. Accepts any end, since an earlier process wrote it. Rejects if the file cannot be opened. */
  open(): Promise<void>;
  /** Resolves once all lines are on disk; rejects if one is not, and then none of them counts. */
  append(contents: readonly (AuditContent | PreparedEntry)[]): Promise<void>;
  head(): ChainHead;
  close(): Promise<void>;
};

export function createAuditChain({ openFile, now, onSetAside }: AuditChainOptions): AuditChain {
  let file: AuditFile | undefined;
  /** The end of the lines that count. `base` may be ahead: lines of a failed write may have reached the file. */
  let head = GENESIS;
  let base = GENESIS;
  /** Hashes of lines whose write failed. If found in the file later, they must be withdrawn. */
  let doubtful = new Set<string>();
  /** Id of a file that another process wrote to. It is rejected until the path leads to a different file. */
  let foreignId: string | undefined;
  let isOpened = false;
  /** Records that must precede the next entry. */
  let remarks: AuditContent[] = [];
  let lineBreak = '';
  const lines = createLineBuffer();

  const closeFile = async () => {
    const open = file;
    file = undefined;
    await open?.close();
  };

  /** Returns whether the file ends with a line that is neither the last one that counts nor one of a failed write. */
  const isForeign = ({ tail: { head: found } }: AuditFile) =>
    isOpened &&
    found !== null &&
    found.sequence >= head.sequence &&
    found.hash !== head.hash &&
    !doubtful.has(found.hash);

  const open = async () => {
    file = await openFile();
    const { head: found, stray } = file.tail;
    if (isForeign(file)) foreignId = file.id;
    if (file.id === foreignId && (found !== null || stray.length > 0))
      throw new ForeignWriteError('another process has written to the audit file');
    foreignId = undefined;
    isOpened = true;
    remarks = [];
    // A file that ends before our head was truncated. Continuing from our head lets the verifier detect it.
    base = found !== null && found.sequence > head.sequence ? found : head;
    const hasLanded = doubtful.has(base.hash);
    doubtful = new Set(hasLanded ? [base.hash] : []);
    lineBreak = stray.length > 0 && stray.at(-1) !== 0x0a ? '\n' : '';
    if (stray.length > 0) {
      const bytes = Buffer.concat([stray, Buffer.from(lineBreak)]);
      remarks.push({ setAside: { bytes: bytes.length, sha256: sha256(bytes) } });
    }
    if (hasLanded) remarks.push({ withdrawn: { from: head.sequence + 1, to: base.sequence } });
    else head = base;
  };

  return {
    open,
    async append(contents) {
      try {
        const state = await file?.inspect();
        if (state === 'grown') foreignId = file?.id;
        if (state !== 'untouched') {
          await closeFile();
          await open();
        }
        const all = [...remarks, ...contents];
        if (all.length === 0) return;
        const time = new Date(now()).toISOString();
        lines.clear();
        lines.add(lineBreak);
        let end = base;
        for (const content of all) {
          end = toHead(end, lines.add(toLine(end, time, content)));
          doubtful.add(end.hash);
        }
        await file?.append(lines.all());
        for (const remark of remarks) if ('setAside' in remark) onSetAside(remark.setAside.bytes);
        [head, base, doubtful, remarks, lineBreak] = [end, end, new Set(), [], ''];
      } catch (error) {
        await closeFile().catch(() => undefined);
        throw error;
      }
    },
    head: () => head,
    close: closeFile,
  };
}

/** Concatenated lines in memory that is reused, so that a busy log does not create garbage. */
type LineBuffer = {
  /** Returns the bytes of this line, valid until `clear`. */
  add(line: string): Buffer;
  all(): Buffer;
  clear(): void;
};

const FIRST_BYTES = 64 * 1024;
/** The most UTF-8 bytes that one UTF-16 code unit takes. */
const MAX_BYTES_PER_CODE_UNIT = 3;

function createLineBuffer(): LineBuffer {
  let buffer = Buffer.allocUnsafeSlow(FIRST_BYTES);
  let length = 0;
  const makeRoom = (needed: number) => {
    if (needed <= buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * needed);
    buffer.copy(larger, 0, 0, length);
    buffer = larger;
  };
  return {
    add(line) {
      if (length + line.length * MAX_BYTES_PER_CODE_UNIT > buffer.length) makeRoom(length + Buffer.byteLength(line));
      const start = length;
      length += buffer.write(line, start, 'utf8');
      return buffer.subarray(start, length);
    },
    all: () => buffer.subarray(0, length),
    clear() {
      length = 0;
    },
  };
}
