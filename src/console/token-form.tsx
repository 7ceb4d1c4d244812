import { type FormEvent, useState } from 'react';

export type TokenFormProps = {
  readonly token: string;
  readonly onToken: (token: string) => void;
};

/** Where the caller's token is typed in. It is kept for this tab only, and goes to the gateway and nowhere else. */
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
      <button type="submit">Use it</button>
      {token !== '' && (
        <button type="button" className="plain" onClick={() => onToken('')}>
          Forget it
        </button>
      )}
      <p id="token-rule" className="rule">
        {token === '' ? 'None is in use.' : 'One is in use.'} It is kept until this tab is closed.
      </p>
    </form>
  );
}
