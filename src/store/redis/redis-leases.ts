import { randomBytes } from 'node:crypto';
import type { Clock } from '../../async/clock.js';
import type { Lease, Leases } from '../../async/leases.js';
import type { RedisClient } from './redis-client.js';
import type { RedisConnection } from './redis-connection.js';
import type { RedisNews } from './redis-news.js';
import type { ValueCipher } from './value-cipher.js';

export type RedisLeases = Leases & {
  /** Another process has released the lease of this name. */
  onLanded(name: string, note: string | undefined): void;
};

export type RedisLeasesOptions = {
  readonly connection: Pick<RedisConnection, 'client' | 'run'>;
  readonly cipher: ValueCipher;
  readonly news: RedisNews;
  readonly after: Clock['after'];
  /** How long a lease outlives its holder. */
  readonly leaseMs: number;
  /** Whoever has one for longer does not work any more. */
  readonly maxHoldMs: number;
};

const KIND = 'lease';
/** How often is looked after a lease of which no news comes. */
const POLL_MS = 100;
/** For how long what a holder has left is told to those who come. */
const NOTE_MS = 250;
const TOKEN_BYTES = 16;

// Each is carried out as one; a lease that has passed to another is left alone.
const EXTEND = `if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;
const RELEASE = `if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[2] == '' then redis.call('DEL', KEYS[1]) else redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end
return redis.call('PUBLISH', ARGV[4], ARGV[5])`;

/** Leases as keys in Redis: a token while one is held, for a moment the sealed note that its holder has left. */
export function createRedisLeases({
  connection,
  cipher,
  news,
  after,
  leaseMs,
  maxHoldMs,
}: RedisLeasesOptions): RedisLeases {
  const waiting = new Map<string, Set<(note: string | undefined) => void>>();

  const release = (client: RedisClient, name: string, token: Buffer, note?: string) => {
    const left = note === undefined ? '' : cipher.seal(name, note);
    const message = news.toMessage({ kind: 'landed', lease: name, ...(note !== undefined && { note }) });
    return client.eval(RELEASE, 1, name, token, left, NOTE_MS, news.channel, message);
  };

  const hold = (name: string, token: Buffer): Lease => {
    const extend = () => {
      cancel = after(leaseMs / 3, extend);
      connection.run((client) => client.eval(EXTEND, 1, name, token, leaseMs)).catch(ignore);
    };
    let cancel = after(leaseMs / 3, extend);
    return {
      state: 'held',
      async release(note) {
        cancel();
        await connection.run((client) => release(client, name, token, note)).catch(ignore);
      },
    };
  };

  /** Resolves with the next news of the lease. */
  const listen = (name: string) => {
    let hear: (note: string | undefined) => void = ignore;
    const heard = new Promise<string | undefined>((resolve) => (hear = resolve));
    const others = waiting.get(name) ?? new Set();
    waiting.set(name, others.add(hear));
    const stop = () => {
      others.delete(hear);
      if (others.size === 0) waiting.delete(name);
    };
    return { heard, hear, stop };
  };

  /** Tells when whoever had the lease does not have it any more, or Redis cannot say; with the note, if one is left. */
  const watch = (name: string, token: Buffer, tell: (note: string | undefined) => void) => {
    let cancel = ignore;
    let waitedMs = 0;
    const look = async () => {
      waitedMs += POLL_MS;
      if (waitedMs > maxHoldMs) await connection.run((client) => release(client, name, token)).catch(ignore);
      const now = await connection.run((client) => client.getBuffer(name)).catch(() => null);
      if (now?.equals(token)) cancel = after(POLL_MS, () => void look());
      else tell(now === null ? undefined : cipher.open(name, now));
    };
    cancel = after(POLL_MS, () => void look());
    return () => cancel();
  };

  return {
    async acquire(key) {
      const name = cipher.agreedNameOf(KIND, key);
      const token = randomBytes(TOKEN_BYTES);
      const ear = listen(name);
      let attempt: Promise<Buffer | null> | undefined;
      try {
        const present = await connection.run((client) => {
          attempt = client.setBuffer(name, token, 'PX', leaseMs, 'NX', 'GET');
          return attempt;
        });
        if (present === null) {
          ear.stop();
          return hold(name, token);
        }
        const note = cipher.open(name, present);
        if (note !== undefined) {
          ear.stop();
          return { state: 'noted', note };
        }
        const stopWatching = watch(name, present, ear.hear);
        const over = ear.heard.finally(() => {
          stopWatching();
          ear.stop();
        });
        return { state: 'taken', over };
      } catch {
        ear.stop();
        // Once Redis comes to it, the lease is held by nobody.
        attempt?.then((present) => present === null && release(connection.client, name, token)).catch(ignore);
        return { state: 'held', release: async () => undefined };
      }
    },
    onLanded(name, note) {
      for (const hear of waiting.get(name) ?? []) hear(note);
    },
  };
}

function ignore(): void {}
