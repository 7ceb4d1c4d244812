import type { ConnectionOptions } from 'node:tls';
import { type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici';

/** Proxies for outgoing requests, by the target's scheme. An empty string means none. */
export type Proxies = {
  readonly httpProxy: string;
  readonly httpsProxy: string;
  /** Hosts that are reached directly: names with their subdomains, separated by commas or spaces, or `*`. */
  readonly noProxy: string;
};

export const NO_PROXIES: Proxies = { httpProxy: '', httpsProxy: '', noProxy: '' };

export type DispatcherOptions = {
  /** @default none */
  readonly proxies?: Proxies;
  /** TLS options for connections to the target, in addition to the CA certificates that Node.js trusts. */
  readonly tls?: Pick<ConnectionOptions, 'ca' | 'cert' | 'key'>;
};

/** One second less than the default of Node.js servers, so that no request uses a connection that is being closed. */
const IDLE_MS = 4_000;
/** Limits TCP and TLS together, and a proxy's response to CONNECT. The request's own signal may end it earlier. */
const CONNECT_TIMEOUT_MS = 5_000;
/** Through a proxy, these names would reach the proxy's own machine. */
const LOOPBACK = 'localhost,127.0.0.1,[::1]';

/** Reports a failed connection through a proxy. `cause` holds the reason and may contain addresses. */
export class ProxyConnectionError extends Error {
  override readonly name = 'ProxyConnectionError';
}

/**
 * Creates the connection pools that all outgoing requests share. Through a proxy, an https target is reached by a
 * tunnel (CONNECT), an http target by an absolute request target. Loopback is always direct. It sets no request timeout:
 * the request's signal does. Throws for a proxy address that cannot be parsed.
 */
export function createDispatcher({ proxies = NO_PROXIES, tls = {} }: DispatcherOptions = {}): Dispatcher {
  const { httpProxy, httpsProxy, noProxy } = proxies;
  const timeout = CONNECT_TIMEOUT_MS;
  return new EnvHttpProxyAgent({
    // All three are set, so that undici reads no environment variable itself.
    httpProxy,
    httpsProxy,
    noProxy: noProxy.trim() === '*' ? '*' : `${noProxy},${LOOPBACK}`,
    proxyTunnel: false,
    keepAliveTimeout: IDLE_MS,
    keepAliveMaxTimeout: IDLE_MS,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout, ...tls },
    requestTls: { timeout, ...tls },
    proxyTls: { timeout },
    clientFactory: (proxy, options) => new Pool(proxy, { ...options, headersTimeout: CONNECT_TIMEOUT_MS }),
    factory: (origin, options) => new Pool(origin, markProxyFailures(options)),
  });
}

/**
 * Wraps the errors of connections through a proxy; undici opens only those by a function. It also stops undici from
 * reconnecting endlessly to a proxy that closes the connection, which undici does by the error's code.
 */
function markProxyFailures(options: Pool.Options): Pool.Options {
  const { connect } = options;
  if (typeof connect !== 'function') return options;
  return {
    ...options,
    connect: (target, callback) =>
      connect(target, (...[error, socket]) => {
        if (error === null) callback(null, socket);
        else callback(new ProxyConnectionError('proxy', { cause: error }), null);
      }),
  };
}
