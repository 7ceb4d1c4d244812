import type { Verification } from '../../domain/verification.js';
import type { ResultKey } from '../cache/result-cache.js';
import type { SharedResult } from '../cache/two-level-cache.js';
import { readAll } from './client.js';
import type { RedisConnection } from './connection.js';
import type { ValueCipher } from './encryption.js';
import { KINDS } from './shared-kinds.js';
import { decodePersonalData, encodePersonalData } from './stored-personal-data.js';

export type RedisPersonalDataOptions = {
  readonly connection: Pick<RedisConnection, 'run'>;
  readonly cipher: ValueCipher;
  /** Returns the wall clock in epoch milliseconds. */
  readonly now: () => number;
  readonly personalTtlMs: number;
};

type Found = SharedResult | undefined;

/** Stores the personal data of records in entries of their own, which live shorter. */
export type RedisPersonalData = {
  /** Reads the personal data of those records that have some, in one round trip. Never rejects. */
  addTo(keys: readonly ResultKey[], found: readonly Found[]): Promise<readonly Found[]>;
  /** Never rejects. `ttlMs` is the life of the record. */
  put(key: ResultKey, record: Verification, ttlMs: number): Promise<void>;
};

export function createRedisPersonalData(options: RedisPersonalDataOptions): RedisPersonalData {
  const { connection, cipher, now, personalTtlMs } = options;

  /** Data of another fetch do not belong to the record. */
  const add = (found: SharedResult, name: string, sealed: Buffer | null): SharedResult => {
    const text = sealed === null ? undefined : cipher.open(name, sealed);
    const stored = text === undefined ? undefined : decodePersonalData(text);
    if (stored === undefined || stored.fetchedAt !== found.result.fetchedAt) return found;
    const personalRemainingMs = Math.min(personalTtlMs, Math.max(0, stored.expiresAt - now()));
    if (personalRemainingMs === 0) return found;
    return { ...found, result: { ...found.result, personalData: stored.personalData }, personalRemainingMs };
  };

  return {
    async addTo(keys, found) {
      const names = keys.flatMap((key, index) =>
        personalTtlMs > 0 && found[index]?.result.hasPersonalData
          ? cipher.namesOf(KINDS.personal, key).map((name) => ({ name, index }))
          : [],
      );
      if (names.length === 0) return found;
      const results = [...found];
      const read = (client: Parameters<typeof readAll>[0]) =>
        readAll(
          client,
          names.map(({ name }) => name),
        );
      const values = await connection.run(read).catch(() => []);
      for (const [place, { name, index }] of names.entries()) {
        const record = results[index];
        if (record !== undefined && record.result.personalData === undefined)
          results[index] = add(record, name, values[place] ?? null);
      }
      return results;
    },
    async put(key, { personalData, fetchedAt }, ttlMs) {
      const lifeMs = Math.ceil(Math.min(ttlMs, personalTtlMs));
      if (personalData === undefined || lifeMs <= 0) return;
      const [name = ''] = cipher.namesOf(KINDS.personal, key);
      const sealed = cipher.seal(name, encodePersonalData({ personalData, fetchedAt, expiresAt: now() + lifeMs }));
      await connection.run((client) => client.set(name, sealed, 'PX', lifeMs)).catch(() => undefined);
    },
  };
}
