import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type AuditFile, openAuditFile } from '../../src/audit/audit-file.js';
import { type AuditEvent, AuditUnavailableError, openAuditLog } from '../../src/audit/audit-log.js';
import type { AuditEntry } from '../../src/audit/audit-record.js';
import { auditPath, readEntries, readRecords, verify } from '../support/audit.js';
import { closeAfterTest } from '../support/gateway.js';
import { START } from '../support/test-clock.js';

const entry = (requestId: string): AuditEntry => ({
  requestId,
  tenant: 'default',
  subject: 'somebody',
  disclosures: [{ id: 'f'.repeat(64), field: 'faceImage.url', outcome: 'HANDED_OUT' }],
});

type Sabotage = (text: string, append: (text: string) => Promise<void>) => Promise<void>;

async function startLog(path: string) {
  const events: AuditEvent[] = [];
  const writes: string[] = [];
  const sabotages: Sabotage[] = [];
  const openFile = async (): Promise<AuditFile> => {
    const file = await openAuditFile(path);
    return {
      ...file,
      append(text) {
        writes.push(text);
        const sabotage = sabotages.shift();
        return sabotage ? sabotage(text, file.append) : file.append(text);
      },
    };
  };
  const log = await openAuditLog({ path, now: () => START, report: (event) => void events.push(event), openFile });
  closeAfterTest(log.close);
  const add = (requestId: string) => log.append(entry(requestId));
  return { ...log, add, events, writes, sabotages };
}

const diskFull = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
/** Lets so many bytes through, as a disk that is almost full does. */
const failAfter =
  (bytes: number): Sabotage =>
  async (text, append) => {
    await append(text.slice(0, bytes));
    throw diskFull;
  };

describe('after a restart the chain', () => {
  test('goes on from the last line', async () => {
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
    expect(await verify(path)).toMatchObject({ isIntact: true, handedOut: 3, bytesSetAside: 0 });
  });

  test('goes on from a last line that is longer than what is read at once', async () => {
    const path = await auditPath();
    const { disclosures } = entry('');
    const log = await startLog(path);
    await log.append({ ...entry('long'), disclosures: Array(2_000).fill(disclosures[0]) });
    await log.close();
    expect(readFileSync(path).length).toBeGreaterThan(128 * 1024);
    await (await startLog(path)).add('next');
    expect(await verify(path)).toMatchObject({ isIntact: true, handedOut: 2_001 });
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
      expect(await verify(path)).toMatchObject({ isIntact: true, handedOut: 1, bytesSetAside: bytes });
      await after.add('after');
      expect(await verify(path)).toMatchObject({ isIntact: true, handedOut: 2, bytesSetAside: bytes });
      expect(readFileSync(path, 'utf8')).toContain(torn);
    },
  );

  test('begins anew behind a file that holds no record at all', async () => {
    const path = await auditPath();
    writeFileSync(path, '{"sequence":1,');
    await (await startLog(path)).add('first');
    expect(await verify(path)).toMatchObject({ isIntact: true, handedOut: 1, bytesSetAside: 15 });
  });
});

describe('a write that fails', () => {
  test('with none of it in the file leaves no trace', async () => {
    const path = await auditPath();
    const log = await startLog(path);
    await log.add('first');
    log.sabotages.push(failAfter(0));
    await expect(log.add('refused')).rejects.toThrow(AuditUnavailableError);
    await log.add('second');
    expect(readRecords(path)).toHaveLength(2);
    expect(await verify(path)).toMatchObject({ isIntact: true, handedOut: 2, bytesSetAside: 0 });
  });

  test('with half a line in the file has it set aside', async () => {
    const path = await auditPath();
    const log = await startLog(path);
    log.sabotages.push(failAfter(40), failAfter(60), failAfter(80));
    for (const name of ['a', 'b', 'c']) await expect(log.add(name)).rejects.toThrow(AuditUnavailableError);
    await log.add('written');
    expect(readFileSync(path, 'utf8')).toContain('"requestId":"written"');
    expect(await verify(path)).toMatchObject({ isIntact: true, handedOut: 1, head: { sequence: 2 } });
  });

  test('with whole lines in the file has them withdrawn, since their pictures were refused', async () => {
    const path = await auditPath();
    const log = await startLog(path);
    await log.add('first');
    log.sabotages.push(async (text, append) => {
      await append(text);
      throw Object.assign(new Error('i/o error'), { code: 'EIO' });
    });
    await expect(log.add('refused')).rejects.toThrow(AuditUnavailableError);
    log.sabotages.push(failAfter(0), failAfter(20));
    for (const name of ['b', 'c']) await expect(log.add(name)).rejects.toThrow(AuditUnavailableError);
    await log.add('second');
    expect(readRecords(path)).toContainEqual(expect.objectContaining({ withdrawn: { from: 2, to: 2 } }));
    expect(await verify(path)).toMatchObject({ isIntact: true, handedOut: 2, bytesSetAside: 21 });
  });

  test('is told once, by the code of the file system, and so is the recovery', async () => {
    const log = await startLog(await auditPath());
    log.sabotages.push(failAfter(0), failAfter(0));
    for (const name of ['a', 'b']) await expect(log.add(name)).rejects.toThrow(AuditUnavailableError);
    await log.add('c');
    await log.add('d');
    expect(log.events.slice(1)).toEqual([{ event: 'unavailable', errorCode: 'ENOSPC' }, { event: 'available again' }]);
  });
});

test('lines that come while one is written share the next write', async () => {
  const path = await auditPath();
  const log = await startLog(path);
  let letGo = () => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const started = new Promise<void>((resolve) => {
    log.sabotages.push(async (text, append) => {
      resolve();
      await released;
      await append(text);
    });
  });
  const first = log.add('first');
  await started;
  const others = Promise.all(Array.from({ length: 50 }, (_, index) => log.add(`later ${index}`)));
  letGo();
  await Promise.all([first, others]);
  expect(log.writes).toHaveLength(2);
  expect(await verify(path)).toMatchObject({ isIntact: true, handedOut: 51 });
});

test('closing waits for the lines under way', async () => {
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
