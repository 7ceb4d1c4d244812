import { FindForm } from './find-form.js';
import { HOME_HASH } from './route.js';
import { TokenForm, type TokenFormProps } from './token-form.js';

/** What stands above every page. */
export function Header({ token, onToken }: TokenFormProps) {
  return (
    <header className="bar">
      <a className="brand" href={HOME_HASH}>
        Liveness console
      </a>
      <details className="access">
        <summary>{token === '' ? 'No token' : 'Token in use'}</summary>
        <TokenForm token={token} onToken={onToken} />
      </details>
      <FindForm />
    </header>
  );
}
