import { type Config, parseConfig } from '../../../src/config/config.js';
import { ConfigError } from '../../../src/config/config-error.js';

type Environment = Readonly<Record<string, string | undefined>>;
/** Text by path. Other files do not exist. */
type Files = Readonly<Record<string, string>>;

/** The smallest valid configuration. */
export const MINIMAL = {
  ADVANCE_AI_BASE_URL: 'https://provider.example.test',
  ADVANCE_AI_ACCESS_KEY: 'access',
  ADVANCE_AI_SECRET_KEY: 'secret',
  AUTH: 'off',
};

/** Parses the smallest valid configuration with changes. */
export function parse(changes: Environment = {}, files: Files = {}): Config {
  return parseConfig({ ...MINIMAL, ...changes }, (path) => {
    const text = files[path];
    if (text === undefined) throw new Error(`no file ${path}`);
    return text;
  });
}

/** Returns the errors in the smallest valid configuration with changes. */
export function errorsOf(changes: Environment, files: Files = {}): readonly string[] {
  try {
    parse(changes, files);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.errors;
    throw error;
  }
}
