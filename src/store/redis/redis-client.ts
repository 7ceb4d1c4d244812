import { Cluster, Redis } from 'ioredis';

/** Where Redis is, and as whom to come. */
export type RedisAddress = {
  /** More than one only of a cluster, of which any of them names the others. */
  readonly nodes: readonly { readonly host: string; readonly port: number }[];
  readonly isCluster: boolean;
  readonly hasTls: boolean;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly database: number;
  /** Certificates, in PEM, of who may vouch for the server; without it those that Node knows. */
  readonly ca?: string | undefined;
};

export type RedisClient = Redis | Cluster;

const CONNECT_TIMEOUT_MS = 2_000;
const RECONNECT_MS = 500;
/** How soon a cluster's client learns which node serves what when that has changed. */
const REFRESH_MS = 2_000;

/** Keeps no command for later: whoever asks while there is no connection is told so at once. */
export function createRedisClient(address: RedisAddress): RedisClient {
  const { nodes, username, password, database, ca } = address;
  const options = {
    connectTimeout: CONNECT_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(address.hasTls && { tls: ca === undefined ? {} : { ca } }),
  };
  const [node = { host: 'localhost', port: 6379 }] = nodes;
  if (!address.isCluster) {
    const retryStrategy = () => RECONNECT_MS;
    return new Redis({ ...options, ...node, db: database, enableOfflineQueue: false, retryStrategy });
  }
  return new Cluster([...nodes], {
    redisOptions: options,
    enableOfflineQueue: false,
    clusterRetryStrategy: () => RECONNECT_MS,
    slotsRefreshInterval: REFRESH_MS,
    // A command that waits inside the client would be carried out when nobody counts on it any more.
    retryDelayOnFailover: 0,
    retryDelayOnClusterDown: 0,
    maxRedirections: 4,
    // Certificates of a cluster are for names, and its nodes name themselves as they are to be called.
    ...(address.hasTls && { dnsLookup: (host, callback) => callback(null, host) }),
  });
}

/** Ends all connections, so that they are made anew; of a cluster to whatever nodes it has by then. */
export function reconnect(client: RedisClient): void {
  if (!isCluster(client)) client.disconnect(true);
  // A cluster that is left as a whole while it connects never comes back; without any node it starts anew by itself.
  else for (const node of client.nodes()) node.disconnect();
}

export function isCluster(client: RedisClient): client is Cluster {
  return client instanceof Cluster;
}
