import type { SimulatorSwitches } from '../switches.js';

/** Counts business calls per second of the simulator's clock. The returned function returns false above the limit. */
export function createRateLimit(switches: SimulatorSwitches, now: () => number): () => boolean {
  let second = 0;
  let calls = 0;
  return () => {
    const current = Math.floor(now() / 1000);
    calls = current === second ? calls + 1 : 1;
    second = current;
    const { callsPerSecond } = switches.limits;
    return callsPerSecond === null || calls <= callsPerSecond;
  };
}
