import type { VerdictFragment, VerificationStatus } from '../../../../../schema/generated/console/graphql.js';
import { ATTACK_LABELS, STATUS_LABELS, toReadable } from '../labels.js';
import { ScoreBar } from './score-bar.js';
import { StatusIcon } from './status-icon.js';

export type VerdictProps = {
  readonly status: VerificationStatus;
  readonly errorCodes: readonly string[];
  /** Null where no face was checked. */
  readonly face: VerdictFragment | null;
};

/** The status and its reasons, with the scores of the face and their thresholds. */
export function Verdict({ status, errorCodes, face }: VerdictProps) {
  const reasons = face === null ? [] : toReasons(face);
  return (
    <section
      className={`verdict verdict-${status.toLowerCase()}${face === null ? ' verdict-alone' : ''}`}
      aria-labelledby="verdict"
    >
      <h2 id="verdict" className="visually-hidden">
        Verdict
      </h2>
      <p className="status">
        <StatusIcon status={status} />
        {STATUS_LABELS[status]}
      </p>
      {errorCodes.map((errorCode) => (
        <p key={errorCode} className="error-code">
          {toReadable(errorCode)} <code>{errorCode}</code>
        </p>
      ))}
      {reasons.length > 0 && (
        <ul className="reasons" aria-label="Reasons">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {status === 'PENDING' ? <p>This page updates automatically.</p> : face && <Scores verdict={face} />}
    </section>
  );
}

function Scores({ verdict }: { readonly verdict: VerdictFragment }) {
  const { isLikelyAttack, isFaceMatch } = verdict;
  return (
    <>
      <ScoreBar
        name="Liveness"
        score={verdict.faceLivenessScore}
        threshold={verdict.livenessThreshold}
        rule={toLivenessRule(verdict)}
        isBad={isLikelyAttack}
        none="No score"
      />
      <ScoreBar
        name="Similarity"
        score={verdict.faceSimilarityScore}
        threshold={verdict.similarityThreshold}
        rule={toSimilarityRule(verdict)}
        isBad={isFaceMatch === null ? null : !isFaceMatch}
        none="Not compared"
      />
    </>
  );
}

function toLivenessRule({ isLikelyAttack, faceLivenessScore, livenessThreshold }: VerdictFragment): string {
  if (faceLivenessScore === null || isLikelyAttack === null) return `Threshold ${livenessThreshold}`;
  if (faceLivenessScore >= livenessThreshold) return `At or above the threshold of ${livenessThreshold}`;
  return `Below the threshold of ${livenessThreshold}: likely an attack`;
}

function toSimilarityRule({ isFaceMatch, similarityThreshold }: VerdictFragment): string {
  if (isFaceMatch === null) return `Threshold ${similarityThreshold}`;
  return isFaceMatch
    ? `At or above the threshold of ${similarityThreshold}`
    : `Below the threshold of ${similarityThreshold}`;
}

function toReasons(verdict: VerdictFragment): string[] {
  const { faceLivenessScore, livenessThreshold, livenessAttackType, livenessAttackCode, isFaceMatch } = verdict;
  const reasons = verdict.attackReasons.map((reason) => {
    if (reason === 'LOW_LIVENESS_SCORE') return `Liveness ${faceLivenessScore} is below ${livenessThreshold}.`;
    if (reason !== 'ATTACK_TYPE_REPORTED') return toReadable(reason);
    const code = livenessAttackCode === null ? '' : ` (type ${livenessAttackCode})`;
    return `The provider reports ${ATTACK_LABELS[livenessAttackType ?? 'UNKNOWN']}${code}.`;
  });
  if (isFaceMatch === false) {
    reasons.push(`Similarity ${verdict.faceSimilarityScore} is below ${verdict.similarityThreshold}: no match.`);
  }
  return reasons;
}
