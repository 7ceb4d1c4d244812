import { createHash } from 'node:crypto';
import { type AuditRecord, type ChainHead, GENESIS, parseRecord, sha256 } from './record.js';

/** The content of an intact chain, or the place where it breaks. Lines are counted from 1 in the named file. */
export type AuditVerdict =
  | {
      readonly isIntact: true;
      readonly head: ChainHead;
      /** Images, archives and videos that were returned, without those withdrawn. */
      readonly returnedMedia: number;
      /** Bytes that crashes or full disks left behind, each marked by the line that follows. */
      readonly bytesSetAside: number;
    }
  | { readonly isIntact: false; readonly file: string; readonly line: number; readonly fault: string };

export type AuditSource = { readonly name: string; readonly bytes: AsyncIterable<Buffer> };

type Stray = {
  readonly line: number;
  readonly fault: string;
  bytes: number;
  readonly hash: ReturnType<typeof createHash>;
};

/** Verifies one chain, which may span several files, given from the oldest to the newest. */
export async function verifyAudit(sources: readonly AuditSource[]): Promise<AuditVerdict> {
  let head = GENESIS;
  let bytesSetAside = 0;
  /** Counts by sequence. */
  const returnedMedia: number[] = [0];

  const accept = (record: AuditRecord, stray: Stray | undefined): string | undefined => {
    const marked = 'setAside' in record ? record.setAside : undefined;
    if (marked?.bytes !== stray?.bytes || (stray && marked?.sha256 !== stray.hash.digest('hex'))) {
      return stray?.fault ?? 'sets aside bytes that do not exist';
    }
    bytesSetAside += marked?.bytes ?? 0;
    const disclosures = 'disclosures' in record ? record.disclosures : [];
    returnedMedia.push(disclosures.reduce((sum, { fields }) => sum + fields.length, 0));
    if ('withdrawn' in record) returnedMedia.fill(0, record.withdrawn.from, record.withdrawn.to + 1);
    return undefined;
  };

  for (const { name, bytes } of sources) {
    let line = 0;
    let stray: Stray | undefined;
    for await (const text of splitLines(bytes)) {
      line += 1;
      const record = parseRecord(text);
      const fault = faultOf(record, text, head);
      if (record !== undefined && fault === undefined) {
        const found = accept(record, stray);
        if (found !== undefined) return { isIntact: false, file: name, line: stray?.line ?? line, fault: found };
        head = { sequence: record.sequence, hash: sha256(text) };
        stray = undefined;
        continue;
      }
      stray ??= { line, fault: fault ?? '', bytes: 0, hash: createHash('sha256') };
      stray.bytes += text.length;
      stray.hash.update(text);
    }
    if (stray !== undefined) return { isIntact: false, file: name, line: stray.line, fault: stray.fault };
  }
  return { isIntact: true, head, returnedMedia: returnedMedia.reduce((sum, count) => sum + count, 0), bytesSetAside };
}

function faultOf(record: AuditRecord | undefined, text: Buffer, head: ChainHead): string | undefined {
  if (text.at(-1) !== 0x0a) return 'is incomplete; the gateway sets it aside when it starts';
  if (record === undefined) return 'is not an audit record, and no line sets it aside';
  if (record.previous === head.hash && record.sequence === head.sequence + 1) return undefined;
  if (head.sequence === 0) return 'is not the start of a chain; pass the older files first';
  return 'does not follow the previous line: that line was changed, or lines between them are missing';
}

/** Yields each line with its line break; the last one may have none. */
async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end !== -1; end = chunk.indexOf(0x0a, start)) {
      yield Buffer.concat([...pieces, chunk.subarray(start, end + 1)]);
      pieces = [];
      start = end + 1;
    }
    if (start < chunk.length) pieces.push(chunk.subarray(start));
  }
  if (pieces.length > 0) yield Buffer.concat(pieces);
}
