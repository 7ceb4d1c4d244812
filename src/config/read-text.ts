import { ConfigError } from './config-error.js';
import { whyUnreadable } from './unreadable-file.js';

export type ReadFile = (path: string) => string;

/** What the file at `path` holds. Throws `ConfigError`, which names the variable that named the file. */
export function readTextOf(name: string, path: string, readFile: ReadFile): string {
  try {
    return readFile(path).trim();
  } catch (error) {
    throw new ConfigError([`${name} must name a file that can be read${whyUnreadable(error)}.`]);
  }
}
