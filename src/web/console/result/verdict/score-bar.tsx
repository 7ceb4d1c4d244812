export type ScoreBarProps = {
  readonly name: string;
  /** From 0 to 100; null where there is no score. */
  readonly score: number | null;
  readonly threshold: number;
  /** How the score compares with the threshold. */
  readonly rule: string;
  readonly isBad: boolean | null;
  /** Shown instead of a missing score. */
  readonly none: string;
};

/** A score and its threshold, as text and as a bar. */
export function ScoreBar({ name, score, threshold, rule, isBad, none }: ScoreBarProps) {
  return (
    <div className={isBad ? 'score score-bad' : 'score'}>
      <p className="score-line">
        <span>{name}</span>
        {score === null ? <span className="aside">{none}</span> : <strong>{score}</strong>}
      </p>
      {score !== null && (
        <>
          <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect className="score-track" y="2" width="100" height="4" />
            <rect className="score-value" y="2" width={score} height="4" />
            <rect className="score-threshold" x={threshold - 0.4} width="0.8" height="8" />
          </svg>
          <p className="aside">{rule}</p>
        </>
      )}
    </div>
  );
}
