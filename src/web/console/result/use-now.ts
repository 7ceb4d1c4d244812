import { useSyncExternalStore } from 'react';

const TICK_MS = 1_000;

/** Returns the time of this device in milliseconds, rounded down to the second. Renders the caller every second. */
export function useNow(): number {
  return useSyncExternalStore(everyTick, () => Math.floor(Date.now() / TICK_MS) * TICK_MS);
}

function everyTick(onTick: () => void): () => void {
  const timer = setInterval(onTick, TICK_MS);
  return () => clearInterval(timer);
}
