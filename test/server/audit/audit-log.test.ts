import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { AuditUnavailableError } from '../../../src/audit/log/audit-log.js';
import { auditPath, readEntries, verify } from '../../support/gateway/audit.js';
import { entry, holdWrite, startLog } from '../../support/gateway/audit-log.js';
import { until } from '../../support/until.js';

describe('after a restart the chain', () => {
  test('continues from the last line', async () => {
    const path = await auditPath();
    for (const name of ['first', 'second', 'third']) {
      const log = await startLog(path);
      await log.add(name);
      await log.close();
    }
    expect(readEntries(path).map(({ sequence, requestId }) => [sequence, requestId])).toEqual([
      [1, 'first'],
      [2, 'second'],
      [3, 'third'],
    ]);
    expect(await verify(path)).toMatchObject({ isIntact: true, returnedMedia: 3, bytesSetAside: 0 });
  });

  test('continues from a last line that is longer than one read', async () => {
    const path = await auditPath();
    const { disclosures } = entry('');
    const log = await startLog(path);
    await log.append({ ...entry('long'), disclosures: Array(2_000).fill(disclosures[0]) });
    await log.close();
    expect(readFileSync(path).length).toBeGreaterThan(128 * 1024);
    await (await startLog(path)).add('next');
    expect(await verify(path)).toMatchObject({ isIntact: true, returnedMedia: 2_001 });
  });

  test.each(['{"sequence":3,"prev', '{', '\0\0\0\0', 'no record\nand no end', 'no record\n'])(
    'goes on past %j, which a line sets aside at once',
    async (torn) => {
      const path = await auditPath();
      const before = await startLog(path);
      await before.add('before');
      await before.close();
      appendFileSync(path, torn);
      const after = await startLog(path);
      const bytes = Buffer.byteLength(torn) + (torn.endsWith('\n') ? 0 : 1);
      expect(after.events).toContainEqual({ event: 'bytes set aside', bytes });
      expect(await verify(path)).toMatchObject({ isIntact: true, returnedMedia: 1, bytesSetAside: bytes });
      await after.add('after');
      expect(await verify(path)).toMatchObject({ isIntact: true, returnedMedia: 2, bytesSetAside: bytes });
      expect(readFileSync(path, 'utf8')).toContain(torn);
    },
  );

  test('starts again after the content of a file without any record', async () => {
    const path = await auditPath();
    writeFileSync(path, '{"sequence":1,');
    await (await startLog(path)).add('first');
    expect(await verify(path)).toMatchObject({ isIntact: true, returnedMedia: 1, bytesSetAside: 15 });
  });
});

test('lines that arrive during a write share the next write', async () => {
  const path = await auditPath();
  const log = await startLog(path);
  const held = holdWrite(log);
  const first = log.add('first');
  await held.started;
  const others = Promise.all(Array.from({ length: 50 }, (_, index) => log.add(`later ${index}`)));
  held.letGo();
  await Promise.all([first, others]);
  expect(log.writes).toHaveLength(2);
  expect(log.timers()).toBe(0);
  expect(await verify(path)).toMatchObject({ isIntact: true, returnedMedia: 51 });
});

test('a line counts only once the disk has confirmed it', async () => {
  const path = await auditPath();
  let sync = () => {};
  const log = await startLog(path, {
    async openHandle(...args) {
      const handle = await open(...args);
      const datasync = handle.datasync.bind(handle);
      handle.datasync = () => new Promise<void>((resolve) => (sync = resolve)).then(datasync);
      return handle;
    },
  });
  let isWritten = false;
  const line = log.add('waits').then(() => (isWritten = true));
  await until(() => readFileSync(path, 'utf8').includes('waits'));
  // As many turns as a write that waits for nothing else takes.
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(isWritten).toBe(false);
  sync();
  await line;
});

test('closing waits for the lines being written', async () => {
  const path = await auditPath();
  const log = await startLog(path);
  const lines = Promise.all(['a', 'b', 'c'].map(log.add));
  await log.close();
  await lines;
  expect(log.events.at(-1)).toMatchObject({ event: 'closed', head: { sequence: 3 } });
});

test.each(['/dev/null', '/', '/nowhere/audit.log'])('%s cannot be an audit log', async (path) => {
  await expect(startLog(path)).rejects.toThrow(AuditUnavailableError);
});
