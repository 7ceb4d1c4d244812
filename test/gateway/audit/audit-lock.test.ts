import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { AuditUnavailableError } from '../../../src/audit/log/audit-log.js';
import { startSimulator } from '../../../src/simulator/simulator.js';
import { closeAfterTest } from '../../support/close-after-test.js';
import { AUDIT_HMAC_KEY, auditPath, verify } from '../../support/gateway/audit.js';
import { startLog } from '../../support/gateway/audit-log.js';
import { startProcess, toEnv } from '../../support/gateway/gateway-process.js';

test('a second process on the same file exits with the reason until the first one has exited in any way', async () => {
  const path = await auditPath();
  const simulator = await startSimulator();
  closeAfterTest(simulator.close);
  const env = { ...toEnv(simulator), AUDIT_LOG: path, AUDIT_HMAC_KEY };
  for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
    const first = startProcess(env);
    await first.until('"listening"');
    const second = startProcess(env);
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain('AUDIT_LOG cannot be opened: another process is using it: stop that process,');
    first.signal(signal);
    await first.ended;
    // The socket that kill -9 leaves behind does not block the next start.
    expect(existsSync(`${path}.lock`)).toBe(signal === 'SIGKILL');
  }
  expect(await verify(path)).toMatchObject({ isIntact: true });
});

test('a file is locked under every path that leads to it, until its log is closed', async () => {
  const path = await auditPath();
  const other = join(path, '..', 'other.log');
  const log = await startLog(path);
  symlinkSync(path, other);
  const refused = startLog(other);
  await expect(refused).rejects.toThrow(AuditUnavailableError);
  await expect(refused).rejects.toMatchObject({ cause: { code: 'ELOCKED' } });
  await log.add('goes on');
  await log.close();
  await (await startLog(other)).add('the next');
  expect(await verify(path)).toMatchObject({ isIntact: true, returnedMedia: 2 });
});

test('a file that cannot be locked is used anyway, with an event', async () => {
  const path = await auditPath();
  writeFileSync(`${path}.lock`, 'something else that has this name');
  const log = await startLog(path);
  expect(log.events[0]).toEqual({ event: 'not locked', errorCode: 'EEXIST' });
  await log.add('written');
  expect(existsSync(`${path}.lock`)).toBe(true);
});
