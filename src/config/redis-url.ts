/** Where Redis is, and as whom to come. */
export type RedisUrl = {
  readonly nodes: readonly { readonly host: string; readonly port: number }[];
  readonly isCluster: boolean;
  readonly hasTls: boolean;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly database: number;
};

const DEFAULT_PORT = 6_379;
const DATABASE = /^\/?(\d{1,4})?$/;

/**
 * One address, or those of several nodes of a cluster, separated by commas; `?cluster=true` says that a single one is of
 * a cluster too. User and password are those of the first. Undefined for any other text; says nothing of what is wrong,
 * which may be the password.
 */
export function parseRedisUrl(text: string): RedisUrl | undefined {
  const parts = text.split(',').map((part) => part.trim());
  if (!parts.every((part) => URL.canParse(part))) return undefined;
  const urls = parts.map((part) => new URL(part));
  const [first] = urls;
  if (first === undefined || !urls.every((url) => isRedisUrl(url) && url.protocol === first.protocol)) return undefined;
  const database = Number(DATABASE.exec(first.pathname)?.[1] ?? 0);
  const isCluster = urls.length > 1 || first.search !== '';
  if (isCluster && urls.some(({ pathname }) => !['', '/', '/0'].includes(pathname))) return undefined;
  const username = decode(first.username);
  const password = decode(first.password);
  if (username === undefined || password === undefined) return undefined;
  return {
    nodes: urls.map(({ hostname, port }) => ({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? DEFAULT_PORT : Number(port),
    })),
    isCluster,
    hasTls: first.protocol === 'rediss:',
    username: username === '' ? undefined : username,
    password: password === '' ? undefined : password,
    database,
  };
}

function isRedisUrl({ protocol, hostname, pathname, search, hash }: URL): boolean {
  const isScheme = protocol === 'redis:' || protocol === 'rediss:';
  return (
    isScheme && hostname !== '' && DATABASE.test(pathname) && ['', '?cluster=true'].includes(search) && hash === ''
  );
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
