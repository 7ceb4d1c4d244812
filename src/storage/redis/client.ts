import { Cluster, Redis } from 'ioredis';

/** The address of Redis and the credentials for it. */
export type RedisAddress = {
  /** The server; or nodes of a cluster, any of which lists the others; or Sentinels, any of which names the master. */
  readonly nodes: readonly { readonly host: string; readonly port: number }[];
  readonly isCluster: boolean;
  /** The master's name at the Sentinels; undefined if the nodes are not Sentinels. */
  readonly master?: string | undefined;
  /** Credentials for the Sentinels only. */
  readonly sentinelUsername?: string | undefined;
  readonly sentinelPassword?: string | undefined;
  readonly hasTls: boolean;
  readonly username?: string | undefined;
  readonly password?: string | undefined;
  readonly database: number;
  /** CA certificates in PEM. @default the built-in CAs of Node.js */
  readonly ca?: string | undefined;
};

export type RedisClient = Redis | Cluster;

const CONNECT_TIMEOUT_MS = 2_000;
const RECONNECT_MS = 500;
/** How long the server may take to close its side of an abandoned connection. */
const DISCONNECT_TIMEOUT_MS = 250;
/** Limits connecting to a Sentinel and its response together. */
const SENTINEL_TIMEOUT_MS = 1_000;
/** How often a cluster client refreshes its slot table. */
const REFRESH_MS = 2_000;

/** Creates a client without an offline queue: a command fails at once while there is no connection. */
export function createRedisClient(address: RedisAddress): RedisClient {
  const { nodes, username, password, database, ca } = address;
  const options = {
    connectTimeout: CONNECT_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    // The ACL in docs/scaling.md does not allow CLIENT SETINFO, and ioredis hides its refusal.
    disableClientInfo: true,
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(address.hasTls && { tls: ca === undefined ? {} : { ca } }),
  };
  const [node = { host: 'localhost', port: 6379 }] = nodes;
  if (!address.isCluster) {
    return new Redis({
      ...options,
      ...(address.master === undefined ? node : toSentinelOptions(address, address.master)),
      db: database,
      enableOfflineQueue: false,
      retryStrategy: () => RECONNECT_MS,
      disconnectTimeout: DISCONNECT_TIMEOUT_MS,
    });
  }
  return new Cluster([...nodes], {
    redisOptions: options,
    enableOfflineQueue: false,
    clusterRetryStrategy: () => RECONNECT_MS,
    slotsRefreshInterval: REFRESH_MS,
    // A command that waited inside the client would run after its caller has moved on.
    retryDelayOnFailover: 0,
    retryDelayOnClusterDown: 0,
    maxRedirections: 4,
    // TLS certificates of a cluster name hosts, and its nodes announce the names to connect to.
    ...(address.hasTls && { dnsLookup: (host, callback) => callback(null, host) }),
  });
}

/** Each connection asks the Sentinels for the master first, so that reconnecting finds a new master. */
function toSentinelOptions(address: RedisAddress, name: string) {
  const { nodes, hasTls, ca, sentinelUsername, sentinelPassword } = address;
  return {
    name,
    sentinels: [...nodes],
    // A Sentinel that accepts connections and never responds must not delay the query to the next one.
    sentinelCommandTimeout: SENTINEL_TIMEOUT_MS,
    sentinelRetryStrategy: () => RECONNECT_MS,
    // Announced addresses may belong to another network, and the list would grow with each Sentinel that moves.
    updateSentinels: false,
    ...(sentinelUsername !== undefined && { sentinelUsername }),
    ...(sentinelPassword !== undefined && { sentinelPassword }),
    ...(hasTls && { enableTLSForSentinelMode: true, sentinelTLS: ca === undefined ? {} : { ca } }),
  };
}

/**
 * Ends all connections, so that new ones are made: to the master that Sentinels name by then, to the nodes that a
 * cluster has by then.
 */
export function reconnect(client: RedisClient): void {
  if (!isCluster(client)) {
    // One that is left while it asks the Sentinels ends for good, and its own time limits end each attempt to connect.
    if (client.status !== 'connecting') client.disconnect(true);
    return;
  }
  // A cluster that is left as a whole while it connects never comes back; without any node it starts again by itself.
  for (const node of client.nodes()) node.disconnect();
}

export function isCluster(client: RedisClient): client is Cluster {
  return client instanceof Cluster;
}

/** Sends one MGET; in a cluster, whose nodes serve only their own keys, one GET per key, all at once. */
export function readAll(client: RedisClient, names: readonly string[]): Promise<readonly (Buffer | null)[]> {
  if (isCluster(client)) return Promise.all(names.map((name) => client.getBuffer(name)));
  return client.mgetBuffer([...names]);
}
