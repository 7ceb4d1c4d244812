import type { SimulatorSwitches } from '../../../../src/simulator/switches.js';
import type { SimulatorWithWebhook } from './simulator-with-webhook.js';

/** One switch: what a client sees by default, and what it sees with the switch at `value`. */
export type SwitchCase = {
  readonly name: keyof SimulatorSwitches;
  readonly switches: Partial<SimulatorSwitches>;
  observe(setup: SimulatorWithWebhook): Promise<unknown>;
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
