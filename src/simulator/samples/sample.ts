import type { TransactionPatch } from '../result/transaction.js';

/** A transaction that is there from the start, under an id that never changes. */
export type Sample = {
  readonly signatureId: string;
  /** What it shows, in a line for a table. */
  readonly shows: string;
  readonly transaction: TransactionPatch;
};

// Fixed moments, so that a README can print the true answer.
const capturedAt = Date.parse('2026-01-01T00:00:00Z');
export const silentOnly = { silent: capturedAt + 3_900 };
export const everyPicture = { far: capturedAt + 4_100, near: capturedAt + 6_300, silent: capturedAt + 8_050 };
export const socialSecurityCard = { docType: 'PH-ID-SSS', genuine: true };
