import type { LivenessAttackType, LivenessFlowCategory, VerificationStatus } from './liveness-result.js';

/** The inputs of a session that a record can keep. */
export const RECORDED_INPUTS = ['userId', 'bizId'] as const;
export type RecordedInput = (typeof RECORDED_INPUTS)[number];

/**
 * What the gateway remembers of one verification. Instants are epoch milliseconds, scores run from 0 to 100. Holds no link,
 * no image, no value of a document, and of the inputs only `userId` and `bizId`, as far as the operator keeps them.
 */
export type VerificationRecord = {
  readonly signatureId: string;
  readonly status: VerificationStatus;
  /** Empty for PASS and PENDING. The first one decided. */
  readonly errorCodes: readonly string[];
  readonly faceLivenessScore: number | null;
  readonly faceSimilarityScore: number | null;
  /** The thresholds in force when it was recorded; later ones do not change the record. */
  readonly livenessThreshold: number;
  readonly similarityThreshold: number;
  readonly isLikelyAttack: boolean | null;
  /** The provider's own number of the attack, also one that has no type here. */
  readonly livenessAttackCode: number | null;
  readonly livenessAttackType: LivenessAttackType | null;
  readonly livenessFlowCategory: LivenessFlowCategory | null;
  /** ISO 3166-1 alpha-3. */
  readonly countryCode: string | null;
  readonly userId: string | null;
  readonly bizId: string | null;
  /** When the gateway started it, otherwise the first event of the session. */
  readonly startedAt: number | null;
  /** When the gateway first recorded it. */
  readonly recordedAt: number;
  /** Null while it is PENDING. */
  readonly decidedAt: number | null;
  readonly erasedAt: number | null;
  /** When the provider answered with this state: of two states of the same kind the later one counts. */
  readonly observedAt: number;
};
