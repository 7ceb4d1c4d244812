import { createHmac } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEntry, AuditRecord } from '../../src/audit/audit-record.js';
import { verifyAudit } from '../../src/audit/verify-audit.js';
import { closeAfterTest } from './close-after-test.js';

export const AUDIT_HMAC_KEY = 'a-key-of-more-than-thirty-two-characters';

/** A path for an audit log, in a directory of its own that goes with the test. */
export async function auditPath(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'audit-'));
  closeAfterTest(() => rm(directory, { recursive: true }));
  return join(directory, 'audit.log');
}

/** What stands for an id in the log, by node:crypto alone. */
export function pseudonymOf(signatureId: string): string {
  return createHmac('sha256', AUDIT_HMAC_KEY).update(signatureId).digest('hex');
}

/** All whole lines, without what was cut off. */
export function readRecords(path: string): AuditRecord[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => /^\{.*\}$/.test(line)).map((line) => JSON.parse(line));
}

/** The lines about answers, without those about the file itself. */
export function readEntries(path: string): (AuditRecord & AuditEntry)[] {
  return readRecords(path).filter((record) => 'disclosures' in record);
}

/** Every field that a line says was shown, and of whom. */
export function shownIn({ disclosures }: AuditEntry): { readonly id: string; readonly field: string }[] {
  return disclosures.flatMap(({ id, fields }) => fields.map((field) => ({ id, field })));
}

export function verify(...paths: readonly string[]) {
  return verifyAudit(paths.map((path) => ({ name: path, bytes: createReadStream(path) })));
}
