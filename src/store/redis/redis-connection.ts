import { ReplyError } from 'ioredis';
import type { Clock } from '../../async/clock.js';
import { createRedisClient, isCluster, type RedisAddress, type RedisClient, reconnect } from './redis-client.js';
import { TimeLimitError, withTimeLimit } from './time-limit.js';

/**
 * Why Redis was of no use: no connection, no answer in time, or the first word of what it answered, such as OOM,
 * READONLY or WRONGPASS. Nothing else of what it says is told, since addresses and names of users may be in it.
 */
export type RedisTrouble = 'UNREACHABLE' | 'TIMEOUT' | (string & {});

export type RedisConnection = {
  readonly client: RedisClient;
  /**
   * What the commands give. Rejects at once while Redis does not answer, and at the latest after the time limit; then
   * nothing more is asked of Redis until a probe has found that it answers again.
   */
  run<Value>(commands: (client: RedisClient) => Promise<Value>): Promise<Value>;
  isUp(): boolean;
  /** Resolves when Redis first answers, at the latest after a second. */
  settled(): Promise<void>;
  close(): void;
};

export type RedisConnectionOptions = {
  readonly address: RedisAddress;
  readonly clock: Pick<Clock, 'after' | 'monotonicNow'>;
  /** That Redis may take for an answer. */
  readonly timeoutMs: number;
  readonly onState: (isUp: boolean) => void;
  readonly onTrouble: (trouble: RedisTrouble) => void;
};

const PROBE_EVERY_MS = 250;
/** A connection that has not answered for so many probes is made anew: the machine at its other end may be gone. */
const PROBES_PER_CONNECTION = 12;
/** How often a connection to a server that takes no writes is made anew. */
const LOOK_AGAIN_MS = 5_000;
const FIRST_ANSWER_MS = 1_000;

export function connectRedis(options: RedisConnectionOptions): RedisConnection {
  const { address, clock, timeoutMs, onState, onTrouble } = options;
  const client = createRedisClient(address);
  let isUp = false;
  let isClosed = false;
  let failedProbes = 0;
  let mayLookAgainAt = 0;
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

  const probe = async () => {
    try {
      await withTimeLimit(clock.after, timeoutMs, ping(client));
      failedProbes = 0;
      setUp(true);
    } catch (error) {
      failedProbes += 1;
      if (failedProbes % PROBES_PER_CONNECTION === 0) reconnect(client);
      // That there is no connection has been told by its own error.
      if (error instanceof TimeLimitError || error instanceof ReplyError) onTrouble(toTrouble(error));
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
    const trouble = toTrouble(error);
    onTrouble(trouble);
    if (!(error instanceof ReplyError)) goDown();
    else if (trouble === 'READONLY' && clock.monotonicNow() >= mayLookAgainAt) {
      // The server that takes writes now may be found under the same name; one that does not is good for reading.
      mayLookAgainAt = clock.monotonicNow() + LOOK_AGAIN_MS;
      reconnect(client);
    }
  };

  client.on('error', (error) => onTrouble(toTrouble(causeOf(error)))).on('close', goDown);
  client.on('ready', () => void probe());
  probeLater();

  return {
    client,
    async run(commands) {
      if (!isUp) throw new Error('Redis is not in use at the moment');
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

/** Of a cluster every node that is written to has to answer, and one to say that none is missing. */
async function ping(client: RedisClient): Promise<unknown> {
  if (!isCluster(client)) return client.ping();
  const [info] = await Promise.all([client.cluster('INFO'), ...client.nodes('master').map((node) => node.ping())]);
  if (!String(info).includes('cluster_state:ok')) throw new Error('a node of the cluster is missing');
  return info;
}

/** Of a cluster none of whose nodes could be asked, why the last one could not. */
function causeOf(error: Error & { readonly lastNodeError?: unknown }): unknown {
  return error.lastNodeError ?? error;
}

function toTrouble(error: unknown): RedisTrouble {
  if (error instanceof TimeLimitError) return 'TIMEOUT';
  const word = /^[A-Z]{2,20}\b/.exec(error instanceof Error ? error.message : '')?.[0];
  return error instanceof ReplyError && word !== undefined ? word : 'UNREACHABLE';
}
