import { useSyncExternalStore } from 'react';

const TICK_MS = 1_000;

/** The time of this device in milliseconds, to the second. Whatever shows it is drawn anew each second. */
export function useNow(): number {
  return useSyncExternalStore(everyTick, () => Math.floor(Date.now() / TICK_MS) * TICK_MS);
}

function everyTick(onTick: () => void): () => void {
  const timer = setInterval(onTick, TICK_MS);
  return () => clearInterval(timer);
}
