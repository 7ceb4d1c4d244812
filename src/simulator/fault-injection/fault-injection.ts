import { isTargeted, type RecordedCall } from '../http/call-log.js';
import type { Fault, Target } from './fault.js';

export type FaultInjection = ReturnType<typeof createFaultInjection>;

/**
 * Plans faults and holds for future calls. Planned faults apply in order. A standing fault applies to each matching call
 * without a planned one, and is never cleared.
 */
export function createFaultInjection(standing: readonly (readonly [Target, Fault])[] = []) {
  let faults: { target: Target; fault: Fault; times: number }[] = [];
  const holds = new Set<{ target: Target; released: Promise<void> }>();
  return {
    plan(target: Target, fault: Fault, times: number): void {
      faults.push({ target, fault, times });
    },
    clearFaults(): void {
      faults = [];
    },
    /** Returns the fault for this call, and consumes a planned one. */
    takeFault(call: RecordedCall): Fault | null {
      const planned = faults.find(({ target }) => isTargeted(target, call));
      if (planned === undefined) return standing.find(([target]) => isTargeted(target, call))?.[1] ?? null;
      planned.times -= 1;
      if (planned.times <= 0) faults = faults.filter((other) => other !== planned);
      return planned.fault;
    },
    hold(target: Target): { release(): void } {
      let resolveHold = () => {};
      const released = new Promise<void>((resolve) => {
        resolveHold = resolve;
      });
      const hold = { target, released };
      holds.add(hold);
      const release = () => {
        holds.delete(hold);
        resolveHold();
      };
      return { release };
    },
    /** Resolves when every hold that was active at the call's arrival is released. */
    async untilReleased(call: RecordedCall): Promise<void> {
      await Promise.all([...holds].filter(({ target }) => isTargeted(target, call)).map(({ released }) => released));
    },
  };
}
