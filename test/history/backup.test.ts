import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { HistoryStore } from '../../src/history/history-store.js';
import { describeWith } from '../support/describe-with.js';
import { createFile, openTestHistory } from '../support/history/engines.js';
import { createSchema, describeWithPostgres, inSchema } from '../support/history/postgres.js';
import { createRecord, FIRST_PAGE } from '../support/history/records.js';

/** What docs/operations.md says about backups, done with the programs that it names. */

const isInstalled = (program: string) => spawnSync(program, ['--version']).status === 0;

const someRecords = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => createRecord({ signatureId: `${prefix}-${index}` }));

/** What a client can notice: records, counts, statistics, and whether the cursors that it has stay valid. */
async function lookInto(history: HistoryStore) {
  return {
    page: await history.page('tenant', FIRST_PAGE),
    count: await history.count('tenant', {}, 1_000),
    statistics: await history.statistics('tenant', {}, ['STATUS']),
    cursorKey: (await history.cursorKey()).toString('hex'),
  };
}

describe('A file', () => {
  test('that is copied while no gateway runs is one file, and restores everything', async () => {
    const [kept, restored] = [createFile(), createFile()];
    const history = await openTestHistory({ database: kept }, () => undefined);
    await history.put('tenant', someRecords('early', 50));
    const before = await lookInto(history);
    await history.close();
    expect([existsSync(`${kept.path}-wal`), existsSync(`${kept.path}-shm`)]).toEqual([false, false]);
    copyFileSync(kept.path, restored.path);
    expect(await lookInto(await openTestHistory({ database: restored }))).toEqual(before);
  });

  test('of a gateway that was killed restores everything with the writes that lie beside it', async () => {
    const [kept, restored] = [createFile(), createFile()];
    const history = await openTestHistory({ database: kept });
    await history.put('tenant', someRecords('early', 50));
    // What a killed process leaves is what lies there now.
    for (const suffix of ['', '-wal']) copyFileSync(kept.path + suffix, restored.path + suffix);
    const before = await lookInto(history);
    expect(before.count).toBe(50);
    expect(await lookInto(await openTestHistory({ database: restored }))).toEqual(before);
  });
});

describeWith('sqlite3', isInstalled('sqlite3'), 'A file that is in use', () => {
  test('is copied by sqlite3 as it is at that time, and goes on', async () => {
    const [kept, restored] = [createFile(), createFile()];
    const history = await openTestHistory({ database: kept });
    await history.put('tenant', someRecords('early', 50));
    const before = await lookInto(history);
    execFileSync('sqlite3', [kept.path, `.backup ${restored.path}`]);
    await history.put('tenant', someRecords('late', 10));
    expect(await lookInto(await openTestHistory({ database: restored }))).toEqual(before);
    expect(await history.count('tenant', {}, 1_000)).toBe(60);
  });
});

describeWithPostgres('A schema of PostgreSQL', () => {
  describeWith('pg_dump', isInstalled('pg_dump'), 'that is in use', () => {
    test('is dumped by pg_dump as it is at that time, and psql restores everything', async () => {
      const schema = await createSchema();
      const history = await openTestHistory({ database: schema.database }, () => undefined);
      await history.put('tenant', someRecords('early', 50));
      const before = await lookInto(history);
      // These programs take a plus in an address as it is.
      const url = inSchema(schema.name, ({ searchParams }) => searchParams.delete('options'));
      const dump = execFileSync('pg_dump', ['--schema', schema.name, '--dbname', url]);
      await history.put('tenant', someRecords('late', 10));
      await history.close();
      await schema.run(`drop schema ${schema.name} cascade`);
      execFileSync('psql', ['-Xq', '-v', 'ON_ERROR_STOP=1', '--dbname', url], { input: dump, stdio: 'pipe' });
      expect(await lookInto(await openTestHistory({ database: schema.database }))).toEqual(before);
    });
  });
});
