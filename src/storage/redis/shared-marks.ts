import type { OwnMarks, SharedMarks } from '../cluster/shared-marks.js';
import type { RedisConnection } from './connection.js';
import type { ValueCipher } from './encryption.js';
import { KINDS } from './shared-kinds.js';

export type RedisMarksOptions = {
  readonly connection: Pick<RedisConnection, 'run'>;
  readonly cipher: ValueCipher;
  /** Tells these marks from others. */
  readonly thing: string;
  readonly ttlMs: number;
  /** What this process has added, also while Redis was down. */
  readonly own: OwnMarks;
};

/** Keeps ids in Redis as names that only instances with the same keys can derive. Their value is an empty text, encrypted. */
export function createRedisMarks({ connection, cipher, thing, ttlMs, own }: RedisMarksOptions): SharedMarks {
  const nameOf = (id: string) => cipher.agreedNameOf(KINDS.mark, `${thing}\n${id}`);
  return {
    async has(id) {
      if (own.has(id)) return true;
      const name = nameOf(id);
      const sealed = await connection.run((client) => client.getBuffer(name)).catch(() => null);
      return sealed !== null && cipher.open(name, sealed) !== undefined;
    },
    async add(id) {
      own.add(id);
      const name = nameOf(id);
      await connection.run((client) => client.set(name, cipher.seal(name, ''), 'PX', ttlMs)).catch(() => undefined);
    },
  };
}
