import type { ClientConfig } from 'pg';

/** Where a PostgreSQL server is, and how to sign in. */
export type PostgresAddress = {
  /**
   * `postgres://user:password@host:port/database`. Of its parameters, `sslmode` other than `disable` asks for TLS with
   * a verified certificate, `host` names a folder with a Unix socket, and `options` are passed on.
   */
  readonly url: string;
  /** Takes the place of the password in `url`. */
  readonly password?: string | undefined;
  /** PEM of the CAs that the certificate is verified by; it asks for TLS. @default those of Node.js, if TLS is asked for */
  readonly ca?: string | undefined;
};

const DEFAULT_HOST = 'localhost';
const DEFAULT_PORT = 5_432;

/** The driver's own parser would let `sslmode` in the address override the CAs. */
export function toClientConfig({ url, password, ca }: PostgresAddress): ClientConfig {
  const address = new URL(url);
  const { searchParams: parameters } = address;
  const sslMode = parameters.get('sslmode') ?? 'disable';
  const hasTls = ca !== undefined || sslMode !== 'disable';
  const host = (parameters.get('host') ?? address.hostname.replace(/^\[|\]$/g, '')) || DEFAULT_HOST;
  const options = parameters.get('options');
  const config: ClientConfig = {
    host,
    port: address.port === '' ? DEFAULT_PORT : Number(address.port),
    // The driver names the host to TLS unless it is an IP address: its certificate would have to be that of localhost.
    ssl: hasTls && { host, ...(ca !== undefined && { ca }) },
  };
  if (address.username !== '') config.user = decodeURIComponent(address.username);
  const database = decodeURIComponent(address.pathname.slice(1));
  if (database !== '') config.database = database;
  const secret = password ?? decodeURIComponent(address.password);
  if (secret !== '') config.password = secret;
  if (options !== null) config.options = options;
  return config;
}
