import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { HistoryDatabase } from '../../../src/history/open-history.js';
import { closeAfterTest } from '../close-after-test.js';
import { describeWith } from '../describe-with.js';

const URL_OF_TESTS = process.env.TEST_DATABASE_URL ?? 'postgres://root@127.0.0.1:5432/test';
const isReachable = await run('select 1').then(
  () => true,
  () => false,
);

/** Tests that need a PostgreSQL server: the one of `TEST_DATABASE_URL`. */
export function describeWithPostgres(name: string, define: () => void): void {
  describeWith('PostgreSQL server', isReachable, name, define);
}

export type TestSchema = {
  readonly name: string;
  readonly database: HistoryDatabase & { readonly kind: 'postgres' };
  /** Runs a statement in the schema, on a connection of its own. */
  run(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
};

/** Creates a schema that is dropped after the test, or when `closeLater` says so. */
export async function createSchema(closeLater = closeAfterTest): Promise<TestSchema> {
  const name = `history_${randomBytes(6).toString('hex')}`;
  await run(`create schema ${name}`);
  closeLater(async () => void (await run(`drop schema ${name} cascade`)));
  return { name, database: { kind: 'postgres', url: inSchema(name) }, run: (sql) => run(sql, inSchema(name)) };
}

/** Returns the address of the schema, at another host and port if they are given, or with other parameters. */
export function inSchema(name: string, change: (url: URL) => void = () => undefined): string {
  const url = new URL(URL_OF_TESTS);
  url.searchParams.set('options', `-c search_path=${name} -c synchronous_commit=off`);
  change(url);
  return url.href;
}

export async function run(sql: string, url = URL_OF_TESTS): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
