import { useSyncExternalStore } from 'react';
import { parseQuery, parseRoute, type Route } from './route.js';

/** Returns the current page and the query of its address, and renders again when the address changes. */
export function useRoute(): { readonly route: Route; readonly query: string } {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return { route: parseRoute(hash), query: parseQuery(hash) };
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}
