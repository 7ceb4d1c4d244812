import type { VerificationRecord } from '../domain/verification-record.js';
import type { HistoryStore } from '../history/history-store.js';
import { toMadeUpOutcome } from '../simulator/made-up/made-up-outcome.js';
import { toMadeUpId, toMadeUpTransaction } from '../simulator/made-up/made-up-verification.js';

const TENANT = 'default';
const COUNT = 5_000;
const DAYS = 90;
const DAY_MS = 86_400_000;
const MAX_BATCH = 1_000;
/** From the last event to the first read by the gateway. */
const READ_AFTER_MS = 4_000;
/** Of a verification without a decision by the provider. */
const TIMEOUT_MS = 600_000;

const POLICY = { livenessThreshold: 50, similarityThreshold: 70 };
const FLOWS = {
  DISTANT_CLOSE: 'DISTANT_CLOSE',
  DISTANT_CLOSE_ACTION: 'DISTANT_CLOSE_ACTION',
  ACTION: 'ACTION',
  SILENT: 'SILENT',
} as const;

/** Fills an empty history with made-up verifications of the last 90 days. The simulator knows each of them by its id. */
export async function seedHistory(store: Pick<HistoryStore, 'put'>, now: number): Promise<void> {
  const ids = Array.from({ length: COUNT }, (_, number) => {
    // One after the other, with irregular gaps: a fraction of the golden ratio lies everywhere between 0 and 1.
    const gap = (number * 0.618_034) % 1;
    return toMadeUpId(now - TIMEOUT_MS - ((number + gap) / COUNT) * DAYS * DAY_MS, number);
  });
  const records = ids.map(toSeededRecord);
  for (let start = 0; start < records.length; start += MAX_BATCH)
    await store.put(TENANT, records.slice(start, start + MAX_BATCH));
}

/** Returns the record that a gateway makes of a made-up verification that it reads soon after its end. */
export function toSeededRecord(signatureId: string): VerificationRecord {
  const transaction = toMadeUpTransaction(signatureId);
  if (transaction?.face == null) throw new Error(`${signatureId} is not the id of a made-up verification`);
  const { createdAt, state, region, inputParameters } = transaction;
  const { isPass, errorCode, attack, eventTimes } = toMadeUpOutcome(transaction);
  const face = state === 'FINISHED' ? transaction.face : undefined;
  const isAttack = face === undefined ? null : face.faceLivenessScore < POLICY.livenessThreshold;
  const lastEvent = eventTimes.length === 0 ? createdAt + TIMEOUT_MS : Math.max(...eventTimes);
  const readAt = lastEvent + READ_AFTER_MS;
  return {
    signatureId,
    status: toStatus(state, isPass),
    errorCodes: errorCode === null ? [] : [errorCode],
    faceLivenessScore: face?.faceLivenessScore ?? null,
    faceSimilarityScore: face?.faceSimilarityScore ?? null,
    ...POLICY,
    isLikelyAttack: isAttack,
    livenessAttackCode: isAttack ? (attack?.code ?? null) : null,
    livenessAttackType: isAttack ? (attack?.type ?? null) : null,
    livenessFlowCategory: face === undefined ? null : (FLOWS[face.livenessFlowCategory as keyof typeof FLOWS] ?? null),
    countryCode: region,
    userId: String(inputParameters?.userId),
    bizId: String(inputParameters?.bizId),
    startedAt: eventTimes.length === 0 ? null : Math.min(...eventTimes),
    recordedAt: readAt,
    decidedAt: state === 'RUNNING' ? null : lastEvent,
    erasedAt: null,
    observedAt: readAt,
  };
}

function toStatus(state: string, isPass: boolean): VerificationRecord['status'] {
  if (state === 'RUNNING') return 'PENDING';
  if (state === 'GAVE_UP') return 'INCOMPLETE';
  return isPass ? 'PASS' : 'FAIL';
}
