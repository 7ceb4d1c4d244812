import { readdirSync, readFileSync } from 'node:fs';

const OTHER_PROGRAMS = /^(simulator|web)\//;
const CALL = /\b[lL]ogger(?:\.(?:trace|debug|info|warn|error|fatal)|\[level\])\(/g;
/** Matches the placeholder at the end of the message of an audit log event. */
const EVENT = /\$\{event\}$/;

/** Returns every message that the gateway can log, from its source. Throws for a call whose message is no literal. */
export function loggedMessages(): string[] {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !OTHER_PROGRAMS.test(name))
    .map((name) => readFileSync(`src/${name}`, 'utf8'));
  const events = sources.flatMap((text) => [...text.matchAll(/readonly event: '([^']+)'/g)].map(([, it = '']) => it));
  const messages = sources.flatMap((text) => [
    ...[...text.matchAll(CALL)].map((call) => messageOf(argumentsAt(text, call.index + call[0].length))),
    ...[...text.matchAll(/\bmsg: '([^']+)'/g)].map(([, message = '']) => message),
  ]);
  return [
    ...new Set(messages.flatMap((it) => (EVENT.test(it) ? events.map((event) => it.replace(EVENT, event)) : it))),
  ];
}

/** Returns the arguments of a call that begin at `start`, up to its closing parenthesis. */
function argumentsAt(text: string, start: number): string {
  let depth = 1;
  let end = start;
  while (depth > 0) {
    if ('({['.includes(text[end] ?? '')) depth += 1;
    if (')}]'.includes(text[end] ?? ')')) depth -= 1;
    end += 1;
  }
  return text.slice(start, end - 1);
}

function messageOf(args: string): string {
  const [, , message] = /(['"`])((?:(?!\1).)+)\1,?\s*$/.exec(args) ?? [];
  if (message === undefined) throw new Error(`The message of logger(${args}) is no literal`);
  return message;
}
