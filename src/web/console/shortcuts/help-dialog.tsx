import { useEffect, useRef } from 'react';
import { PAGE_SHORTCUTS, type Shortcut, VIEWER_SHORTCUTS } from './shortcut-list.js';

export type HelpDialogProps = {
  readonly isOn: boolean;
  readonly onToggle: (isOn: boolean) => void;
  readonly onClose: () => void;
};

/** Lists the keyboard shortcuts, and turns those of pages off for users whose tools send single keys. */
export function HelpDialog({ isOn, onToggle, onClose }: HelpDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="help" aria-labelledby="help-title" onClose={onClose}>
      <h2 id="help-title">Keyboard shortcuts</h2>
      <h3>On each page</h3>
      <Shortcuts list={PAGE_SHORTCUTS} />
      <label className="help-switch">
        <input type="checkbox" checked={isOn} onChange={(event) => onToggle(event.target.checked)} />
        Use the shortcuts of pages
      </label>
      <h3>While an image is enlarged</h3>
      <Shortcuts list={VIEWER_SHORTCUTS} />
      <button type="button" onClick={() => dialog.current?.close()}>
        Close
      </button>
    </dialog>
  );
}

function Shortcuts({ list }: { readonly list: readonly Shortcut[] }) {
  return (
    <dl className="shortcuts">
      {list.map(([keys, effect]) => (
        <div key={keys}>
          <dt>
            <kbd>{keys}</kbd>
          </dt>
          <dd>{effect}</dd>
        </div>
      ))}
    </dl>
  );
}
