import type { TransactionPatch } from '../result/transaction.js';

/** A transaction that exists from the start, with a fixed id. */
export type Sample = {
  readonly signatureId: string;
  /** One line for a table. */
  readonly description: string;
  readonly transaction: TransactionPatch;
};

// Fixed times, so that the README can show the real response.
const capturedAt = Date.parse('2026-01-01T00:00:00Z');
export const silentOnly = { silent: capturedAt + 3_900 };
export const everyImage = { far: capturedAt + 4_100, near: capturedAt + 6_300, silent: capturedAt + 8_050 };
export const socialSecurityCard = { docType: 'PH-ID-SSS' };
export const thaiCard = { docType: 'TH-ID-N', hasBack: true, portrait: 'image' } as const;
