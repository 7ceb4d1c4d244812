import { isLoopback } from './loopback.js';

/** A parsed HISTORY_DATABASE. */
export type HistoryDatabase =
  | {
      readonly kind: 'postgres';
      readonly host: string;
      readonly port: number;
      readonly database: string;
      readonly username: string;
      readonly password: string | undefined;
      /** The certificate of the server is verified whenever TLS is used. */
      readonly hasTls: boolean;
    }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'memory' };

const POSTGRES_PORT = 5_432;
const FILE = /^file:(?:\/\/)?(\/[^\0?#]+)$/;
const DATABASE = /^\/[^/]{1,63}$/;
const SSL_MODES = ['', 'disable', 'require', 'verify-ca', 'verify-full'];

/**
 * Parses `postgres://user:password@host:port/database?sslmode=…`, `file:/path/history.db` or `memory:`. Without `sslmode`,
 * TLS is used unless the host is this machine. Returns undefined for any other text; does not say what is wrong, since that
 * could repeat the password.
 */
export function parseHistoryDatabase(text: string): HistoryDatabase | undefined {
  if (text === 'memory:') return { kind: 'memory' };
  const path = FILE.exec(text)?.[1];
  return path === undefined ? parsePostgresUrl(text) : { kind: 'file', path };
}

function parsePostgresUrl(text: string): HistoryDatabase | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, port, pathname, username, password, searchParams, hash } = new URL(text);
  const isScheme = protocol === 'postgres:' || protocol === 'postgresql:';
  const { sslmode = '', ...others } = Object.fromEntries(searchParams);
  const isPlain = Object.keys(others).length === 0 && SSL_MODES.includes(sslmode) && hash === '';
  if (!isScheme || !isPlain || hostname === '' || username === '' || !DATABASE.test(pathname)) return undefined;
  try {
    return {
      kind: 'postgres',
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? POSTGRES_PORT : Number(port),
      database: decodeURIComponent(pathname.slice(1)),
      username: decodeURIComponent(username),
      password: decodeURIComponent(password) || undefined,
      hasTls: sslmode === '' ? !isLoopback(hostname) : sslmode !== 'disable',
    };
  } catch {
    return undefined;
  }
}
