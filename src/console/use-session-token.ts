import { useState } from 'react';

const KEY = 'liveness-console.token';

/** The token that the user has typed in; empty without one. Kept for this tab, until it is closed. */
export function useSessionToken(): readonly [string, (token: string) => void] {
  const [token, setToken] = useState(read);
  const keep = (changed: string) => {
    write(changed);
    setToken(changed);
  };
  return [token, keep];
}

function read(): string {
  try {
    return sessionStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

function write(token: string): void {
  try {
    if (token === '') sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, token);
  } catch {
    // Then it lasts as long as the page.
  }
}
