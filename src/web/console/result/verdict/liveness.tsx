import type { LivenessFragment } from '../../../../../schema/generated/console/graphql.js';
import { ATTACK_LABELS, toReadable } from '../labels.js';
import { ScoreBar } from './score-bar.js';

/** The liveness score and its threshold. */
export function LivenessScore({ face }: { readonly face: LivenessFragment }) {
  return (
    <ScoreBar
      name="Liveness"
      score={face.faceLivenessScore}
      threshold={face.livenessThreshold}
      rule={toLivenessRule(face)}
      isBad={face.isLikelyAttack}
      none="No score"
    />
  );
}

function toLivenessRule({ isLikelyAttack, faceLivenessScore, livenessThreshold }: LivenessFragment): string {
  if (faceLivenessScore === null || isLikelyAttack === null) return `Threshold ${livenessThreshold}`;
  if (faceLivenessScore >= livenessThreshold) return `At or above the threshold of ${livenessThreshold}`;
  return `Below the threshold of ${livenessThreshold}: likely an attack`;
}

/** Returns why a face is likely an attack, in sentences. */
export function toAttackReasons(face: LivenessFragment): string[] {
  const { attackReasons, faceLivenessScore, livenessThreshold, livenessAttackType, livenessAttackCode } = face;
  return attackReasons.map((reason) => {
    if (reason === 'LOW_LIVENESS_SCORE') return `Liveness ${faceLivenessScore} is below ${livenessThreshold}.`;
    if (reason !== 'ATTACK_TYPE_REPORTED') return toReadable(reason);
    const code = livenessAttackCode === null ? '' : ` (type ${livenessAttackCode})`;
    return `The provider reports ${ATTACK_LABELS[livenessAttackType ?? 'UNKNOWN']}${code}.`;
  });
}
