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
    return giveUp(`${what}. Usage: ${usage}`);
  }
}

export function giveUp(message) {
  process.stderr.write(`${message}\n`);
  return process.exit(2);
}
