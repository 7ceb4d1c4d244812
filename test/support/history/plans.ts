import { type Compilable, CompiledQuery } from 'kysely';
import { createEmbeddedEngine } from '../../../src/history/embedded/embedded-engine.js';
import { createPostgresEngine } from '../../../src/history/postgres/postgres-engine.js';
import type { SqlEngine } from '../../../src/history/sql/engine.js';
import { SqlHistory } from '../../../src/history/sql/sql-history.js';
import { closeAfterTest } from '../close-after-test.js';
import { createSchema } from './postgres.js';

const TIMEOUT_MS = 30_000;

/** An empty history in memory, with its database. Ends with the test. */
export async function openEmbedded() {
  return openOn(createEmbeddedEngine({ path: ':memory:', statementTimeoutMs: TIMEOUT_MS }));
}

/** An empty history in PostgreSQL, with its database. Ends with the test. */
export async function openPostgres() {
  const { database, run } = await createSchema();
  return { ...(await openOn(createPostgresEngine(database, TIMEOUT_MS))), run };
}

async function openOn(engine: SqlEngine) {
  const history = new SqlHistory(engine);
  closeAfterTest(() => history.close());
  await history.start();
  return { engine, history };
}

/** Returns the steps by which SQLite executes a query. */
export async function stepsOf({ database }: SqlEngine, query: Compilable): Promise<readonly string[]> {
  const { sql, parameters } = query.compile();
  const { rows } = await database.executeQuery(CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]));
  return rows.map((row) => (row as { readonly detail: string }).detail);
}

type PlanNode = {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly PlanNode[];
};

export type Execution = {
  /** Kinds of nodes that were executed, with the index where they use one, from the root down. */
  readonly nodes: readonly string[];
  /** Rows that were read of tables, whether they are in the answer or not. */
  readonly rows: number;
  /** Blocks of 8 KiB that were touched. */
  readonly blocks: number;
};

/** Executes a query in PostgreSQL, and returns what that took. */
export async function executionOf({ database }: SqlEngine, query: Compilable): Promise<Execution> {
  const { sql, parameters } = query.compile();
  const explain = 'explain (analyze, buffers, format json)';
  const { rows } = await database.executeQuery(CompiledQuery.raw(`${explain} ${sql}`, [...parameters]));
  const [{ Plan: root }] = (rows[0] as { readonly 'QUERY PLAN': readonly [{ readonly Plan: PlanNode }] })['QUERY PLAN'];
  const executed = flatten(root).filter((node) => node['Actual Loops'] > 0);
  const reads = executed.filter((node) => node.Plans === undefined);
  return {
    nodes: executed.map((node) => [node['Node Type'], node['Index Name']].filter(Boolean).join(' ')),
    rows: reads.reduce((sum, node) => sum + countRows(node), 0),
    blocks: root['Shared Hit Blocks'] + root['Shared Read Blocks'],
  };
}

function flatten(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flatten)];
}

function countRows(node: PlanNode): number {
  return (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
}
