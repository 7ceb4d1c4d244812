import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createEmbeddedEngine } from '../../src/history/embedded/embedded-engine.js';
import { type EmbeddedFile, StatementWorker } from '../../src/history/embedded/statement-worker.js';
import { HistoryError } from '../../src/history/history-error.js';
import { SqlHistory } from '../../src/history/sql/sql-history.js';
import { closeAfterTest } from '../support/close-after-test.js';
import { createFile, openTestHistory } from '../support/history/engines.js';
import { createRecord, FIRST_PAGE } from '../support/history/records.js';

const unavailable = (reason: string) => ({ failure: 'unavailable', reason });

/** A history whose thread and database can be reached from the test. */
function createHistory(path: string) {
  const file: EmbeddedFile = { path, statementTimeoutMs: 30_000 };
  const workers: StatementWorker[] = [];
  const engine = createEmbeddedEngine(file, (onExit) => {
    const worker = new StatementWorker(file, onExit);
    workers.push(worker);
    return worker;
  });
  const history = new SqlHistory(engine);
  closeAfterTest(() => history.close());
  return {
    history,
    run: (statement: string) => sql.raw(statement).execute(engine.database),
    killThread: async () => workers.at(-1)?.terminate(),
  };
}

const manyRecords = (count: number) =>
  Array.from({ length: count }, (_, index) => createRecord({ signatureId: `id-${index}`, userId: `secret-${index}` }));

test('a file in a folder that is missing is opened once the folder is there', async () => {
  const path = join(dirname(createFile().path), 'later', 'history.db');
  const history = await openTestHistory({ database: { kind: 'file', path } });
  await expect(history.count('tenant', {}, 1)).rejects.toMatchObject(unavailable('SQLITE_CANTOPEN'));
  mkdirSync(dirname(path));
  await history.put('tenant', [createRecord()]);
  expect(await history.count('tenant', {}, 9)).toBe(1);
});

test('a thread that ends in the middle of a page or a batch is started again, and no half of a batch stays', async () => {
  const { history, killThread } = createHistory(createFile().path);
  await history.put('tenant', manyRecords(10));
  const writing = history.put('tenant', manyRecords(2_000)).catch((error: unknown) => error);
  const reading = history.page('tenant', FIRST_PAGE).catch((error: unknown) => error);
  await killThread();
  expect(await writing).toMatchObject(unavailable('WORKER_EXITED'));
  await reading;
  expect(await history.count('tenant', {}, 5_000)).toBe(10);
  expect((await history.page('tenant', FIRST_PAGE)).records).toHaveLength(9);
});

test('a history in memory begins empty after its thread ended', async () => {
  const { history, killThread } = createHistory(':memory:');
  await history.put('tenant', manyRecords(3));
  await killThread();
  expect(await history.count('tenant', {}, 9)).toBe(0);
  await history.put('tenant', manyRecords(1));
  expect(await history.count('tenant', {}, 9)).toBe(1);
});

test('a full database keeps what it has, and answers reads', async () => {
  const { history, run } = createHistory(createFile().path);
  await history.put('tenant', manyRecords(100));
  const pages = (await run('pragma page_count')).rows[0] as { page_count: number };
  await run(`pragma max_page_count = ${pages.page_count + 20}`);
  const writing = history.put('tenant', manyRecords(5_000));
  await expect(writing).rejects.toMatchObject(unavailable('SQLITE_FULL'));
  expect(await history.count('tenant', {}, 9_000)).toBe(100);
  await run('pragma max_page_count = 1000000');
  await history.put('tenant', manyRecords(5_000));
  expect((await history.statistics('tenant', {}, []))[0]?.total).toBe(5_000);
});

test('a database that is read-only answers reads, and the error of a write repeats no value', async () => {
  const { history, run } = createHistory(createFile().path);
  await history.put('tenant', manyRecords(3));
  await run('pragma query_only = on');
  const failure = await history.put('tenant', [createRecord({ userId: 'secret' })]).catch((error: unknown) => error);
  expect(failure).toMatchObject(unavailable('SQLITE_READONLY'));
  expect(failure).toBeInstanceOf(HistoryError);
  expect(JSON.stringify([failure, String(failure), (failure as Error).cause ?? null])).not.toContain('secret');
  expect(await history.count('tenant', {}, 9)).toBe(3);
});

test('a page is ended when it takes too long, also if its second record is what is hard to find', async () => {
  const { path } = createFile();
  const filled = await openTestHistory({ database: { kind: 'file', path } });
  await filled.put('tenant', manyRecords(30_000));
  await filled.put('tenant', [createRecord({ signatureId: 'first', recordedAt: 0, faceSimilarityScore: 5 })]);
  const page = { ...FIRST_PAGE, filter: { faceSimilarityScore: { to: 5 } } };
  expect((await filled.page('tenant', page)).records).toHaveLength(1);
  const hasty = await openTestHistory({ database: { kind: 'file', path }, statementTimeoutMs: 2 });
  await expect(hasty.page('tenant', page)).rejects.toMatchObject({
    failure: 'too expensive',
    reason: 'SQLITE_INTERRUPT',
  });
});

test('statistics that take too long are ended, and the database goes on', async () => {
  const { path } = createFile();
  const filled = await openTestHistory({ database: { kind: 'file', path } });
  await filled.put('tenant', manyRecords(30_000));
  const hasty = await openTestHistory({ database: { kind: 'file', path }, statementTimeoutMs: 2 });
  const failure = { failure: 'too expensive', reason: 'SQLITE_INTERRUPT' };
  const statistics = hasty.statistics('tenant', { isErased: false, faceSimilarityScore: { to: 100 } }, [
    'COUNTRY_CODE',
  ]);
  await expect(statistics).rejects.toMatchObject(failure);
  expect(await filled.count('tenant', {}, 50_000)).toBe(30_000);
});
