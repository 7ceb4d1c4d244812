import { createHmac } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEntry, AuditRecord } from '../../../src/audit/log/record.js';
import { verifyAudit } from '../../../src/audit/log/verify.js';
import { closeAfterTest } from '../close-after-test.js';

export const AUDIT_HMAC_KEY = 'a-key-of-more-than-thirty-two-characters';

/** Returns a path for an audit log in its own directory, which is removed after the test. */
export async function auditPath(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'audit-'));
  closeAfterTest(() => rm(directory, { recursive: true }));
  return join(directory, 'audit.log');
}

/** Returns the pseudonym of an id, computed with node:crypto alone. */
export function pseudonymOf(signatureId: string): string {
  return createHmac('sha256', AUDIT_HMAC_KEY).update(signatureId).digest('hex');
}

/** Returns all complete lines. */
export function readRecords(path: string): AuditRecord[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => /^\{.*\}$/.test(line)).map((line) => JSON.parse(line));
}

/** Returns the lines about responses, without those about the file itself. */
export function readEntries(path: string): (AuditRecord & AuditEntry)[] {
  return readRecords(path).filter((record) => 'disclosures' in record);
}

/** Returns every field that a line records, with its pseudonym. */
export function shownIn({ disclosures }: AuditEntry): { readonly id: string; readonly field: string }[] {
  return disclosures.flatMap(({ id, fields }) => fields.map((field) => ({ id, field })));
}

export function verify(...paths: readonly string[]) {
  return verifyAudit(paths.map((path) => ({ name: path, bytes: createReadStream(path) })));
}
