import { randomBytes } from 'node:crypto';
import type { Clock } from '../../async/clock.js';
import type { Lease, Leases } from '../cluster/leases.js';
import type { RedisClient } from './client.js';
import type { RedisConnection } from './connection.js';
import type { ValueCipher } from './encryption.js';
import type { RedisInvalidation } from './invalidation.js';
import { KINDS } from './shared-kinds.js';

export type RedisLeases = Leases & {
  /** Wakes the waiters of a lease that another process has released. */
  onReleased(name: string, note: string | undefined): void;
};

export type RedisLeasesOptions = {
  readonly connection: Pick<RedisConnection, 'client' | 'run'>;
  readonly cipher: ValueCipher;
  readonly messages: RedisInvalidation;
  readonly after: Clock['after'];
  /** How long a lease remains after its holder dies. */
  readonly leaseMs: number;
  /** A holder that keeps a lease for longer is considered stuck. */
  readonly maxHoldMs: number;
};

/** How often a waiter polls a lease that no message mentions. */
const POLL_MS = 100;
/** How long a holder's note stays for later processes. */
const NOTE_MS = 250;
const TOKEN_BYTES = 16;

// Redis runs each script atomically. A lease that another process holds by now is not changed.
const EXTEND = `if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;
const RELEASE = `if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
if ARGV[2] == '' then redis.call('DEL', KEYS[1]) else redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end
return redis.call('PUBLISH', ARGV[4], ARGV[5])`;

/** Stores leases as Redis keys: a token while one is held, then for a moment the encrypted note of its holder. */
export function createRedisLeases({
  connection,
  cipher,
  messages,
  after,
  leaseMs,
  maxHoldMs,
}: RedisLeasesOptions): RedisLeases {
  const waiting = new Map<string, Set<(note: string | undefined) => void>>();

  const release = (client: RedisClient, name: string, token: Buffer, note?: string) => {
    const left = note === undefined ? '' : cipher.seal(name, note);
    const message = messages.encode({ kind: 'landed', lease: name, ...(note !== undefined && { note }) });
    return client.eval(RELEASE, 1, name, token, left, NOTE_MS, messages.channel, message);
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

  /** Waits for the next message about the lease. */
  const listen = (name: string) => {
    let resolveNote: (note: string | undefined) => void = ignore;
    const released = new Promise<string | undefined>((resolve) => (resolveNote = resolve));
    const others = waiting.get(name) ?? new Set();
    waiting.set(name, others.add(resolveNote));
    const stop = () => {
      others.delete(resolveNote);
      if (others.size === 0) waiting.delete(name);
    };
    return { released, resolveNote, stop };
  };

  /** Polls until the holder has lost the lease or Redis fails, then calls `notify` with the note, if there is one. */
  const watch = (name: string, token: Buffer, notify: (note: string | undefined) => void) => {
    let cancel = ignore;
    let waitedMs = 0;
    const look = async () => {
      waitedMs += POLL_MS;
      if (waitedMs > maxHoldMs) await connection.run((client) => release(client, name, token)).catch(ignore);
      const now = await connection.run((client) => client.getBuffer(name)).catch(() => null);
      if (now?.equals(token)) cancel = after(POLL_MS, () => void look());
      else notify(now === null ? undefined : cipher.open(name, now));
    };
    cancel = after(POLL_MS, () => void look());
    return () => cancel();
  };

  return {
    async acquire(key) {
      const name = cipher.agreedNameOf(KINDS.lease, key);
      const token = randomBytes(TOKEN_BYTES);
      const waiter = listen(name);
      let attempt: Promise<Buffer | null> | undefined;
      try {
        const present = await connection.run((client) => {
          attempt = client.setBuffer(name, token, 'PX', leaseMs, 'NX', 'GET');
          return attempt;
        });
        if (present === null) {
          waiter.stop();
          return hold(name, token);
        }
        const note = cipher.open(name, present);
        if (note !== undefined) {
          waiter.stop();
          return { state: 'noted', note };
        }
        const stopWatching = watch(name, present, waiter.resolveNote);
        const over = waiter.released.finally(() => {
          stopWatching();
          waiter.stop();
        });
        return { state: 'taken', over };
      } catch {
        waiter.stop();
        // If Redis grants the lease later, no process uses it.
        attempt?.then((present) => present === null && release(connection.client, name, token)).catch(ignore);
        return { state: 'held', release: async () => undefined };
      }
    },
    onReleased(name, note) {
      for (const resolveNote of waiting.get(name) ?? []) resolveNote(note);
    },
  };
}

function ignore(): void {}
