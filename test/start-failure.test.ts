import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { systemClock } from '../src/async/clock.js';
import { openAuditLog } from '../src/audit/audit-log.js';
import { explainStartFailure } from '../src/start-failure.js';

const PLACES = { host: '127.0.0.1', port: 4000, metricsHost: '127.0.0.2', metricsPort: 9464 };

/** What the system itself says to somebody who wants to listen there. */
async function listenError(host: string, port: number): Promise<unknown> {
  const [error] = await once(createServer().listen(port, host), 'error').catch((failure) => [failure]);
  return error;
}

/** As the system words it to somebody without rights, whom the tests may not be. */
const refusal = (address: string, port: number) =>
  Object.assign(new Error('listen'), { code: 'EACCES', syscall: 'listen', address, port });

describe('who cannot listen is told what to change', () => {
  test('of an address that the machine does not have', async () => {
    const error = await listenError('192.0.2.1', 0);
    const advice = 'is no address of this machine: choose one of its own, or 0.0.0.0 for all of them.';
    const host = { ...PLACES, host: '192.0.2.1', port: 0 };
    expect(explainStartFailure(error, host)).toBe(`HOST 192.0.2.1 ${advice}`);
    const metrics = { ...PLACES, metricsHost: '192.0.2.1', metricsPort: 0 };
    expect(explainStartFailure(error, metrics)).toBe(`METRICS_HOST 192.0.2.1 ${advice}`);
  });

  test('of a port that takes rights, or is in use', async () => {
    const advice = 'is not for this user to open: choose one above 1023.';
    expect(explainStartFailure(refusal('127.0.0.1', 80), { ...PLACES, port: 80 })).toBe(`PORT 80 ${advice}`);
    expect(explainStartFailure(refusal('127.0.0.2', 81), { ...PLACES, metricsPort: 81 })).toBe(
      `METRICS_PORT 81 ${advice}`,
    );
  });
});

test.each([
  ['no-such/audit.log', 'its directory is not there: make it'],
  ['.', 'it is a directory: name a file in it'],
])('who names %s as an audit log is told why it cannot be one', async (name, advice) => {
  const directory = mkdtempSync(join(tmpdir(), 'audit-'));
  const opened = openAuditLog({ ...systemClock, path: join(directory, name), report: () => undefined });
  const error = await opened.catch((failure: unknown) => failure);
  rmSync(directory, { recursive: true });
  expect(explainStartFailure(error, PLACES)).toBe(`AUDIT_LOG cannot be opened: ${advice}.`);
});

test('a fault of the gateway is not explained away', () => {
  expect(explainStartFailure(new TypeError('undefined is not a function'), PLACES)).toBeUndefined();
});
