import type { SimulatorSwitches } from '../../../src/simulator/switches.js';
import type { NoticeWorld } from './receiver.js';

/** One switch: what a caller sees by default, and what it sees with the switch at `value`. */
export type SwitchCase = {
  readonly name: keyof SimulatorSwitches;
  readonly switches: Partial<SimulatorSwitches>;
  observe(world: NoticeWorld): Promise<unknown>;
  readonly byDefault: unknown;
  readonly changed: unknown;
};

export function switchCase<Name extends keyof SimulatorSwitches>(
  name: Name,
  value: SimulatorSwitches[Name],
  observe: SwitchCase['observe'],
  byDefault: unknown,
  changed: unknown,
): SwitchCase {
  return { name, switches: { [name]: value }, observe, byDefault, changed };
}
