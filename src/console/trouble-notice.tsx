import type { Trouble } from './trouble.js';
import { toTroubleText } from './trouble-text.js';

export type TroubleNoticeProps = {
  readonly trouble: Trouble;
  readonly isAsking: boolean;
  readonly ask: () => void;
};

/** What could not be had, what to do about it, and a way to ask at once. */
export function TroubleNotice({ trouble, isAsking, ask }: TroubleNoticeProps) {
  const { title, advice } = toTroubleText(trouble);
  return (
    <div className="notice">
      <div>
        <p className="notice-title">{title}</p>
        <p>
          {advice} <code>{trouble.code}</code>
        </p>
      </div>
      <button type="button" onClick={ask} aria-disabled={isAsking}>
        {isAsking ? 'Asking' : 'Ask now'}
      </button>
    </div>
  );
}
