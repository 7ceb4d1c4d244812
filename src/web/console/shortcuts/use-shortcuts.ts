import { useEffect } from 'react';
import { toPageAction } from './page-action.js';

/** Runs the shortcuts of pages while they are on. */
export function useShortcuts(isOn: boolean, showHelp: () => void): void {
  useEffect(() => {
    if (!isOn) return;
    const act = (event: KeyboardEvent) => {
      const action = toPageAction({
        key: event.key,
        hasModifier: event.ctrlKey || event.metaKey || event.altKey,
        isTyping: event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null,
        isInDialog: document.querySelector('dialog[open]') !== null,
      });
      if (action === undefined) return;
      event.preventDefault();
      if (action === 'help') showHelp();
      if (action === 'find') document.querySelector<HTMLElement>('#find')?.focus();
      if (action === 'enlarge') enlargeFirst();
    };
    window.addEventListener('keydown', act);
    return () => window.removeEventListener('keydown', act);
  }, [isOn, showHelp]);
}

/** Focuses the image first, so that the focus returns to it. */
function enlargeFirst(): void {
  const image = document.querySelector<HTMLElement>('.tiles button.mat');
  image?.focus();
  image?.click();
}
