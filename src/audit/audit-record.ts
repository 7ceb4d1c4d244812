import { hash } from 'node:crypto';

/**
 * What showed pictures, archives or videos of one verification, each field as often as it was selected. `id` stands for
 * the signature id and cannot be turned back.
 */
export type Disclosed = { readonly id: string; readonly outcome: 'HANDED_OUT'; readonly fields: readonly string[] };

/** What one answer showed, and to whom. */
export type AuditEntry = {
  readonly requestId: string;
  readonly tenant: string;
  readonly subject: string;
  readonly disclosures: readonly Disclosed[];
};

/** The same with the JSON of its disclosures made before, for whoever shows the same again and again. */
export type PreparedEntry = Omit<AuditEntry, 'disclosures'> & { readonly disclosuresJson: string };

/** Bytes right before this line that are no lines of the chain, such as one that a crash cut off. */
export type SetAside = { readonly setAside: { readonly bytes: number; readonly sha256: string } };
/** Lines, by sequence and both included, that reached the file although it failed: their pictures were refused. */
export type Withdrawn = { readonly withdrawn: { readonly from: number; readonly to: number } };

export type AuditContent = AuditEntry | SetAside | Withdrawn;

export type AuditRecord = {
  readonly sequence: number;
  /** SHA-256 of the line before, its line break included, in hex. */
  readonly previous: string;
  /** ISO 8601, UTC. */
  readonly time: string;
} & AuditContent;

/** Where a chain ends: the last line's number and the hash that the next one has to carry. */
export type ChainHead = { readonly sequence: number; readonly hash: string };

/** What the first line of a chain follows. */
export const GENESIS: ChainHead = { sequence: 0, hash: '0'.repeat(64) };

export function sha256(bytes: string | Buffer): string {
  return hash('sha256', bytes, 'hex');
}

/** The next line of the chain, with its line break. Put together as text, since every picture that is shown waits for one. */
export function toLine({ sequence, hash: previous }: ChainHead, time: string, content: AuditContent | PreparedEntry) {
  const start = `{"sequence":${sequence + 1},"previous":"${previous}","time":"${time}"`;
  if (!('disclosuresJson' in content)) return `${start},${JSON.stringify(content).slice(1)}\n`;
  const { requestId, tenant, subject, disclosuresJson } = content;
  const who = `"requestId":${JSON.stringify(requestId)},"tenant":${JSON.stringify(tenant)},"subject":${JSON.stringify(subject)}`;
  return `${start},${who},"disclosures":${disclosuresJson}}\n`;
}

/** The head that a line makes of the one before. */
export function toHead({ sequence }: ChainHead, line: Buffer): ChainHead {
  return { sequence: sequence + 1, hash: sha256(line) };
}

/** The record of a line, or undefined for one that `toLine` cannot have made. Says nothing of the chain. */
export function parseRecord(line: Buffer): AuditRecord | undefined {
  try {
    const record: unknown = JSON.parse(line.toString('utf8'));
    return isRecord(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

const HASH = /^[0-9a-f]{64}$/;
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) > 0;
const isHash = (value: unknown) => typeof value === 'string' && HASH.test(value);

function isRecord(value: unknown): value is AuditRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { sequence, previous, time, setAside, withdrawn, disclosures } = value as Record<string, unknown>;
  if (!isCount(sequence) || !isHash(previous) || typeof time !== 'string') return false;
  if (typeof setAside === 'object' && setAside !== null) {
    const { bytes, sha256: hash } = setAside as Record<string, unknown>;
    return isCount(bytes) && isHash(hash);
  }
  if (typeof withdrawn === 'object' && withdrawn !== null) {
    const { from, to } = withdrawn as Record<string, unknown>;
    return isCount(from) && isCount(to);
  }
  return Array.isArray(disclosures) && disclosures.every((disclosed) => Array.isArray(disclosed?.fields));
}
