import type { IncomingMessage } from 'node:http';
import { parseUrl } from '../../../domain/urls/parse-url.js';
import { HttpRequestError } from '../errors.js';

const CLOSE = { connection: 'close' };
const ONE_HOST = new HttpRequestError({
  status: 400,
  code: 'BAD_REQUEST',
  message: 'A request must have exactly one Host header.',
  headers: CLOSE,
});
const BAD_TARGET = new HttpRequestError({
  status: 400,
  code: 'BAD_REQUEST',
  message: 'The request target is not a valid http or https URL.',
  headers: CLOSE,
});

/** Scheme, authority, and path with query. */
const ABSOLUTE = /^https?:\/\/([^/?#]*)([^#]*)/i;

/**
 * Returns the path and query of a target, also of one in absolute form, which proxies send (RFC 9112, section 3.2). The
 * authority of the latter replaces the Host header, so that all readers see the same host. Returns "/" for a target that
 * is not valid.
 */
export function toOriginForm({ url = '', headers }: Pick<IncomingMessage, 'url' | 'headers'>): string {
  if (isOriginForm(url)) return url;
  const [authority, path] = parseAbsoluteForm(url);
  if (!isAuthority(authority)) return '/';
  headers.host = authority;
  return path.startsWith('/') ? path : `/${path}`;
}

/**
 * Throws `HttpRequestError` for a target, as it came, that is not valid, for more than one Host header, and for none in
 * HTTP/1.1.
 */
export function rejectTarget(target: string, { rawHeaders, httpVersion }: IncomingMessage): void {
  const hosts = countHosts(rawHeaders);
  if (hosts > 1 || (hosts === 0 && httpVersion !== '1.0')) throw ONE_HOST;
  if (!isOriginForm(target) && !isAuthority(parseAbsoluteForm(target)[0])) throw BAD_TARGET;
}

/** Returns the query of a target from its "?" on, or nothing. */
export function toSearch(url = ''): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start);
}

/** Returns whether text is host and port alone, without a user, a path or anything that a URL parser reads as one. */
export function isAuthority(text: string): boolean {
  return text !== '' && !/[@/\\?#]/.test(text) && parseUrl(`http://${text}`) !== undefined;
}

function parseAbsoluteForm(url: string): [authority: string, path: string] {
  const [, authority = '', path = ''] = ABSOLUTE.exec(url) ?? [];
  return [authority, path];
}

/** "*" is the target of OPTIONS for the whole server. */
function isOriginForm(url: string): boolean {
  return url.startsWith('/') || url === '*';
}

/** Counts in the headers as they came: Node.js keeps the first Host and drops the others. */
function countHosts(rawHeaders: readonly string[]): number {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts;
}
