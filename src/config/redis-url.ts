import { parseUrl } from '../domain/urls/parse-url.js';
/** A parsed REDIS_URL. */
export type RedisUrl = {
  /** The server, the nodes of the cluster, or the Sentinels. */
  readonly nodes: readonly { readonly host: string; readonly port: number }[];
  readonly isCluster: boolean;
  /** Name of the master at the Sentinels; undefined if the nodes are not Sentinels. */
  readonly master?: string | undefined;
  readonly hasTls: boolean;
  /** User and password of Redis, not of the Sentinels. */
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly database: number;
};

const REDIS_PORT = 6_379;
const SENTINEL_PORT = 26_379;
const DATABASE = /^\/?(\d{1,4})?$/;

/** User and password, the Sentinels, the name of the master in the characters that Sentinel allows, the database. */
const SENTINEL_URL = /^(rediss?)\+sentinel:\/\/(?:([^@/?#\s]*)@)?([^@/?#]+)\/([\w.-]{1,128})(?:\/(\d{0,4}))?$/;

/**
 * Parses `redis://user:password@host:port/database`, several such URLs of a cluster separated by commas (the user of
 * the first is used), one with `?cluster=true`, or `redis+sentinel://user:password@host:port,host:port/master/database`.
 * Returns undefined for any other text; does not say what is wrong, since that could repeat the password.
 */
export function parseRedisUrl(text: string): RedisUrl | undefined {
  return parseSentinelUrl(text) ?? parseServerUrls(text);
}

function parseServerUrls(text: string): RedisUrl | undefined {
  const parts = text.split(',').map((part) => part.trim());
  if (!parts.every((part) => parseUrl(part))) return undefined;
  const urls = parts.map((part) => new URL(part));
  const [first] = urls;
  if (first === undefined || !urls.every((url) => isRedisUrl(url) && url.protocol === first.protocol)) return undefined;
  const isCluster = urls.length > 1 || first.search !== '';
  if (isCluster && urls.some(({ pathname }) => !['', '/', '/0'].includes(pathname))) return undefined;
  const login = decodeLogin(first.username, first.password);
  return (
    login && {
      nodes: urls.map((url) => toNode(url, REDIS_PORT)),
      isCluster,
      hasTls: first.protocol === 'rediss:',
      ...login,
      database: Number(DATABASE.exec(first.pathname)?.[1] ?? 0),
    }
  );
}

function isRedisUrl({ protocol, hostname, pathname, search, hash }: URL): boolean {
  const isScheme = protocol === 'redis:' || protocol === 'rediss:';
  return (
    isScheme && hostname !== '' && DATABASE.test(pathname) && ['', '?cluster=true'].includes(search) && hash === ''
  );
}

function parseSentinelUrl(text: string): RedisUrl | undefined {
  const [, scheme, user = '', hosts = '', master, database = ''] = SENTINEL_URL.exec(text) ?? [];
  if (master === undefined) return undefined;
  const urls = hosts.split(',').map((host) => `redis://${host.trim()}`);
  if (!urls.every((url) => url !== 'redis://' && parseUrl(url))) return undefined;
  const [username = '', ...password] = user.split(':');
  const login = decodeLogin(username, password.join(':'));
  const nodes = urls.map((url) => toNode(new URL(url), SENTINEL_PORT));
  return (
    login && { nodes, isCluster: false, master, hasTls: scheme === 'rediss', ...login, database: Number(database) }
  );
}

function toNode({ hostname, port }: URL, defaultPort: number): RedisUrl['nodes'][number] {
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? defaultPort : Number(port) };
}

/** Returns undefined where the text is not percent-encoded correctly. */
function decodeLogin(username: string, password: string): Pick<RedisUrl, 'username' | 'password'> | undefined {
  try {
    return { username: decodeURIComponent(username) || undefined, password: decodeURIComponent(password) || undefined };
  } catch {
    return undefined;
  }
}
