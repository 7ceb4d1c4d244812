import type { SharedValue } from '../cluster/shared-value.js';
import type { RedisConnection } from './connection.js';
import type { ValueCipher } from './encryption.js';
import { KINDS } from './shared-kinds.js';

const REMOVE = `if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`;

/** Stores an encrypted text in Redis under a name that only instances with the same keys can derive. */
export function createRedisSharedValue(
  connection: Pick<RedisConnection, 'run'>,
  cipher: ValueCipher,
  thing: string,
): SharedValue {
  const names = cipher.namesOf(KINDS.text, thing);
  const [first = ''] = names;

  const readAs = async (name: string) => {
    const sealed = await connection.run((client) => client.getBuffer(name)).catch(() => null);
    const text = sealed === null ? undefined : cipher.open(name, sealed);
    return sealed === null || text === undefined ? undefined : { name, sealed, text };
  };
  const find = async () => (await Promise.all(names.map(readAs))).filter((found) => found !== undefined);

  return {
    read: async () => (await find())[0]?.text,
    async write(text, ttlMs) {
      const lifeMs = Math.floor(ttlMs);
      if (lifeMs < 1) return;
      await connection
        .run((client) => client.set(first, cipher.seal(first, text), 'PX', lifeMs))
        .catch(() => undefined);
    },
    async remove(text) {
      for (const found of await find()) {
        if (found.text !== text) continue;
        await connection.run((client) => client.eval(REMOVE, 1, found.name, found.sealed)).catch(() => undefined);
      }
    },
  };
}
