import { isInvalid } from './invalid-fields.js';
import type { LivenessResult } from './liveness-result.js';

export const AttackReason = {
  LOW_LIVENESS_SCORE: 'LOW_LIVENESS_SCORE',
  ATTACK_TYPE_REPORTED: 'ATTACK_TYPE_REPORTED',
} as const;
export type AttackReason = keyof typeof AttackReason;

/** The thresholds of the verdict, on the scale of 0 to 100. */
export type VerdictPolicy = { readonly livenessThreshold: number; readonly similarityThreshold: number };

/**
 * Returns whether the liveness score is below the threshold; null without a score. For an invalid score it returns true if
 * an attack type was reported and null otherwise, never false.
 */
export function isLikelyAttack(result: LivenessResult, policy: VerdictPolicy): boolean | null {
  if (isInvalid(result, 'faceLivenessScore')) return result.livenessAttackCode === null ? null : true;
  return isScoreLow(result, policy);
}

function isScoreLow({ faceLivenessScore }: LivenessResult, { livenessThreshold }: VerdictPolicy): boolean | null {
  return faceLivenessScore === null ? null : faceLivenessScore < livenessThreshold;
}

/**
 * Returns all indications of an attack; empty if there are none. An invalid attack type counts as reported, since the
 * provider sends one for attacks only.
 */
export function toAttackReasons(result: LivenessResult, policy: VerdictPolicy): AttackReason[] {
  const reasons: AttackReason[] = [];
  if (isScoreLow(result, policy) === true) reasons.push('LOW_LIVENESS_SCORE');
  const hasAttackType = result.livenessAttackCode !== null || isInvalid(result, 'livenessAttackCode');
  if (hasAttackType) reasons.push('ATTACK_TYPE_REPORTED');
  return reasons;
}

/** Returns whether the similarity score reaches the threshold; null if no faces were compared. */
export function isFaceMatch(result: LivenessResult, policy: VerdictPolicy): boolean | null {
  return result.faceSimilarityScore === null ? null : result.faceSimilarityScore >= policy.similarityThreshold;
}
