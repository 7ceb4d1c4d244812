import { useSyncExternalStore } from 'react';

const DARK = '(prefers-color-scheme: dark)';

/** Returns whether the device uses dark colours, and renders again when that changes. */
export function useIsDark(): boolean {
  return useSyncExternalStore(subscribe, () => window.matchMedia(DARK).matches);
}

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(DARK);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}
