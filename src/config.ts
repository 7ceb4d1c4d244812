import { VARIABLES, type Variable } from './config-variables.js';

/** The whole configuration, checked and frozen. Durations in the unit that ends their name. */
export type Config = {
  readonly [Key in keyof typeof VARIABLES]: NonNullable<ReturnType<(typeof VARIABLES)[Key]['parse']>>;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Everything that is wrong with a configuration, one sentence a fault; names variables and never a secret's value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/**
 * Reads the configuration out of an environment. Variables that are not ours are ignored; an empty one counts as
 * absent. `readFile` serves the NAME_FILE form of secrets. Throws `ConfigError` with every fault at once.
 */
export function parseConfig(environment: Environment, readFile: (path: string) => string): Config {
  const faults: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [key, variable] of Object.entries(VARIABLES)) {
    try {
      values[key] = parseVariable(variable, environment, readFile);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      faults.push(...error.faults);
    }
  }
  const config = Object.freeze(values) as Config;
  if (config.linkMarginSeconds >= config.linkTtlSeconds) {
    faults.push('LINK_MARGIN_SECONDS must be below LINK_TTL_SECONDS: no link would ever live long enough.');
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return config;
}

function parseVariable(
  variable: Variable<unknown>,
  environment: Environment,
  readFile: (path: string) => string,
): unknown {
  const { name, fallback, rule, isSecret } = variable;
  const text = (isSecret ? readSecret(name, environment, readFile) : environment[name]?.trim()) || fallback;
  if (text === undefined) {
    throw new ConfigError([
      `${name} is required: ${rule}${isSecret ? ` (or ${name}_FILE, a file that holds it)` : ''}.`,
    ]);
  }
  const value = variable.parse(text);
  if (value === undefined) throw new ConfigError([`${name} must be ${rule}.`]);
  return value;
}

function readSecret(name: string, environment: Environment, readFile: (path: string) => string): string | undefined {
  const text = environment[name];
  const path = environment[`${name}_FILE`];
  if (!path) return text;
  if (text) throw new ConfigError([`${name} and ${name}_FILE exclude each other: set one of them.`]);
  try {
    return readFile(path).trim();
  } catch {
    throw new ConfigError([`${name}_FILE must name a file that can be read.`]);
  }
}
