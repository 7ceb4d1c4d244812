import type { SimulatorSwitches } from '../switches.js';
import { isLikelyAttack, type TransactionRecord } from './transaction.js';

export type Verdict = {
  readonly overallResult: string;
  readonly errorCode: string | null;
  readonly faceResult: string;
};

/** What the provider decides on a transaction. It is worked out at every reading, so that switches act at once. */
export function decide(record: TransactionRecord, switches: SimulatorSwitches): Verdict {
  const faceFault = toFaceFault(record, switches);
  const derived = { ...toOutcome(record, faceFault, switches), faceResult: faceFault === null ? 'PASS' : 'FAIL' };
  return { ...derived, ...record.stated };
}

function toOutcome(record: TransactionRecord, faceFault: string | null, switches: SimulatorSwitches) {
  if (record.state === 'GAVE_UP') return { overallResult: 'INCOMPLETE', errorCode: switches.incompleteCode };
  if (record.state !== 'FINISHED') return { overallResult: 'INCOMPLETE', errorCode: null };
  const documentFault = record.document?.genuine === false ? 'DOCUMENT_FORGERY' : null;
  const fault = faceFault ?? documentFault ?? record.addressFaults[0] ?? null;
  return { overallResult: fault === null ? 'PASS' : 'FAIL', errorCode: fault ?? 'SUCCESS' };
}

function toFaceFault({ face }: TransactionRecord, switches: SimulatorSwitches): string | null {
  if (face === null) return null;
  const mismatch = face.faceSimilarityScore !== null && face.faceSimilarityScore < switches.similarityThreshold;
  if (!isLikelyAttack(face)) return mismatch ? switches.similarityFailureCode : null;
  return mismatch && switches.attackAndMismatchReason === 'similarity'
    ? switches.similarityFailureCode
    : 'LIVENESS_ATTACK';
}
