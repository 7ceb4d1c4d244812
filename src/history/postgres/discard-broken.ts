import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';

/**
 * Returns the pool without the connections on which a query failed by anything but an answer of the database. After a
 * timeout of this side, the late answer of one query would be taken for that of the next.
 */
export function discardBroken(pool: pg.Pool): PostgresPool {
  return {
    connect: async () => toGuardedClient(await pool.connect()),
    end: () => pool.end(),
  };
}

function toGuardedClient(client: pg.PoolClient): PostgresPoolClient {
  let failure: Error | undefined;
  const query = async (text: string, values: readonly unknown[]) => {
    try {
      return await client.query(text, [...values]);
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) failure = error as Error;
      throw error;
    }
  };
  return {
    // Without the form that takes a cursor, which is for streams.
    query: query as unknown as PostgresPoolClient['query'],
    release: (error) => client.release(failure ?? error),
  };
}
