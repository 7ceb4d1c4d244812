import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { startGateway } from '../../../src/app/create-gateway.js';
import { type OpenAuditFile, openAuditFile } from '../../../src/audit/log/file.js';
import { parseConfig } from '../../../src/config/config.js';
import { createHttpClient } from '../../../src/egress/http-client.js';
import { createLogger } from '../../../src/observability/logger.js';
import { closeAfterTest } from '../../support/close-after-test.js';
import { AUDIT_HMAC_KEY, auditPath } from '../../support/gateway/audit.js';
import { startLog } from '../../support/gateway/audit-log.js';
import { toEnv } from '../../support/gateway/gateway-process.js';
import { KEY } from '../../support/redis/redis-fleet.js';
import { describeWithRedis, findFreePort, startRedis } from '../../support/redis/redis-server.js';
import { createTestClock } from '../../support/test-clock.js';
import { until } from '../../support/until.js';

/** Starts the gateway without a hook that closes it: these tests close it themselves, or it does not start. */
async function start(env: Record<string, string>, openFile: OpenAuditFile = openAuditFile) {
  const logLines: string[] = [];
  const config = parseConfig({ ...toEnv({ baseUrl: 'http://127.0.0.1:9' }), ...env }, () => '');
  const gateway = await startGateway(config, {
    clock: createTestClock(),
    fetch: createHttpClient(),
    send: createHttpClient(),
    random: () => 0,
    openAuditFile: openFile,
    logger: createLogger('info', { write: (line) => void logLines.push(line) }),
    sampleSignatureId: 'a',
  });
  return { ...gateway, logLines };
}

async function occupyPort(): Promise<string> {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  closeAfterTest(() => new Promise((resolve) => other.close(() => resolve())));
  return String((other.address() as AddressInfo).port);
}

/** Opens files that close, and then reject once `isFailing` is set. */
function createFailingFiles() {
  const fault = { isFailing: false };
  const openFile: OpenAuditFile = async (path) => {
    const file = await openAuditFile(path);
    const close = async () => {
      await file.close();
      if (fault.isFailing) throw Object.assign(new Error(`disk of ${path}`), { code: 'EIO' });
    };
    return { ...file, close };
  };
  return { fault, openFile };
}

test('a gateway whose audit log fails to close closes everything else, logs the name of that part, and rejects', async () => {
  const path = await auditPath();
  const env = { AUDIT_LOG: path, AUDIT_HMAC_KEY, METRICS_PORT: '0' };
  const { fault, openFile } = createFailingFiles();
  const { url, metricsUrl = '', close, logLines } = await start(env, openFile);
  expect((await fetch(metricsUrl)).status).toBe(200);
  fault.isFailing = true;
  await expect(close()).rejects.toThrow('failed to close: audit log');
  for (const address of [url, metricsUrl]) await expect(fetch(address)).rejects.toThrow('fetch failed');
  const failures = logLines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'part failed to close');
  expect(failures).toEqual([expect.objectContaining({ part: 'audit log', errorName: 'Error', errorCode: 'EIO' })]);
  expect(logLines.join('')).not.toContain('disk of');
  // The lock is free: another process can use the file.
  await startLog(path);
});

test('a gateway that cannot listen leaves no port, no audit log and no lock behind', async () => {
  const path = await auditPath();
  const metricsPort = String(await findFreePort());
  const env = { AUDIT_LOG: path, AUDIT_HMAC_KEY, METRICS_PORT: metricsPort, PORT: await occupyPort() };
  await expect(start(env)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await expect(fetch(`http://127.0.0.1:${metricsPort}/metrics`)).rejects.toThrow('fetch failed');
  await startLog(path);
});

test('a gateway whose audit log cannot be opened leaves no port behind', async () => {
  const metricsPort = String(await findFreePort());
  const env = { AUDIT_LOG: '/nowhere/audit.log', AUDIT_HMAC_KEY, METRICS_PORT: metricsPort };
  await expect(start(env)).rejects.toThrow('audit log');
  await expect(fetch(`http://127.0.0.1:${metricsPort}/metrics`)).rejects.toThrow('fetch failed');
});

describeWithRedis('a gateway that cannot listen', () => {
  test('leaves no connection to Redis behind', async () => {
    const redis = await startRedis();
    const countClients = async () =>
      String(await redis.admin.call('CLIENT', 'LIST'))
        .trim()
        .split('\n').length;
    const env = { REDIS_URL: redis.url, STORE_ENCRYPTION_KEY: KEY.toString('base64'), PORT: await occupyPort() };
    await expect(start(env)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await until(async () => (await countClients()) === 1, 5_000);
  });
});
