import { isAimedAt, type RecordedCall } from './call-log.js';
import type { Fault, Target } from './fault.js';

export type Interventions = ReturnType<typeof createInterventions>;

/** What a test has planned for calls to come: faults, oldest first, and holds. */
export function createInterventions() {
  let faults: { target: Target; fault: Fault; times: number }[] = [];
  const holds = new Set<{ target: Target; released: Promise<void> }>();
  return {
    plan(target: Target, fault: Fault, times: number): void {
      faults.push({ target, fault, times });
    },
    clearFaults(): void {
      faults = [];
    },
    /** The fault meant for this call; it is used up by that. */
    takeFault(call: RecordedCall): Fault | null {
      const planned = faults.find(({ target }) => isAimedAt(target, call));
      if (planned === undefined) return null;
      planned.times -= 1;
      if (planned.times <= 0) faults = faults.filter((other) => other !== planned);
      return planned.fault;
    },
    hold(target: Target): { release(): void } {
      let open = () => {};
      const released = new Promise<void>((resolve) => {
        open = resolve;
      });
      const held = { target, released };
      holds.add(held);
      const release = () => {
        holds.delete(held);
        open();
      };
      return { release };
    },
    /** Resolves when no hold that was in force at the call's arrival is left. */
    async untilReleased(call: RecordedCall): Promise<void> {
      await Promise.all([...holds].filter(({ target }) => isAimedAt(target, call)).map(({ released }) => released));
    },
  };
}
