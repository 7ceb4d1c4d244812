export type ScoreBarProps = {
  readonly name: string;
  /** 0 to 100; null where there is none. */
  readonly score: number | null;
  readonly threshold: number;
  /** What the threshold means. */
  readonly rule: string;
  readonly isBad: boolean | null;
  /** What a missing score means. */
  readonly none: string;
};

/** A score beside the threshold that it is measured by; all of it in words, and once more as a picture. */
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
