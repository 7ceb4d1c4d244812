import { isExpired } from '../documents/document.js';
import type { SimulatorSwitches } from '../switches.js';
import { isLikelyAttack, type TransactionRecord } from './transaction.js';

export type Verdict = {
  readonly overallResult: string;
  readonly errorCode: string | null;
  readonly faceResult: string;
};

/** Returns the provider's verdict on a transaction. Computed at every call, so that switches take effect at once. */
export function decide(record: TransactionRecord, switches: SimulatorSwitches): Verdict {
  const faceFault = toFaceFault(record, switches);
  const derived = { ...toOutcome(record, faceFault, switches), faceResult: faceFault === null ? 'PASS' : 'FAIL' };
  return { ...derived, ...record.overrides };
}

function toOutcome(record: TransactionRecord, faceFault: string | null, switches: SimulatorSwitches) {
  if (record.state === 'GAVE_UP') return { overallResult: 'INCOMPLETE', errorCode: switches.incompleteCode };
  if (record.state !== 'FINISHED') return { overallResult: 'INCOMPLETE', errorCode: null };
  const fault = faceFault ?? toDocumentFault(record) ?? record.addressErrorCodes[0] ?? null;
  return { overallResult: fault === null ? 'PASS' : 'FAIL', errorCode: fault ?? 'SUCCESS' };
}

function toDocumentFault({ document, createdAt }: TransactionRecord): string | null {
  if (document === null) return null;
  if (!document.genuine) return 'DOCUMENT_FORGERY';
  return isExpired(document, createdAt) ? 'DOCUMENT_EXPIRED' : null;
}

function toFaceFault({ face }: TransactionRecord, switches: SimulatorSwitches): string | null {
  if (face === null) return null;
  const mismatch = face.faceSimilarityScore !== null && face.faceSimilarityScore < switches.similarityThreshold;
  if (!isLikelyAttack(face)) return mismatch ? switches.similarityFailureCode : null;
  return mismatch && switches.attackAndMismatchReason === 'similarity'
    ? switches.similarityFailureCode
    : 'LIVENESS_ATTACK';
}
