import { parseSwitches } from './parse-switches.js';
import type { SimulatorOptions } from './simulator.js';

const daySeconds = 86_400;

/**
 * Returns the options of a simulator that is started from the command line. Ignores unknown variables.
 *
 * @throws one error that lists every invalid variable.
 */
export function parseSettings(env: Readonly<Record<string, string | undefined>>): SimulatorOptions {
  const faults: string[] = [];
  const read = <Value>(name: string, fallback: Value, parse: (text: string) => Value): Value => {
    const text = env[name];
    if (text === undefined || text === '') return fallback;
    try {
      return parse(text);
    } catch (error) {
      faults.push(`${name}: ${error instanceof Error ? error.message : error}`);
      return fallback;
    }
  };
  const settings = {
    port: read('SIMULATOR_PORT', 4010, parsePort),
    assetPort: read('SIMULATOR_ASSET_PORT', 4011, parsePort),
    linkTtlMs: 1000 * read('SIMULATOR_LINK_TTL_SECONDS', daySeconds, parseSeconds),
    switches: read('SIMULATOR_SWITCHES', {}, parseSwitches),
  };
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return settings;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`must be a whole number from 0 to 65535, got ${text}`);
  return port;
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!Number.isFinite(seconds) || seconds <= 0) throw new Error(`must be a number of seconds above 0, got ${text}`);
  return seconds;
}
