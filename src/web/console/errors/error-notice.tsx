import { useLayoutEffect, useRef } from 'react';
import { toErrorText } from './error-texts.js';
import { type GatewayError, toAdvice } from './gateway-error.js';

export type ErrorNoticeProps = {
  readonly error: GatewayError;
  readonly isLoading: boolean;
  readonly refetch: () => void;
};

/** Shows what failed, what to do about it, and a button that retries at once. */
export function ErrorNotice({ error, isLoading, refetch }: ErrorNoticeProps) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const own = button.current;
    return () => {
      // The notice disappears once a retry succeeds; the focus must not disappear with it.
      if (document.activeElement === own) document.querySelector<HTMLElement>('main h1')?.focus();
    };
  }, []);
  return (
    <div className="notice">
      <div>
        <p className="notice-title">{toErrorText(error.code).title}</p>
        <p>
          {toAdvice(error)} <code>{error.code}</code>
        </p>
      </div>
      <button ref={button} type="button" onClick={refetch} aria-disabled={isLoading}>
        {isLoading ? 'Loading' : 'Try again'}
      </button>
    </div>
  );
}
