import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { systemClock } from '../../../src/async/clock.js';
import { openAuditLog } from '../../../src/audit/log/audit-log.js';
import { auditPath, verify } from '../../support/gateway/audit.js';

async function writeLog(lines: number) {
  const path = await auditPath();
  const log = await openAuditLog({ ...systemClock, path, report: () => undefined });
  for (let line = 1; line <= lines; line += 1) {
    const disclosures = [{ id: 'f'.repeat(64), outcome: 'HANDED_OUT' as const, fields: ['faceImage.url'] }];
    await log.append({ requestId: `question-${line}`, tenant: 'default', subject: 'somebody', disclosures });
  }
  await log.close();
  const read = () => readFileSync(path, 'utf8').trimEnd().split('\n');
  const change = (edit: (lines: string[]) => string[]) => writeFileSync(path, `${edit(read()).join('\n')}\n`);
  return { path, change };
}

const CHANGED = 'does not follow the previous line: that line was changed, or lines between them are missing';

describe('a chain of five lines breaks', () => {
  test.each<[string, (lines: string[]) => string[], number, string]>([
    ['after a line that was changed', (all) => all.with(1, all[1]?.replace('somebody', 'nobody') ?? ''), 3, CHANGED],
    ['where a line was removed', (all) => all.toSpliced(2, 1), 3, CHANGED],
    ['where two lines were swapped', (all) => all.with(2, all[3] ?? '').with(3, all[2] ?? ''), 3, CHANGED],
    ['where a line was repeated', (all) => all.toSpliced(2, 0, all[1] ?? ''), 3, CHANGED],
    [
      'at a line of something else',
      (all) => all.with(3, 'hello'),
      4,
      'is not an audit record, and no line sets it aside',
    ],
    [
      'at a record without the fields that were returned',
      (all) => all.with(3, all[3]?.replace(/"fields":\[[^\]]*\]/, '"fields":1') ?? ''),
      4,
      'is not an audit record, and no line sets it aside',
    ],
    ['at an empty line', (all) => all.toSpliced(1, 0, ''), 2, 'is not an audit record, and no line sets it aside'],
    [
      'at the start when the first line is missing',
      (all) => all.slice(1),
      1,
      'is not the start of a chain; pass the older files first',
    ],
  ])('%s', async (_how, edit, line, fault) => {
    const { path, change } = await writeLog(5);
    change(edit);
    expect(await verify(path)).toEqual({ isIntact: false, file: path, line, fault });
  });

  test('at an incomplete last line', async () => {
    const { path } = await writeLog(5);
    writeFileSync(path, readFileSync(path).subarray(0, -10));
    expect(await verify(path)).toMatchObject({ line: 5, fault: expect.stringContaining('is incomplete') });
  });

  test('at a line that sets aside other bytes than those present', async () => {
    const { path, change } = await writeLog(2);
    writeFileSync(path, '{torn', { flag: 'a' });
    const log = await openAuditLog({ ...systemClock, path, report: () => undefined });
    await log.close();
    expect(await verify(path)).toMatchObject({ isIntact: true, bytesSetAside: 6 });
    change((all) => all.with(2, '{born'));
    expect(await verify(path)).toMatchObject({ isIntact: false, line: 3 });
    change((all) => all.toSpliced(2, 1));
    expect(await verify(path)).toMatchObject({
      isIntact: false,
      line: 3,
      fault: 'sets aside bytes that do not exist',
    });
  });
});

describe('npm run audit:verify', () => {
  const run = async (...paths: string[]) => {
    const command = promisify(execFile)('npm', ['run', '--silent', '--ignore-scripts', 'audit:verify', '--', ...paths]);
    const { stdout, stderr, code } = await command.then(
      (streams) => ({ ...streams, code: 0 }),
      (error) => error,
    );
    return { stdout, stderr, code };
  };

  test('reports that a chain is intact, how many media were returned, and its last hash', async () => {
    const { path } = await writeLog(3);
    expect(await run(path)).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^intact: 3 lines, 3 handed out, 0 bytes set aside; ends with [0-9a-f]{64}\n$/),
      stderr: expect.any(String),
    });
  });

  test('reports where a chain breaks, with exit code 1', async () => {
    const { path, change } = await writeLog(3);
    change((all) => all.toSpliced(1, 1));
    const { code, stderr, stdout } = await run(path);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`BROKEN: ${path}, line 2: does not follow`);
  });

  test.each([[[]], [['/nowhere/audit.log']], [['/']]])('exits with code 2 for the files %j', async (paths) => {
    expect((await run(...paths)).code).toBe(2);
  });
});
