import type { AuditFile } from './audit-file.js';
import {
  type AuditContent,
  type ChainHead,
  GENESIS,
  type PreparedEntry,
  sha256,
  toHead,
  toLine,
} from './audit-record.js';
import { createLineBuffer } from './line-buffer.js';

export type AuditChainOptions = {
  readonly openFile: () => Promise<AuditFile>;
  readonly now: () => number;
  readonly onSetAside: (bytes: number) => void;
};

/** The chain in its file. One call of `append` at a time. */
export type AuditChain = {
  /** Finds the end of the chain; rejects when the file cannot be opened. */
  open(): Promise<void>;
  /** All of them are in the file for good, or it rejects and none of them counts. */
  append(contents: readonly (AuditContent | PreparedEntry)[]): Promise<void>;
  head(): ChainHead;
  close(): Promise<void>;
};

export function createAuditChain({ openFile, now, onSetAside }: AuditChainOptions): AuditChain {
  let file: AuditFile | undefined;
  /** The end of what counts; `base` may be further on when lines reached the file of which that is not known. */
  let head = GENESIS;
  let base = GENESIS;
  /** Hashes of lines whose write failed: found in the file later, they have to be withdrawn. */
  let doubtful = new Set<string>();
  /** What must be said before the next entry. */
  let remarks: AuditContent[] = [];
  let lineBreak = '';
  const lines = createLineBuffer();

  const leave = async () => {
    const left = file;
    file = undefined;
    await left?.close();
  };

  const open = async () => {
    file = await openFile();
    const { head: found, stray } = file.tail;
    remarks = [];
    // An end that is further back than ours was cut; going on from ours lets the verifier see it.
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
        if (file === undefined || !(await file.isUntouched())) {
          await leave();
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
        await leave().catch(() => undefined);
        throw error;
      }
    },
    head: () => head,
    close: leave,
  };
}
