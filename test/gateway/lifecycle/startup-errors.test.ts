import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { describeStartupError } from '../../../src/app/startup-errors.js';
import { systemClock } from '../../../src/async/clock.js';
import { openAuditLog } from '../../../src/audit/log/audit-log.js';

const PLACES = { host: '127.0.0.1', port: 4000, metricsHost: '127.0.0.2', metricsPort: 9464 };

/** Returns the error of the operating system for listening there. */
async function listenError(host: string, port: number): Promise<unknown> {
  const [error] = await once(createServer().listen(port, host), 'error').catch((failure) => [failure]);
  return error;
}

/** The error of the operating system without privileges; the tests can have them. */
const refusal = (address: string, port: number) =>
  Object.assign(new Error('listen'), { code: 'EACCES', syscall: 'listen', address, port });

describe('a failure to listen explains what to change', () => {
  test('for an address that the machine does not have', async () => {
    const error = await listenError('192.0.2.1', 0);
    const advice = 'is not an address of this machine: use one of its addresses, or 0.0.0.0 for all of them.';
    const host = { ...PLACES, host: '192.0.2.1', port: 0 };
    expect(describeStartupError(error, host)).toBe(`HOST 192.0.2.1 ${advice}`);
    const metrics = { ...PLACES, metricsHost: '192.0.2.1', metricsPort: 0 };
    expect(describeStartupError(error, metrics)).toBe(`METRICS_HOST 192.0.2.1 ${advice}`);
  });

  test('for a port that requires privileges, or is in use', async () => {
    const advice = 'requires privileges that this user does not have: use a port above 1023.';
    expect(describeStartupError(refusal('127.0.0.1', 80), { ...PLACES, port: 80 })).toBe(`PORT 80 ${advice}`);
    expect(describeStartupError(refusal('127.0.0.2', 81), { ...PLACES, metricsPort: 81 })).toBe(
      `METRICS_PORT 81 ${advice}`,
    );
  });
});

test.each([
  ['no-such/audit.log', 'its directory does not exist: create it'],
  ['.', 'it is a directory: use a file in it'],
])('an audit log at %s is rejected with the reason', async (name, advice) => {
  const directory = mkdtempSync(join(tmpdir(), 'audit-'));
  const opened = openAuditLog({ ...systemClock, path: join(directory, name), report: () => undefined });
  const error = await opened.catch((failure: unknown) => failure);
  rmSync(directory, { recursive: true });
  expect(describeStartupError(error, PLACES)).toBe(`AUDIT_LOG cannot be opened: ${advice}.`);
});

test('an unexpected error has no explanation', () => {
  expect(describeStartupError(new TypeError('undefined is not a function'), PLACES)).toBeUndefined();
});
