import { useState } from 'react';

const KEY = 'liveness-console.token';

/** Returns the token that the user typed in, or an empty text. It is kept until this tab is closed. */
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
    // Storage may be disabled; the token then lasts as long as the page.
  }
}
