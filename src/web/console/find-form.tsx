import { type ClipboardEvent, type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { parseRoute } from './route.js';
import { readSearch, type SearchKind } from './search.js';

const KINDS: Readonly<Record<SearchKind, string>> = { result: 'Signature id', native: 'Liveness id' };

/**
 * Opens the result whose id is typed or pasted, or the list of several ids. The user says which kind of id it is: to try
 * both would make a billed call for each signature id. Has the focus when the console is opened.
 */
export function FindForm() {
  const [kind, setKind] = useState<SearchKind>('result');
  const [text, setText] = useState('');
  const [rejection, setRejection] = useState<string>();

  const find = (event: FormEvent) => {
    event.preventDefault();
    const search = readSearch(kind, text);
    setRejection(search.rejection);
    if (search.hash === undefined) return;
    setText('');
    window.location.hash = search.hash;
  };

  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // On a touch screen the focus would open a keyboard on top of the page.
    const hasKeyboard = window.matchMedia('(hover: hover)').matches;
    if (hasKeyboard && parseRoute(window.location.hash).name === 'home') input.current?.focus();
  }, []);

  /** Joins pasted lines by spaces: the field itself would join them by nothing, and several ids would become one text. */
  const pasteLines = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text').trim();
    if (!pasted.includes('\n')) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const joined = pasted.replaceAll(/\s+/g, ' ');
    setText(value.slice(0, selectionStart ?? value.length) + joined + value.slice(selectionEnd ?? value.length));
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
          ref={input}
          onPaste={pasteLines}
          onKeyDown={leave}
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

function toKind(value: string): SearchKind {
  return value === 'native' ? 'native' : 'result';
}

/** Esc gives the keys back to the shortcuts of the page. */
function leave(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key === 'Escape') event.currentTarget.blur();
}
