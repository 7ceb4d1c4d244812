import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { SqlEngine } from '../sql/engine.js';
import type { HistoryTables } from '../sql/tables.js';
import { type PostgresAddress, toClientConfig } from './client-config.js';
import { discardBroken } from './discard-broken.js';
import { explainPostgresError } from './explain-error.js';

/** Few, since a write takes one and reads are bounded by the queries of GraphQL. */
const MAX_CONNECTIONS = 6;
const CONNECT_TIMEOUT_MS = 3_000;
/** How much later than the database this side gives up: then its connection is of no more use. */
const GRACE_MS = 2_000;

/** Connects when it is first used. `statementTimeoutMs` bounds each statement. */
export function createPostgresEngine(address: PostgresAddress, statementTimeoutMs: number): SqlEngine {
  const pool = new pg.Pool({
    ...toClientConfig(address),
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + GRACE_MS,
    keepAlive: true,
    application_name: 'liveness-gateway',
    types: { getTypeParser },
  });
  // A lost connection fails the query that is under way, or leaves the pool. Unheard, its event would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const database = new Kysely<HistoryTables>({ dialect: new PostgresDialect({ pool: discardBroken(pool) }) });
  return {
    database,
    textType: sql`text collate "C"`,
    selectRows(table, columns, rows) {
      const records = sql`json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`;
      return sql`select ${sql.join(columns.map((it) => sql.ref(it)))} from ${records}`;
    },
    countsInOrder: false,
    async hasTable(name) {
      const { rows } = await sql<{ found: string | null }>`select to_regclass(${name})::text as found`.execute(
        database,
      );
      return rows[0]?.found != null;
    },
    async lock(transaction, name) {
      await sql`select pg_advisory_xact_lock(${toLockKey(name)})`.execute(transaction);
    },
    explain: explainPostgresError,
    onRestart: () => undefined,
    close: () => database.destroy(),
  };
}

/** Locks of PostgreSQL have numbers. Two names with one number only wait for each other. */
function toLockKey(name: string): string {
  return createHash('sha256').update(`liveness-gateway history ${name}`).digest().readBigInt64BE().toString();
}

const { INT8, NUMERIC } = pg.types.builtins;

/** Instants and sums stay far below 2^53. */
function getTypeParser(type: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (type === INT8 || type === NUMERIC) return Number;
  return pg.types.getTypeParser(type, format as 'text');
}
