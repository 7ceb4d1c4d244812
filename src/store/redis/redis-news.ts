import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Clock } from '../../async/clock.js';
import { isCluster, type RedisClient } from './redis-client.js';
import { withTimeLimit } from './time-limit.js';
import type { ValueCipher } from './value-cipher.js';

const newsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('changed'), from: z.string(), key: z.string(), fetchedAt: z.number() }),
  z.strictObject({ kind: z.literal('landed'), from: z.string(), lease: z.string(), note: z.string().optional() }),
]);

type WithoutSender<Message> = Message extends unknown ? Omit<Message, 'from'> : never;
export type News = WithoutSender<z.infer<typeof newsSchema>>;

/**
 * What the instances tell each other. Nothing is kept for who does not listen at the moment, so news may be lost: it
 * saves waiting, and nothing may rest on it.
 */
export type RedisNews = {
  readonly channel: string;
  /** The bytes to publish, which only instances with the same keys can read. */
  toMessage(news: News): Buffer;
  close(): void;
};

export type RedisNewsOptions = {
  readonly client: RedisClient;
  readonly cipher: ValueCipher;
  readonly after: Clock['after'];
  readonly onNews: (news: News) => void;
  /** News has been heard since now; what was told before may have been missed. */
  readonly onListening: () => void;
};

const RETRY_MS = 500;
const PING_EVERY_MS = 5_000;
const PING_LIMIT_MS = 2_000;

export function listenToNews({ client, cipher, after, onNews, onListening }: RedisNewsOptions): RedisNews {
  const channel = cipher.agreedNameOf('news', '');
  const self = randomUUID();
  let isClosed = false;
  let attempts = 0;
  let subscriber: Redis | undefined;
  let cancel = () => {};

  const later = (ms: number, next: () => void) => {
    cancel();
    if (!isClosed) cancel = after(ms, next);
  };

  const listen = () => {
    const nodes = isCluster(client) ? client.nodes('master') : [client];
    const node = nodes[attempts++ % nodes.length];
    if (node === undefined) return later(RETRY_MS, listen);
    // A connection of its own: one that is lost is replaced here, in a cluster by one to another node.
    const connection = node.duplicate({ retryStrategy: null, enableOfflineQueue: true, lazyConnect: true });
    subscriber = connection;
    connection.on('error', () => undefined).once('end', () => later(RETRY_MS, listen));
    connection.on('messageBuffer', (_channel: Buffer, message: Buffer) => hear(message));
    connection.subscribe(channel).then(
      () => {
        onListening();
        stayAwake(connection);
      },
      () => leave(connection),
    );
    later(PING_LIMIT_MS * 2, () => leave(connection));
  };

  /** A connection whose other end is gone says nothing by itself. */
  const stayAwake = (connection: Redis) =>
    later(PING_EVERY_MS, () => {
      withTimeLimit(after, PING_LIMIT_MS, connection.ping()).then(
        () => stayAwake(connection),
        () => leave(connection),
      );
    });

  const hear = (message: Buffer) => {
    const text = cipher.open(channel, message);
    if (text === undefined) return;
    const { data } = newsSchema.safeParse(JSON.parse(text));
    if (data !== undefined && data.from !== self) onNews(data);
  };

  client.once('ready', listen);
  return {
    channel,
    toMessage: (news) => cipher.seal(channel, JSON.stringify({ ...news, from: self })),
    close() {
      isClosed = true;
      cancel();
      if (subscriber !== undefined) leave(subscriber);
    },
  };
}

/** One that has ended would only wait for what never comes. */
function leave(connection: Redis): void {
  if (connection.status !== 'end') connection.disconnect();
}
