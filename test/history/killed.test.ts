import { spawn } from 'node:child_process';
import { expect, test } from '@jest/globals';
import type { HistoryDatabase } from '../../src/history/open-history.js';
import { createFile, openTestHistory } from '../support/history/engines.js';
import { createSchema, describeWithPostgres } from '../support/history/postgres.js';

const BATCH = 200;
const ROUNDS = 3;

/** Kills a writer with a batch under way, some times, and looks at what it left. */
async function expectWholeBatches(database: HistoryDatabase): Promise<void> {
  for (let round = 1; round <= ROUNDS; round += 1) {
    await killWhileWriting(database, round * 7);
    const history = await openTestHistory({ database });
    const stored = await history.approximateSize();
    expect(stored).toBeGreaterThan(0);
    expect(stored % BATCH).toBe(0);
    expect(await history.count('tenant', {}, stored + 1)).toBe(stored);
    const [byGroups, byRows] = [
      await history.statistics('tenant', {}, []),
      await history.statistics('tenant', { recordedAt: {} }, []),
    ];
    expect(byGroups).toEqual(byRows);
    expect(byGroups[0]?.total).toBe(stored);
    await history.close();
  }
}

/** Kills it a few milliseconds after it has said that it begins the batch. */
async function killWhileWriting(database: HistoryDatabase, batches: number): Promise<void> {
  const writer = spawn(process.execPath, ['test/support/history/writer.js', JSON.stringify(database)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = new Promise((resolve) => writer.once('close', resolve));
  let begun = 0;
  writer.stdout.on('data', (lines: Buffer) => {
    begun += lines.toString().split('\n').length - 1;
    if (begun > batches) setTimeout(() => writer.kill('SIGKILL'), batches % 5);
  });
  await closed;
  expect(begun).toBeGreaterThan(batches);
}

test('a process that is killed during a batch leaves all of it in the file or nothing', async () => {
  await expectWholeBatches(createFile());
});

describeWithPostgres('A process that is killed', () => {
  test('during a batch leaves all of it in PostgreSQL or nothing', async () => {
    await expectWholeBatches((await createSchema()).database);
  });
});
