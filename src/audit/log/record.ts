import { hash } from 'node:crypto';

/**
 * Images, archives and videos of one verification that a response returned: each field as often as it was selected. `id`
 * is the pseudonym of the signature id.
 */
export type AuditedMedia = { readonly id: string; readonly outcome: 'HANDED_OUT'; readonly fields: readonly string[] };

/** A verification that the caller has started. It discloses no image, so it has no fields: they are counted as images. */
export type AuditedStart = { readonly id: string; readonly outcome: 'STARTED'; readonly fields: readonly [] };

/** What one response returned, and to which caller; or what that caller has started. */
export type AuditEntry = {
  readonly requestId: string;
  readonly tenant: string;
  readonly subject: string;
  readonly disclosures: readonly (AuditedMedia | AuditedStart)[];
};

/** The same entry with serialized disclosures, for callers that write the same ones repeatedly. */
export type PreparedEntry = Omit<AuditEntry, 'disclosures'> & { readonly disclosuresJson: string };

/** Bytes directly before this line that do not belong to the chain, such as a line that a crash truncated. */
export type SetAside = { readonly setAside: { readonly bytes: number; readonly sha256: string } };
/** Lines, by sequence and inclusive, that reached the file although their write failed: their media were redacted. */
export type Withdrawn = { readonly withdrawn: { readonly from: number; readonly to: number } };

export type AuditContent = AuditEntry | SetAside | Withdrawn;

export type AuditRecord = {
  readonly sequence: number;
  /** SHA-256 of the previous line with its line break, in hex. */
  readonly previous: string;
  /** ISO 8601, UTC. */
  readonly time: string;
} & AuditContent;

/** The end of a chain: the last line's sequence number and its hash, which the next line must carry. */
export type ChainHead = { readonly sequence: number; readonly hash: string };

/** The head before the first line of a chain. */
export const GENESIS: ChainHead = { sequence: 0, hash: '0'.repeat(64) };

export function sha256(bytes: string | Buffer): string {
  return hash('sha256', bytes, 'hex');
}

/** Returns the next line of the chain with its line break. Concatenates text for speed: every returned image waits for it. */
export function toLine({ sequence, hash: previous }: ChainHead, time: string, content: AuditContent | PreparedEntry) {
  const start = `{"sequence":${sequence + 1},"previous":"${previous}","time":"${time}"`;
  if (!('disclosuresJson' in content)) return `${start},${JSON.stringify(content).slice(1)}\n`;
  const { requestId, tenant, subject, disclosuresJson } = content;
  const caller = `"requestId":${JSON.stringify(requestId)},"tenant":${JSON.stringify(tenant)},"subject":${JSON.stringify(subject)}`;
  return `${start},${caller},"disclosures":${disclosuresJson}}\n`;
}

/** Returns the head after a line. */
export function toHead({ sequence }: ChainHead, line: Buffer): ChainHead {
  return { sequence: sequence + 1, hash: sha256(line) };
}

/** Returns the record of a line; undefined for a line that `toLine` cannot have made. Does not check the chain. */
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
  return Array.isArray(disclosures) && disclosures.every((media) => Array.isArray(media?.fields));
}
