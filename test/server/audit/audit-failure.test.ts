import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { AuditUnavailableError } from '../../../src/audit/log/audit-log.js';
import { auditPath, readEntries, readRecords, verify } from '../../support/gateway/audit.js';
import { failAfter, holdWrite, startLog } from '../../support/gateway/audit-log.js';

describe('a write that fails', () => {
  test('with no bytes in the file leaves no trace', async () => {
    const path = await auditPath();
    const log = await startLog(path);
    await log.add('first');
    log.sabotages.push(failAfter(0));
    await expect(log.add('refused')).rejects.toThrow(AuditUnavailableError);
    await log.add('second');
    expect(readRecords(path)).toHaveLength(2);
    expect(await verify(path)).toMatchObject({ isIntact: true, returnedMedia: 2, bytesSetAside: 0 });
  });

  test('with half a line in the file is set aside', async () => {
    const path = await auditPath();
    const log = await startLog(path);
    log.sabotages.push(failAfter(40), failAfter(60), failAfter(80));
    for (const name of ['a', 'b', 'c']) await expect(log.add(name)).rejects.toThrow(AuditUnavailableError);
    await log.add('written');
    expect(readFileSync(path, 'utf8')).toContain('"requestId":"written"');
    expect(await verify(path)).toMatchObject({ isIntact: true, returnedMedia: 1, head: { sequence: 2 } });
  });

  test('with complete lines in the file is withdrawn, since their media were redacted', async () => {
    const path = await auditPath();
    const log = await startLog(path);
    await log.add('first');
    log.sabotages.push(async (bytes, append) => {
      await append(bytes);
      throw Object.assign(new Error('i/o error'), { code: 'EIO' });
    });
    await expect(log.add('refused')).rejects.toThrow(AuditUnavailableError);
    log.sabotages.push(failAfter(0), failAfter(20));
    for (const name of ['b', 'c']) await expect(log.add(name)).rejects.toThrow(AuditUnavailableError);
    await log.add('second');
    expect(readRecords(path)).toContainEqual(expect.objectContaining({ withdrawn: { from: 2, to: 2 } }));
    expect(await verify(path)).toMatchObject({ isIntact: true, returnedMedia: 2, bytesSetAside: 21 });
  });

  test('is reported once, with the code of the file system, and so is the recovery', async () => {
    const log = await startLog(await auditPath());
    log.sabotages.push(failAfter(0), failAfter(0));
    for (const name of ['a', 'b']) await expect(log.add(name)).rejects.toThrow(AuditUnavailableError);
    await log.add('c');
    await log.add('d');
    expect(log.events.slice(1)).toEqual([{ event: 'unavailable', errorCode: 'ENOSPC' }, { event: 'available again' }]);
  });
});

describe('a write that hangs', () => {
  test('is rejected after the timeout; lines it wrote later are withdrawn', async () => {
    const path = await auditPath();
    const log = await startLog(path);
    const held = holdWrite(log);
    const refused = [log.add('under way'), log.add('behind it')].map((line) =>
      expect(line).rejects.toThrow(AuditUnavailableError),
    );
    await held.started;
    log.runOutOfTime();
    await Promise.all(refused);
    expect(log.events.at(-1)).toEqual({ event: 'unavailable', errorCode: 'ETIMEDOUT' });
    held.letGo();
    await log.add('after');
    expect(readEntries(path).map(({ requestId }) => requestId)).toEqual(['under way', 'after']);
    expect(await verify(path)).toMatchObject({ isIntact: true, returnedMedia: 1 });
  });

  test('has all of its lines withdrawn', async () => {
    const path = await auditPath();
    const log = await startLog(path);
    const [first, second] = [holdWrite(log), holdWrite(log)];
    const written = log.add('alone');
    const refused = ['one', 'other'].map((name) => expect(log.add(name)).rejects.toThrow(AuditUnavailableError));
    await first.started;
    first.letGo();
    await Promise.all([written, second.started]);
    log.runOutOfTime();
    await Promise.all(refused);
    second.letGo();
    await log.add('after');
    expect(readRecords(path)).toContainEqual(expect.objectContaining({ withdrawn: { from: 2, to: 3 } }));
    expect(await verify(path)).toMatchObject({ isIntact: true, returnedMedia: 2 });
  });

  test('does not keep the process from exiting', async () => {
    const log = await startLog(await auditPath());
    const held = holdWrite(log);
    const refused = expect(log.add('under way')).rejects.toThrow(AuditUnavailableError);
    await held.started;
    const closed = log.close();
    log.runOutOfTime();
    await Promise.all([refused, closed]);
    expect(log.events.at(-1)).toMatchObject({ event: 'unavailable' });
    held.letGo();
  });
});
