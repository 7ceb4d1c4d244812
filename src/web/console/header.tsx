import { useEffect, useRef } from 'react';
import { TokenForm, type TokenFormProps } from './access/token-form.js';
import { FindForm } from './find-form.js';
import { HOME_HASH } from './route.js';

export type HeaderProps = TokenFormProps & {
  /** How many requests the gateway has rejected so far because of a missing or invalid token. */
  readonly rejections: number;
};

/** The bar at the top of every page. Opens and focuses the token field when the gateway rejects a token. */
export function Header({ token, onToken, rejections }: HeaderProps) {
  const access = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (rejections === 0 || access.current === null) return;
    access.current.open = true;
    access.current.querySelector('input')?.focus();
  }, [rejections]);
  const applyToken = (changed: string) => {
    onToken(changed);
    if (access.current === null) return;
    access.current.open = false;
    access.current.querySelector('summary')?.focus();
  };
  return (
    <header className="bar">
      <a className="brand" href={HOME_HASH}>
        Liveness console
      </a>
      <details className="access" ref={access}>
        <summary>{token === '' ? 'No token' : 'Token in use'}</summary>
        <TokenForm token={token} onToken={applyToken} />
      </details>
      <FindForm />
    </header>
  );
}
