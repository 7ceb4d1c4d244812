import { isIP } from 'node:net';
import { z } from 'zod';
import { parseUrl } from '../domain/urls/parse-url.js';
import { isLoopback } from './loopback.js';

/*
 * Schemas for the text of environment variables. The description of each completes "must be …" in error messages and
 * appears in the documentation. Every call returns a new schema, since each variable is registered by its schema.
 */

export const MAX_INT = 2_147_483_647;

export const onOff = () => oneOf('on', 'off');

export function oneOf<const Value extends string>(...values: Value[]) {
  return z.enum(values).describe(`one of ${values.join(', ')}`);
}

export function integer(min: number, max: number) {
  return numeric(/^\d{1,15}$/, min, max).describe(`a whole number from ${min} to ${max}`);
}

export const decimal = (min: number, max: number) => numeric(/^\d{1,15}(\.\d{1,9})?$/, min, max);

export const seconds = () => decimal(0.001, MAX_INT).describe('a number of seconds above 0; fractions are allowed');

/** Accepts digits only: `Number` alone would accept 0x10, 1e3 and an empty text. */
function numeric(pattern: RegExp, min: number, max: number) {
  return z.string().regex(pattern).transform(Number).pipe(z.number().min(min).max(max));
}

export const text = () => z.string().describe('text');

export const filePath = () =>
  z
    .string()
    .regex(/^[^\0]+$/)
    .describe('the path of a file');

export const secretText = () =>
  z
    .string()
    .regex(/^\S{1,4096}$/)
    .describe('text without spaces or line breaks');

/** Printable ASCII, so that the text is the same in every encoding. */
export const longSecret = () =>
  z
    .string()
    .regex(/^[\x21-\x7e]{32,256}$/)
    .describe('32 to 256 characters without spaces or line breaks');

export const ipOrLocalhost = () =>
  z
    .string()
    .refine((host) => host === 'localhost' || isIP(host) !== 0)
    .describe('an IP address or localhost');

/** Accepts the text for which `parse` returns a value other than undefined. */
export function parsedBy<Value>(parse: (text: string) => Value | undefined) {
  return z.string().transform((input, context): Value => {
    const value = parse(input);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom' });
    return z.NEVER;
  });
}

/** Splits a list separated by commas. An empty item is passed to `parseItem` too. */
export function commaSeparated<Item>(parseItem: (item: string) => Item | undefined) {
  return parsedBy((list): readonly Item[] | undefined => {
    const items = list.split(',').map((item) => parseItem(item.trim()));
    return items.every((item) => item !== undefined) ? items : undefined;
  });
}

/** Returns scheme and host of a URL that consists of nothing else; undefined for any other text. */
export function parseBaseUrl(input: string): string | undefined {
  if (!isSafeUrl(input)) return undefined;
  const { origin, pathname, search, hash } = new URL(input);
  return pathname === '/' && search === '' && hash === '' ? origin : undefined;
}

/** Leaves room for a path in the longest address that others take. */
const MAX_PUBLIC_URL_LENGTH = 1_024;
/** Only paths that every proxy reads alike: without dot segments, empty segments and percent-encoding. */
const PUBLIC_URL = /^https?:\/\/[^/?#\\]+((?:\/[\w~-][\w.~-]*)*)\/?$/i;

/** Returns a URL without a slash at its end; undefined for one with a query, a fragment, a user or an ambiguous path. */
export function parsePublicUrl(input: string): string | undefined {
  const [, path] = PUBLIC_URL.exec(input) ?? [];
  if (path === undefined || input.length > MAX_PUBLIC_URL_LENGTH || !isSafeUrl(input)) return undefined;
  return new URL(input).origin + path;
}

/**
 * Returns a pattern of hosts for `matchesHost`; undefined for any other text. Hosts are compared as text, so they must be
 * written as in a URL.
 */
export function parseHostPattern(item: string): string | undefined {
  const pattern = item.toLowerCase().replace(/^\./, '*.');
  const host = pattern.replace(/^\*\./, '');
  const isHost = !host.includes('*') && parseUrl(`https://${host}`)?.hostname === host;
  return isHost ? pattern : undefined;
}

/** Secrets are sent there, or keys are trusted from there, so the connection must be encrypted or local. */
export function isSafeUrl(input: string): boolean {
  const url = parseUrl(input);
  if (url === undefined) return false;
  const { protocol, hostname, username, password } = url;
  const isLocal = protocol === 'http:' && isLoopback(hostname);
  return (protocol === 'https:' || isLocal) && username === '' && password === '';
}

/** Returns whether each percent-encoded character of a text is complete. */
export function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
