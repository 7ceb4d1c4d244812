import { type FormEvent, useState } from 'react';
import { parseSignatureId, toResultHash } from './route.js';

const RULE = 'An id has 1 to 64 letters, digits, "_" or "-", and begins with a letter or digit.';

/** Leads to the result whose id is typed or pasted. */
export function FindForm() {
  const [text, setText] = useState('');
  const [isRefused, setIsRefused] = useState(false);

  const find = (event: FormEvent) => {
    event.preventDefault();
    const signatureId = parseSignatureId(text);
    setIsRefused(signatureId === undefined);
    if (signatureId === undefined) return;
    setText('');
    window.location.hash = toResultHash(signatureId);
  };

  return (
    <search>
      <form className="find" onSubmit={find} noValidate>
        <label htmlFor="find">Signature id</label>
        <input
          id="find"
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-invalid={isRefused}
          aria-describedby={isRefused ? 'find-rule' : undefined}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="search"
        />
        <button type="submit">Find</button>
        {isRefused && (
          <p id="find-rule" className="rule" role="alert">
            {RULE}
          </p>
        )}
      </form>
    </search>
  );
}
