import { parseArgs } from 'node:util';

/**
 * What a script was called with. Who has mistyped an option is told so in one line with what to do, rather than by a
 * stack trace; `usage` is the command as it may be called.
 */
export function readOptions(usage, config) {
  try {
    return parseArgs(config);
  } catch (error) {
    if (!error.code?.startsWith('ERR_PARSE_ARGS_')) throw error;
    // What follows is about parseArgs.
    const [what] = error.message.split('. ', 1);
    return exitWithError(`${what}. Usage: ${usage}`);
  }
}

/** A list like "bare,memo" of names that `known` has as keys. */
export function readNames(option, text, known) {
  const names = text.split(',');
  const stranger = names.find((name) => !Object.hasOwn(known, name));
  if (stranger === undefined) return names;
  return exitWithError(`--${option} does not know '${stranger}', only ${Object.keys(known).join(', ')}.`);
}

const BOUNDS = { 'from 0': (number) => number >= 0, 'above 0': (number) => number > 0 };

/** A number within a bound, which is "from 0" or "above 0". */
export function readNumber(option, text, bound) {
  const number = Number(text);
  if (text.trim() !== '' && Number.isFinite(number) && BOUNDS[bound](number)) return number;
  return exitWithError(`--${option} must be a number ${bound}, but is "${text}".`);
}

export function exitWithError(message) {
  process.stderr.write(`${message}\n`);
  return process.exit(2);
}
