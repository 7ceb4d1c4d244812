import { ReplyError } from 'ioredis';
import type { Clock } from '../../async/clock.js';
import { createRedisClient, isCluster, type RedisAddress, type RedisClient, reconnect } from './client.js';
import {
  ClusterDownError,
  createSentinelOutages,
  isEndOfSentinels,
  type OnRedisOutage,
  TimeLimitError,
  toOutage,
  toOutageDetail,
  withTimeLimit,
} from './outage.js';

export type RedisConnection = {
  readonly client: RedisClient;
  /**
   * Runs commands and returns their result. Rejects at once while Redis is down, and after the time limit at the latest;
   * then no command is sent until a probe succeeds.
   */
  run<Value>(commands: (client: RedisClient) => Promise<Value>): Promise<Value>;
  isUp(): boolean;
  /** Resolves when Redis responds for the first time, or after one second. */
  settled(): Promise<void>;
  close(): void;
};

export type RedisConnectionOptions = {
  readonly address: RedisAddress;
  readonly clock: Pick<Clock, 'after' | 'monotonicNow'>;
  /** How long Redis may take to respond. */
  readonly timeoutMs: number;
  readonly onState: (isUp: boolean) => void;
  readonly onOutage: OnRedisOutage;
};

const PROBE_EVERY_MS = 250;
/** A connection is replaced after this many failed probes: the machine at its other end may be gone. */
const PROBES_PER_CONNECTION = 12;
/** How often the client reconnects while the server is read-only. */
const RECONNECT_READONLY_MS = 5_000;
const FIRST_ANSWER_MS = 1_000;

export function connectRedis(options: RedisConnectionOptions): RedisConnection {
  const { address, clock, timeoutMs, onState, onOutage } = options;
  const client = createRedisClient(address);
  let isUp = false;
  let isClosed = false;
  let failedProbes = 0;
  /** True once an outage was reported for the probes that failed since the last reconnection. */
  let isReported = false;
  let nodeError: unknown;
  let mayReconnectAt = 0;
  let cancelProbe = () => {};
  let settle = () => {};
  const settled = new Promise<void>((resolve) => {
    const cancel = clock.after(FIRST_ANSWER_MS, resolve);
    settle = () => {
      cancel();
      resolve();
    };
  });

  const setUp = (next: boolean) => {
    if (isClosed || isUp === next) return;
    isUp = next;
    onState(isUp);
    if (isUp) settle();
  };

  const report: OnRedisOutage = (outage, detail) => {
    if (isClosed) return;
    isReported = true;
    onOutage(outage, detail);
  };

  const probe = async () => {
    try {
      await withTimeLimit(clock.after, timeoutMs, ping(client, address.database));
      failedProbes = 0;
      isReported = false;
      setUp(true);
    } catch (error) {
      failedProbes += 1;
      // A missing connection has been reported by its own error.
      if (error instanceof TimeLimitError || error instanceof ReplyError || error instanceof ClusterDownError)
        report(toOutage(error), toOutageDetail(error));
      else if (nodeError !== undefined)
        report(toOutage(nodeError), { step: 'cluster node', ...toOutageDetail(nodeError) });
      nodeError = undefined;
      if (failedProbes % PROBES_PER_CONNECTION === 0) {
        // A server that accepts connections and never responds causes no error.
        if (!isReported) report('TIMEOUT', { step: 'connect' });
        isReported = false;
        reconnect(client);
      }
      probeLater();
    }
  };

  const probeLater = () => {
    cancelProbe();
    if (!isClosed) cancelProbe = clock.after(PROBE_EVERY_MS, () => void probe());
  };

  const goDown = () => {
    setUp(false);
    probeLater();
  };

  const onFailure = (error: unknown) => {
    const outage = toOutage(error);
    report(outage, toOutageDetail(error));
    if (!(error instanceof ReplyError)) goDown();
    else if (outage === 'READONLY' && clock.monotonicNow() >= mayReconnectAt) {
      // The writable server may now have the same name. Until then the read-only one serves reads.
      mayReconnectAt = clock.monotonicNow() + RECONNECT_READONLY_MS;
      reconnect(client);
    }
  };

  // The error of a node that is not needed, such as a replica, counts only when a probe fails as well.
  const onNodeError = (error: unknown) => {
    nodeError = error;
  };
  const sentinels = createSentinelOutages();
  const onError = (error: Error & { readonly lastNodeError?: unknown }) => {
    if (isEndOfSentinels(error)) {
      const outage = sentinels.take();
      if (outage !== undefined) report(outage, { step: 'sentinel' });
      return;
    }
    if (error.lastNodeError == null) report(toOutage(error), toOutageDetail(error));
  };
  client.on('error', onError).on('close', goDown);
  if (isCluster(client)) client.on('node error', onNodeError);
  // Only a connection to a master that a Sentinel named can close.
  else client.on('sentinelError', sentinels.note).on('close', sentinels.clear);
  client.on('ready', () => void probe());
  probeLater();

  return {
    client,
    async run(commands) {
      if (!isUp) throw new Error('Redis is unavailable');
      try {
        return await withTimeLimit(clock.after, timeoutMs, commands(client));
      } catch (error) {
        onFailure(error);
        throw error;
      }
    },
    isUp: () => isUp,
    settled: () => settled,
    close() {
      isClosed = true;
      settle();
      cancelProbe();
      client.disconnect();
    },
  };
}

/**
 * Probes Redis. It selects the database again, since ioredis continues with database 0 when the server refuses SELECT
 * during the connect. In a cluster every master must respond, and one must report that all slots are served.
 */
async function ping(client: RedisClient, database: number): Promise<unknown> {
  if (!isCluster(client)) return Promise.all([database === 0 ? undefined : client.select(database), client.ping()]);
  const [info] = await Promise.all([client.cluster('INFO'), ...client.nodes('master').map((node) => node.ping())]);
  if (!String(info).includes('cluster_state:ok')) throw new ClusterDownError('slots of the cluster are not served');
  return info;
}
