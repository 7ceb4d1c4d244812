import { useEffect } from 'react';
import { type PageAction, toPageAction } from './page-action.js';

const RUN: Readonly<Record<Exclude<PageAction, 'help'>, () => void>> = {
  find: () => document.querySelector<HTMLElement>('#find')?.focus(),
  filter: openFilter,
  next: () => document.querySelector<HTMLElement>('a[rel=next]')?.click(),
  previous: () => document.querySelector<HTMLElement>('a[rel=prev]')?.click(),
  list: () => document.querySelector<HTMLElement>('a.to-list')?.click(),
  enlarge: enlargeFirst,
};

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
      else RUN[action]();
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

function openFilter(): void {
  const filter = document.querySelector<HTMLDetailsElement>('details.filter');
  if (filter === null) return;
  filter.open = true;
  filter.querySelector('input')?.focus();
}
