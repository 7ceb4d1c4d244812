import { createEmbeddedEngine } from '../../build/history/embedded/embedded-engine.js';
import { createPostgresEngine } from '../../build/history/postgres/postgres-engine.js';
import { buildCountQuery } from '../../build/history/sql/count-query.js';
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
    const query = toQuery(engine, question).compile();
    const prefix = isPostgres ? 'explain (analyze, costs off, buffers) ' : 'explain query plan ';
    const { rows } = await engine.database.executeQuery({ ...query, sql: prefix + query.sql });
    return rows.map((row) => row['QUERY PLAN'] ?? row.detail).join('\n');
  } finally {
    await engine.close();
  }
}

function toQuery(engine, { page, count, statistics, by }) {
  if (page) return buildPageQuery(engine.database, TENANT, page);
  if (count) return buildCountQuery(engine, TENANT, count, 10_000);
  return buildStatisticsQuery(engine.database, TENANT, statistics, by);
}
