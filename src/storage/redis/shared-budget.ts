import { createLocalBudget, createOwnUses, type SharedBudget } from '../cluster/shared-budget.js';
import type { RedisConnection } from './connection.js';
import type { ValueCipher } from './encryption.js';
import { KINDS } from './shared-kinds.js';

/** Longer than a period of one day, also for an instance whose clock is behind. */
const LIFE_MS = 2 * 86_400_000;

// The own uses of an instance count also if Redis has lost them, or did not see them while it was down.
const TAKE = `local uses = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), tonumber(ARGV[2]))
if uses >= tonumber(ARGV[1]) then return 0 end
redis.call('SET', KEYS[1], uses + 1, 'PX', ARGV[3])
return 1`;
const GIVE_BACK = `local uses = tonumber(redis.call('GET', KEYS[1]) or '0')
if uses > 0 then redis.call('SET', KEYS[1], uses - 1, 'PX', ARGV[1]) end
return 1`;

/** Counts the uses of a budget in Redis, under a name that only instances with the same keys can derive. */
export function createRedisBudget(
  connection: Pick<RedisConnection, 'run'>,
  cipher: ValueCipher,
  thing: string,
): SharedBudget {
  const ownUses = createOwnUses();
  const local = createLocalBudget(ownUses);
  const nameOf = (period: string) => cipher.agreedNameOf(KINDS.budget, `${thing}\n${period}`);

  return {
    async take(period, limit) {
      const taken = await connection
        .run((client) => client.eval(TAKE, 1, nameOf(period), limit, ownUses.read(period), LIFE_MS))
        .catch(() => undefined);
      if (taken === undefined) return local.take(period, limit);
      if (taken === 1) ownUses.add(period);
      return taken === 1;
    },
    async giveBack(period) {
      ownUses.remove(period);
      await connection.run((client) => client.eval(GIVE_BACK, 1, nameOf(period), LIFE_MS)).catch(() => undefined);
    },
  };
}
