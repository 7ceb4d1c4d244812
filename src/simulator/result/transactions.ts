import { createHash } from 'node:crypto';
import { toMadeUpTransaction } from '../made-up/made-up-verification.js';
import type { SimulatorSwitches } from '../switches.js';
import {
  createTransaction,
  patchTransaction,
  type TransactionPatch,
  type TransactionRecord,
  type TransactionSeed,
  toLastCaptureTime,
} from './transaction.js';

export type Transactions = ReturnType<typeof createTransactions>;

/** Stores the provider's transactions by signatureId. Nothing is ever removed. Made-up ones need no storage. */
export function createTransactions(seeds: Iterable<TransactionSeed>, switches: SimulatorSwitches, now: () => number) {
  const records = new Map<string, TransactionRecord>();
  const idsByLivenessId = new Map<string, string>();
  const callCounts = new Map<string, number>();
  let created = 0;

  const get = (signatureId: string): TransactionRecord | undefined => {
    // Made up at each call: only what was changed is stored.
    const record = records.get(signatureId) ?? toMadeUpTransaction(signatureId);
    if (record === undefined || record.erasedAt !== null || switches.retentionMs === null) return record;
    const erasedAt = toLastCaptureTime(record) + switches.retentionMs;
    return erasedAt > now() ? record : { ...record, erasedAt };
  };

  const add = (seed: TransactionSeed): TransactionRecord => {
    const record = createTransaction(seed);
    records.set(seed.signatureId, record);
    idsByLivenessId.set(seed.livenessId ?? toLivenessId(seed.signatureId), seed.signatureId);
    callCounts.delete(seed.signatureId);
    return record;
  };
  for (const seed of seeds) add(seed);

  return {
    get,
    add,
    /** Creates a transaction with a new id. The ids are the same, in the same order, at every start. */
    create(patch: TransactionPatch): TransactionRecord {
      created += 1;
      return add({ signatureId: toHex(`session ${created}`).slice(0, 16), createdAt: now(), ...patch });
    },
    toSignatureId: (livenessId: string): string | null => idsByLivenessId.get(livenessId) ?? null,
    /** Throws for an unknown id. */
    patch(signatureId: string, patch: TransactionPatch): TransactionRecord {
      const record = records.get(signatureId) ?? toMadeUpTransaction(signatureId);
      if (record === undefined) throw new Error(`no transaction ${signatureId}: add it first`);
      const patched = patchTransaction(record, patch);
      records.set(signatureId, patched);
      return patched;
    },
    /** Returns the transaction for one more get-result call, and applies the transitions that are due. */
    queryResult(signatureId: string): TransactionRecord | undefined {
      const record = records.get(signatureId);
      if (record === undefined) return get(signatureId);
      const earlierCalls = callCounts.get(signatureId) ?? 0;
      callCounts.set(signatureId, earlierCalls + 1);
      const isDue = ({ afterCalls }: { afterCalls: number }) => earlierCalls >= afterCalls;
      const current = record.transitions
        .filter(isDue)
        .reduce((patched, { patch }) => patchTransaction(patched, patch), record);
      records.set(signatureId, { ...current, transitions: record.transitions.filter((later) => !isDue(later)) });
      return get(signatureId);
    },
  };
}

/** Returns the native SDK's id of a transaction: a UUID derived from its signatureId. */
export function toLivenessId(signatureId: string): string {
  return toHex(`liveness ${signatureId}`).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}

function toHex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
