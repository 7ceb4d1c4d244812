import type { VerdictFragment, VerificationStatus } from '../../../../../schema/generated/console/graphql.js';
import { STATUS_LABELS, toReadable } from '../labels.js';
import { LivenessScore, toAttackReasons } from './liveness.js';
import { ScoreBar } from './score-bar.js';
import { VerdictPanel } from './verdict-panel.js';

export type VerdictProps = {
  readonly status: VerificationStatus;
  readonly errorCodes: readonly string[];
  /** Null where no face was checked. */
  readonly face: VerdictFragment | null;
};

/** The status and its reasons, with the scores of the face and their thresholds. */
export function Verdict({ status, errorCodes, face }: VerdictProps) {
  return (
    <VerdictPanel
      status={status}
      title={STATUS_LABELS[status]}
      className={face === null ? 'verdict-alone' : ''}
      codes={errorCodes.map((errorCode) => (
        <p key={errorCode} className="error-code">
          {toReadable(errorCode)} <code>{errorCode}</code>
        </p>
      ))}
      reasons={face === null ? [] : [...toAttackReasons(face), ...toMismatchReasons(face)]}
    >
      {status === 'PENDING' ? <p>This page updates automatically.</p> : face && <Scores verdict={face} />}
    </VerdictPanel>
  );
}

function Scores({ verdict }: { readonly verdict: VerdictFragment }) {
  const { isFaceMatch } = verdict;
  return (
    <>
      <LivenessScore face={verdict} />
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

function toSimilarityRule({ isFaceMatch, similarityThreshold }: VerdictFragment): string {
  if (isFaceMatch === null) return `Threshold ${similarityThreshold}`;
  return isFaceMatch
    ? `At or above the threshold of ${similarityThreshold}`
    : `Below the threshold of ${similarityThreshold}`;
}

function toMismatchReasons({ isFaceMatch, faceSimilarityScore, similarityThreshold }: VerdictFragment): string[] {
  return isFaceMatch === false ? [`Similarity ${faceSimilarityScore} is below ${similarityThreshold}: no match.`] : [];
}
