import { type FormEvent, useState } from 'react';
import { findForeignCharacter, parseSignatureId, toResultHash } from './route.js';

const RULE = 'An id has 1 to 64 letters, digits, "_" or "-", and starts with a letter or digit.';

/** Returns why a text is no id. Names the first character that is not allowed, since it may look like an allowed one. */
function toRejection(text: string): string {
  const foreign = findForeignCharacter(text);
  if (foreign === undefined) return RULE;
  const code = foreign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return `${RULE} This one contains "${foreign}" (U+${code}).`;
}

/** Opens the result whose id is typed or pasted. */
export function FindForm() {
  const [text, setText] = useState('');
  const [rejection, setRejection] = useState<string>();

  const find = (event: FormEvent) => {
    event.preventDefault();
    const signatureId = parseSignatureId(text);
    setRejection(signatureId === undefined ? toRejection(text) : undefined);
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
          aria-invalid={rejection !== undefined}
          aria-describedby={rejection === undefined ? undefined : 'find-rule'}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="search"
        />
        <button type="submit">Find</button>
        {rejection && (
          <p id="find-rule" className="rule" role="alert">
            {rejection}
          </p>
        )}
      </form>
    </search>
  );
}
