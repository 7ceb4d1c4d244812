import type { LivenessResult } from './liveness-result.js';

/** Kinds of attack by ISO/IEC 30107: shown to the camera, or fed in behind it. */
export const LivenessAttackType = {
  PRESENTATION: 'PRESENTATION',
  INJECTION: 'INJECTION',
  UNSURE: 'UNSURE',
  UNKNOWN: 'UNKNOWN',
} as const;
export type LivenessAttackType = keyof typeof LivenessAttackType;

export const AttackReason = {
  LOW_LIVENESS_SCORE: 'LOW_LIVENESS_SCORE',
  ATTACK_TYPE_REPORTED: 'ATTACK_TYPE_REPORTED',
} as const;
export type AttackReason = keyof typeof AttackReason;

/** The thresholds that decide, on the provider's scale of 0 to 100. */
export type VerdictPolicy = { readonly livenessThreshold: number; readonly similarityThreshold: number };

const ATTACK_TYPES: ReadonlyMap<number, LivenessAttackType> = new Map([
  [1, 'PRESENTATION'],
  [2, 'INJECTION'],
  [3, 'UNSURE'],
]);

/** The provider numbers its attack types; a number that is new to us is an attack of unknown type, not no attack. */
export function toAttackType(code: number | null): LivenessAttackType | null {
  return code === null ? null : (ATTACK_TYPES.get(code) ?? 'UNKNOWN');
}

/** Below the threshold is likely an attack, on it is not. Null without a score: nothing was measured. */
export function isLikelyAttack(result: LivenessResult, policy: VerdictPolicy): boolean | null {
  return result.faceLivenessScore === null ? null : result.faceLivenessScore < policy.livenessThreshold;
}

/** Everything that speaks for an attack; empty when nothing does. */
export function toAttackReasons(result: LivenessResult, policy: VerdictPolicy): AttackReason[] {
  const reasons: AttackReason[] = [];
  if (isLikelyAttack(result, policy) === true) reasons.push('LOW_LIVENESS_SCORE');
  if (result.livenessAttackCode !== null) reasons.push('ATTACK_TYPE_REPORTED');
  return reasons;
}

/** On the threshold is a match. Null where nothing was compared. */
export function isFaceMatch(result: LivenessResult, policy: VerdictPolicy): boolean | null {
  return result.faceSimilarityScore === null ? null : result.faceSimilarityScore >= policy.similarityThreshold;
}
