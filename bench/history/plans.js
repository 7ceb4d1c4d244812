import { createEmbeddedEngine } from '../../build/history/embedded/embedded-engine.js';
import { createPostgresEngine } from '../../build/history/postgres/postgres-engine.js';
import { toConditions } from '../../build/history/sql/conditions.js';
import { buildPageQuery } from '../../build/history/sql/page-query.js';
import { buildStatisticsQuery } from '../../build/history/sql/statistics-query.js';
import { TENANTS } from './records.js';

const TIMEOUT_MS = 60_000;
const [TENANT] = TENANTS;

/** Returns the plan of the statement that the store reads by. */
export async function explain(database, question) {
  const isPostgres = database.kind === 'postgres';
  const engine = isPostgres
    ? createPostgresEngine(database, TIMEOUT_MS)
    : createEmbeddedEngine({ path: database.path, statementTimeoutMs: TIMEOUT_MS });
  try {
    const query = toQuery(engine.database, question).compile();
    const prefix = isPostgres ? 'explain (analyze, costs off, buffers) ' : 'explain query plan ';
    const { rows } = await engine.database.executeQuery({ ...query, sql: prefix + query.sql });
    return rows.map((row) => row['QUERY PLAN'] ?? row.detail).join('\n');
  } finally {
    await engine.close();
  }
}

function toQuery(database, { page, count, statistics, by }) {
  if (page) return buildPageQuery(database, TENANT, page);
  if (!count) return buildStatisticsQuery(database, TENANT, statistics, by);
  const counted = database.selectFrom('history_records').select('tenant').limit(10_000);
  return counted.where((eb) => eb.and(toConditions(eb, TENANT, count)));
}
