import { useState } from 'react';

const KEY = 'liveness-console.shortcuts';

/** Returns whether shortcuts are on, which is stored in this browser; in memory where it stores nothing. */
export function useShortcutSetting(): readonly [boolean, (isOn: boolean) => void] {
  const [isOn, setIsOn] = useState(read);
  const keep = (changed: boolean) => {
    write(changed);
    setIsOn(changed);
  };
  return [isOn, keep];
}

function read(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

function write(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // Storage may be disabled; the setting then lasts as long as the page.
  }
}
