import { type FormEvent, useState } from 'react';

export type TokenFormProps = {
  readonly token: string;
  readonly onToken: (token: string) => void;
};

/** The form for the token of the caller. The token is kept for this tab only and sent to the gateway only. */
export function TokenForm({ token, onToken }: TokenFormProps) {
  const [text, setText] = useState('');

  const use = (event: FormEvent) => {
    event.preventDefault();
    const typed = text.trim();
    if (typed === '') return;
    setText('');
    onToken(typed);
  };

  return (
    <form className="token" onSubmit={use}>
      <label htmlFor="token">Token or API key</label>
      <input
        id="token"
        type="password"
        value={text}
        onChange={(event) => setText(event.target.value)}
        autoComplete="off"
        aria-describedby="token-rule"
      />
      <button type="submit">Use token</button>
      {token !== '' && (
        <button type="button" className="plain" onClick={() => onToken('')}>
          Forget token
        </button>
      )}
      <p id="token-rule" className="rule">
        A token is kept until you forget it or close this tab.
      </p>
    </form>
  );
}
