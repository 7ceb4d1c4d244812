import { ConfigError } from './config-error.js';
import { type ReadFile, readTextOf } from './read-text.js';
import { isLoopback } from './rules.js';
import type { Variable } from './variable.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the fallbacks of other variables depend on. */
export type Place = { host?: string; auth?: string };

/** The variable as it is where HOST can be reached from other machines, or callers authenticate. */
export function inPlace(variable: Variable<unknown>, { host, auth }: Place): Variable<unknown> {
  const { fallbackElsewhere, fallbackWithAuth } = variable;
  const isElsewhere = host !== undefined && !isLoopback(host);
  const fallback = (isElsewhere ? fallbackElsewhere : undefined) ?? (auth === 'off' ? undefined : fallbackWithAuth);
  return fallback === undefined ? variable : { ...variable, fallback };
}

/** Undefined for an optional one that is absent. Throws `ConfigError`. */
export function readVariable(variable: Variable<unknown>, environment: Environment, readFile: ReadFile): unknown {
  const { name, fallback, rule, isSecret, isOptional } = variable;
  const text = (isSecret ? readSecret(name, environment, readFile) : environment[name]?.trim()) || fallback;
  if (text === undefined || text === '') {
    if (isOptional) return undefined;
    throw new ConfigError([
      `${name} is required: ${rule}${isSecret ? ` (or ${name}_FILE, a file that holds it)` : ''}.`,
    ]);
  }
  const value = variable.parse(text);
  if (value === undefined) throw new ConfigError([`${name} must be ${rule}.`]);
  return value;
}

function readSecret(name: string, environment: Environment, readFile: ReadFile): string | undefined {
  const text = environment[name];
  const path = environment[`${name}_FILE`];
  if (!path) return text;
  if (text) throw new ConfigError([`${name} and ${name}_FILE exclude each other: set one of them.`]);
  return readTextOf(`${name}_FILE`, path, readFile);
}
