import { BlockList, isIP } from 'node:net';

/** What the text of a variable must be, as a sentence to follow "must be" and as a parser that gives undefined. */

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

export function isLoopback(host: string): boolean {
  return host === 'localhost' || (isIP(host) !== 0 && loopback.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4'));
}

export function number(least: number, most: number, shape: RegExp): (text: string) => number | undefined {
  return (text) => (shape.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined);
}

const WHOLE = /^\d{1,15}$/;
export const DECIMAL = /^\d{1,15}(\.\d{1,9})?$/;
export const MAX_INT = 2_147_483_647;

export const whole = (least: number, most: number) => ({
  rule: `a whole number from ${least} to ${most}`,
  parse: number(least, most, WHOLE),
});

export const seconds = {
  rule: 'a number of seconds above 0; fractions are allowed',
  parse: number(0.001, MAX_INT, DECIMAL),
};
export const score = { rule: 'a number from 0 to 100', parse: number(0, 100, DECIMAL) };

export function oneOf<Word extends string>(...words: readonly Word[]) {
  return { rule: `one of ${words.join(', ')}`, parse: (text: string) => words.find((word) => word === text) };
}

/** Scheme and host of an address that has nothing else; undefined for any other text. */
export function parseBaseUrl(text: string): string | undefined {
  if (!isSafeAddress(text)) return undefined;
  const { origin, pathname, search, hash } = new URL(text);
  return pathname === '/' && search === '' && hash === '' ? origin : undefined;
}

export function parseWebAddress(text: string): string | undefined {
  return isSafeAddress(text) ? text : undefined;
}

/** What is sent there, or believed from there, must not be read or changed on the way. */
function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const isLocal = protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, ''));
  return (protocol === 'https:' || isLocal) && username === '' && password === '';
}

/** Of a machine of ours that is told nothing secret: without TLS it may be anywhere. */
export function parseCollectorAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, username, password, search, hash, origin, pathname } = new URL(text);
  const isBare = username === '' && password === '' && search === '' && hash === '';
  return isBare && /^https?:$/.test(protocol) ? origin + pathname.replace(/\/+$/, '') : undefined;
}

export const secret = { isSecret: true, rule: 'text without spaces or line breaks', parse: parseSecret } as const;

function parseSecret(text: string): string | undefined {
  return /^\S{1,4096}$/.test(text) ? text : undefined;
}

export function parseHost(text: string): string | undefined {
  return text === 'localhost' || isIP(text) !== 0 ? text : undefined;
}

export const file = { rule: 'the path of a file', parse: parseText };

function parseText(text: string): string | undefined {
  return text.includes('\0') ? undefined : text;
}
