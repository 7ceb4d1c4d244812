import type { VerdictFragment } from '../../../schema/generated/console/graphql.js';
import { ScoreBar } from './score-bar.js';
import { StatusIcon } from './status-icon.js';
import { ATTACK_WORDS, STATUS_WORDS, toReadable } from './words.js';

/** How it ended and why, with the scores and the thresholds that decided. */
export function Verdict({ verdict }: { readonly verdict: VerdictFragment }) {
  const { status, errorCode } = verdict;
  const reasons = toReasons(verdict);
  return (
    <section className={`verdict verdict-${status.toLowerCase()}`} aria-labelledby="verdict">
      <h2 id="verdict" className="unseen">
        Verdict
      </h2>
      <p className="status">
        <StatusIcon status={status} />
        {STATUS_WORDS[status]}
      </p>
      {errorCode && (
        <p className="error-code">
          {toReadable(errorCode)} <code>{errorCode}</code>
        </p>
      )}
      {reasons.length > 0 && (
        <ul className="reasons" aria-label="Reasons">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {status === 'PENDING' ? <p>This page keeps asking until it is decided.</p> : <Scores verdict={verdict} />}
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
        rule={`Below ${verdict.livenessThreshold} it is likely an attack`}
        isBad={isLikelyAttack}
        none="No score"
      />
      <ScoreBar
        name="Similarity"
        score={verdict.faceSimilarityScore}
        threshold={verdict.similarityThreshold}
        rule={`From ${verdict.similarityThreshold} on it is a match`}
        isBad={isFaceMatch === null ? null : !isFaceMatch}
        none="Nothing was compared"
      />
    </>
  );
}

function toReasons(verdict: VerdictFragment): string[] {
  const { faceLivenessScore, livenessThreshold, livenessAttackType, livenessAttackCode, isFaceMatch } = verdict;
  const reasons = verdict.attackReasons.map((reason) => {
    if (reason === 'LOW_LIVENESS_SCORE') return `Liveness ${faceLivenessScore} is below ${livenessThreshold}.`;
    if (reason !== 'ATTACK_TYPE_REPORTED') return toReadable(reason);
    const code = livenessAttackCode === null ? '' : ` (type ${livenessAttackCode})`;
    return `The provider reports ${ATTACK_WORDS[livenessAttackType ?? 'UNKNOWN']}${code}.`;
  });
  if (isFaceMatch === false) {
    reasons.push(`Similarity ${verdict.faceSimilarityScore} is below ${verdict.similarityThreshold}: another face.`);
  }
  return reasons;
}
