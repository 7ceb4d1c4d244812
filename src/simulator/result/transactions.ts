import { createHash } from 'node:crypto';
import type { SimulatorSwitches } from '../switches.js';
import {
  createTransaction,
  patchTransaction,
  type TransactionPatch,
  type TransactionRecord,
  type TransactionSeed,
  toLastMoment,
} from './transaction.js';

export type Transactions = ReturnType<typeof createTransactions>;

/** The provider's book of transactions, by signatureId. It grows with every transaction added; nothing is dropped. */
export function createTransactions(seeds: Iterable<TransactionSeed>, switches: SimulatorSwitches, now: () => number) {
  const records = new Map<string, TransactionRecord>();
  const idsByLivenessId = new Map<string, string>();
  const callCounts = new Map<string, number>();
  let opened = 0;

  const get = (signatureId: string): TransactionRecord | undefined => {
    const record = records.get(signatureId);
    if (record === undefined || record.erasedAt !== null || switches.retentionMs === null) return record;
    const erasedAt = toLastMoment(record) + switches.retentionMs;
    return erasedAt > now() ? record : { ...record, erasedAt };
  };

  const add = (seed: TransactionSeed): TransactionRecord => {
    const record = createTransaction(seed);
    records.set(seed.signatureId, record);
    idsByLivenessId.set(toLivenessId(seed.signatureId), seed.signatureId);
    callCounts.delete(seed.signatureId);
    return record;
  };
  for (const seed of seeds) add(seed);

  return {
    get,
    add,
    /** Starts a transaction under an id of its own: the same ids in the same order at every start. */
    open(patch: TransactionPatch): TransactionRecord {
      opened += 1;
      return add({ signatureId: toHex(`session ${opened}`).slice(0, 16), createdAt: now(), ...patch });
    },
    toSignatureId: (livenessId: string): string | null => idsByLivenessId.get(livenessId) ?? null,
    /** Throws for an id that is not in the book. */
    patch(signatureId: string, patch: TransactionPatch): TransactionRecord {
      const record = records.get(signatureId);
      if (record === undefined) throw new Error(`no transaction ${signatureId}: add it first`);
      const patched = patchTransaction(record, patch);
      records.set(signatureId, patched);
      return patched;
    },
    /** The transaction as one more get-result call finds it, with what has become of it by then. */
    consult(signatureId: string): TransactionRecord | undefined {
      const record = records.get(signatureId);
      if (record === undefined) return undefined;
      const earlierCalls = callCounts.get(signatureId) ?? 0;
      callCounts.set(signatureId, earlierCalls + 1);
      const isDue = ({ afterCalls }: { afterCalls: number }) => earlierCalls >= afterCalls;
      const unfolded = record.unfolds
        .filter(isDue)
        .reduce((unfolding, { patch }) => patchTransaction(unfolding, patch), record);
      records.set(signatureId, { ...unfolded, unfolds: record.unfolds.filter((later) => !isDue(later)) });
      return get(signatureId);
    },
  };
}

/** The native SDK's name for a transaction: a UUID that follows from its signatureId. */
export function toLivenessId(signatureId: string): string {
  return toHex(`liveness ${signatureId}`).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}

function toHex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
