import { parseUrl } from '../domain/urls/parse-url.js';
import { isLoopback } from './loopback.js';
import { isDecodable } from './parsers.js';

/** A parsed HISTORY_DATABASE. */
export type HistoryDatabase =
  /** The address always has `sslmode`. */
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'memory' };

const FILE = /^file:(?:\/\/)?(\/[^\0?#]+)$/;
const DATABASE = /^\/[^/]{1,63}$/;
const SSL_MODES = ['disable', 'require', 'verify-ca', 'verify-full'];
const PARAMETERS = ['sslmode', 'host', 'options'];

/**
 * Parses `postgres://user:password@host:port/database?sslmode=…`, `file:/path/history.db` or `memory:`. Without `sslmode`,
 * TLS is used unless the host is this machine; `host` can name the folder of a Unix socket. Returns undefined for any other
 * text; does not say what is wrong, since that could repeat the password.
 */
export function parseHistoryDatabase(text: string): HistoryDatabase | undefined {
  if (text === 'memory:') return { kind: 'memory' };
  const path = FILE.exec(text)?.[1];
  return path === undefined ? parsePostgresUrl(text) : { kind: 'file', path };
}

/** Whether instances cannot share this database. */
export function isOfOneInstance(database: HistoryDatabase | undefined): boolean {
  return database !== undefined && database.kind !== 'postgres';
}

function parsePostgresUrl(text: string): HistoryDatabase | undefined {
  const url = parseUrl(text);
  if (url === undefined) return undefined;
  const { protocol, hostname, pathname, username, password, searchParams, hash } = url;
  const isScheme = protocol === 'postgres:' || protocol === 'postgresql:';
  const isKnown = [...searchParams.keys()].every((name) => PARAMETERS.includes(name)) && hash === '';
  const host = searchParams.get('host') ?? hostname;
  const hasNames = host !== '' && username !== '' && DATABASE.test(pathname);
  if (!isScheme || !isKnown || !hasNames || !isDecodable(`${username} ${password} ${pathname}`)) return undefined;
  const isLocal = host.startsWith('/') || isLoopback(host);
  const sslMode = searchParams.get('sslmode') ?? (isLocal ? 'disable' : 'verify-full');
  if (!SSL_MODES.includes(sslMode)) return undefined;
  searchParams.set('sslmode', sslMode);
  return { kind: 'postgres', url: url.href };
}
