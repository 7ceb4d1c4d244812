import { useRef } from 'react';
import { FindForm } from './find-form.js';
import { HOME_HASH } from './route.js';
import { TokenForm, type TokenFormProps } from './token-form.js';

/** What stands above every page. */
export function Header({ token, onToken }: TokenFormProps) {
  const access = useRef<HTMLDetailsElement>(null);
  const takeToken = (changed: string) => {
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
        <TokenForm token={token} onToken={takeToken} />
      </details>
      <FindForm />
    </header>
  );
}
