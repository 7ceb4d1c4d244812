import { type FormEvent, useState } from 'react';
import { findForeignCharacter, parseId, type ResultRoute, toHash } from './route.js';

type Kind = ResultRoute['name'];

const KINDS: Readonly<Record<Kind, string>> = { result: 'Signature id', native: 'Liveness id' };

const RULE = 'An id has 1 to 64 letters, digits, "_" or "-", and starts with a letter or digit.';

/** Returns why a text is no id. Names the first character that is not allowed, since it may look like an allowed one. */
function toRejection(text: string): string {
  const foreign = findForeignCharacter(text);
  if (foreign === undefined) return RULE;
  const code = foreign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return `${RULE} This one contains "${foreign}" (U+${code}).`;
}

/**
 * Opens the result whose id is typed or pasted. The user says which kind of id it is: to try both would make a billed call
 * for each signature id.
 */
export function FindForm() {
  const [kind, setKind] = useState<Kind>('result');
  const [text, setText] = useState('');
  const [rejection, setRejection] = useState<string>();

  const find = (event: FormEvent) => {
    event.preventDefault();
    const id = parseId(text);
    setRejection(id === undefined ? toRejection(text) : undefined);
    if (id === undefined) return;
    setText('');
    window.location.hash = toHash({ name: kind, id });
  };

  return (
    <search>
      <form className="find" onSubmit={find} noValidate>
        <select aria-label="Kind of id" value={kind} onChange={(event) => setKind(toKind(event.target.value))}>
          {Object.entries(KINDS).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <input
          id="find"
          aria-label={KINDS[kind]}
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

function toKind(value: string): Kind {
  return value === 'native' ? 'native' : 'result';
}
