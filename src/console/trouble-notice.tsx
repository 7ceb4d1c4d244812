import { useLayoutEffect, useRef } from 'react';
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
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const own = button.current;
    return () => {
      // It goes when it has helped, and would take the focus with it.
      if (document.activeElement === own) document.querySelector<HTMLElement>('main h1')?.focus();
    };
  }, []);
  return (
    <div className="notice">
      <div>
        <p className="notice-title">{title}</p>
        <p>
          {advice} <code>{trouble.code}</code>
        </p>
      </div>
      <button ref={button} type="button" onClick={ask} aria-disabled={isAsking}>
        {isAsking ? 'Asking' : 'Ask now'}
      </button>
    </div>
  );
}
