import { toCaptureTimes } from './result/flow.js';
import type { FaceRecord, TransactionPatch } from './result/transaction.js';
import type { SimulatorState } from './state.js';

/** How the user ends a session. `submitted`: everything was sent, and the back-office check is still running. */
export type SessionOutcome = 'submitted' | 'pass' | 'attack' | 'mismatch' | 'gave-up';

const outcomeFaces: Readonly<Record<SessionOutcome, Partial<FaceRecord>>> = {
  submitted: {},
  pass: { faceLivenessScore: 98.2 },
  attack: { faceLivenessScore: 7.3, livenessAttackType: 1 },
  mismatch: { faceLivenessScore: 96.4, faceSimilarityScore: 38.1 },
  'gave-up': {},
};

/** Ends a session and sends its notification. Throws for an unknown id. */
export function completeSession(
  { transactions, notifications, switches, now }: SimulatorState,
  id: string,
  outcome: SessionOutcome,
) {
  const record = transactions.get(id);
  if (record === undefined) throw new Error(`no transaction ${id}: create it first`);
  const compared = record.product === 'FA' || record.product === 'IDV';
  const face = record.face && {
    capturedAt: toCaptureTimes(record.face, now()),
    faceSimilarityScore: compared ? 90.6 : null,
    ...outcomeFaces[outcome],
  };
  const patch: TransactionPatch = { state: toState(outcome), face };
  const completed = transactions.patch(id, patch);
  if (outcome === 'submitted') notifications.notify(completed, 'SUBMIT_COMPLETED');
  else if (outcome !== 'gave-up' || switches.completedNoticeForIncomplete) notifications.notify(completed, 'COMPLETED');
}

function toState(outcome: SessionOutcome): 'CHECKING' | 'GAVE_UP' | 'FINISHED' {
  if (outcome === 'submitted') return 'CHECKING';
  return outcome === 'gave-up' ? 'GAVE_UP' : 'FINISHED';
}
