import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Clock } from '../../async/clock.js';
import { isCluster, type RedisClient } from './client.js';
import type { ValueCipher } from './encryption.js';
import { type OnRedisOutage, TimeLimitError, toOutage, toOutageDetail, withTimeLimit } from './outage.js';
import { KINDS } from './shared-kinds.js';

export const clusterMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('changed'), from: z.string(), key: z.string(), fetchedAt: z.number() }),
  z.strictObject({ kind: z.literal('landed'), from: z.string(), lease: z.string(), note: z.string().optional() }),
]);

type WithoutSender<Message> = Message extends unknown ? Omit<Message, 'from'> : never;
export type ClusterMessage = WithoutSender<z.infer<typeof clusterMessageSchema>>;

/**
 * Messages between instances. Redis keeps none for an instance that is not subscribed, so messages may be lost: they save
 * waiting, and correctness must not depend on them.
 */
export type RedisInvalidation = {
  readonly channel: string;
  /** Returns the bytes to publish, which only instances with the same keys can decrypt. */
  encode(message: ClusterMessage): Buffer;
  close(): void;
};

export type RedisInvalidationOptions = {
  readonly client: RedisClient;
  readonly cipher: ValueCipher;
  readonly after: Clock['after'];
  readonly onMessage: (message: ClusterMessage) => void;
  /** Called when the subscription starts; earlier messages may have been missed. */
  readonly onSubscribed: () => void;
  /** Called when subscribing fails; a retry follows. */
  readonly onOutage: OnRedisOutage;
};

const RETRY_MS = 500;
const PING_EVERY_MS = 5_000;
const PING_LIMIT_MS = 2_000;
/** Limits connecting and subscribing together. */
const SUBSCRIBE_LIMIT_MS = 4_000;

export function subscribeToInvalidation({
  client,
  cipher,
  after,
  onMessage,
  onSubscribed,
  onOutage,
}: RedisInvalidationOptions): RedisInvalidation {
  const channel = cipher.agreedNameOf(KINDS.news, '');
  const self = randomUUID();
  let isClosed = false;
  let attempts = 0;
  let subscriber: Redis | undefined;
  let cancel = () => {};

  const later = (ms: number, next: () => void) => {
    cancel();
    if (!isClosed) cancel = after(ms, next);
  };

  const subscribe = () => {
    const nodes = isCluster(client) ? client.nodes('master') : [client];
    const node = nodes[attempts++ % nodes.length];
    if (node === undefined) return later(RETRY_MS, subscribe);
    // A subscription needs a connection of its own. This code replaces a lost one, in a cluster at another node.
    // Channels are shared by all databases, so none is selected.
    const connection = node.duplicate({
      ...{ db: 0, enableOfflineQueue: true, lazyConnect: true },
      ...{ retryStrategy: null, sentinelRetryStrategy: () => null },
    });
    subscriber = connection;
    let cause: unknown;
    connection.on('error', (error) => (cause = error)).once('end', () => later(RETRY_MS, subscribe));
    connection.on('messageBuffer', (_channel: Buffer, message: Buffer) => receive(message));
    connection.subscribe(channel).then(
      () => {
        onSubscribed();
        keepAlive(connection);
      },
      (error) => {
        const reason = cause ?? error;
        if (!isClosed) onOutage(toOutage(reason), { step: 'subscribe', ...toOutageDetail(reason) });
        leave(connection);
      },
    );
    later(SUBSCRIBE_LIMIT_MS, () => {
      cause = new TimeLimitError('not subscribed in time');
      leave(connection);
    });
  };

  /** Pings, since a connection whose other end is gone reports no error. */
  const keepAlive = (connection: Redis) =>
    later(PING_EVERY_MS, () => {
      withTimeLimit(after, PING_LIMIT_MS, connection.ping()).then(
        () => keepAlive(connection),
        () => leave(connection),
      );
    });

  const receive = (message: Buffer) => {
    const text = cipher.open(channel, message);
    const received = text === undefined ? undefined : decodeMessage(text);
    if (received !== undefined && received.from !== self) onMessage(received);
  };

  client.once('ready', subscribe);
  return {
    channel,
    encode: (sent) => cipher.seal(channel, JSON.stringify({ ...sent, from: self })),
    close() {
      isClosed = true;
      cancel();
      if (subscriber !== undefined) leave(subscriber);
    },
  };
}

/** Returns undefined for text of another shape. */
function decodeMessage(text: string) {
  try {
    return clusterMessageSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** Disconnects, except after the end, when disconnecting would wait forever. */
function leave(connection: Redis): void {
  if (connection.status !== 'end') connection.disconnect();
}
