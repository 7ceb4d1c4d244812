import { request } from 'node:http';
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

/** Status of a call that names another host than it connects to; fetch would not do that. */
export function statusAt(baseUrl: string, host: string, path: string, method: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${baseUrl}${path}`, { method, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
