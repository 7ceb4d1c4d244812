import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { ApiKey } from '../../src/config/files/api-keys.js';
import { closeAfterTest } from '../support/close-after-test.js';
import { bearer, toApiKey } from '../support/gateway/api-keys.js';
import { startProcess, toEnv } from '../support/gateway/gateway-process.js';

async function startWithKeys(text: string) {
  const folder = await mkdtemp(join(tmpdir(), 'liveness-gateway-'));
  closeAfterTest(() => rm(folder, { recursive: true }));
  const path = join(folder, 'keys.json');
  await writeFile(path, text);
  const gateway = startProcess({ ...toEnv({ baseUrl: 'http://127.0.0.1:9' }), AUTH: 'on', API_KEYS_FILE: path });
  return { ...gateway, path };
}

const toText = (...keys: readonly ApiKey[]) => JSON.stringify(keys);

test('on SIGHUP the process reloads its API keys, and keeps the previous ones if the file is invalid', async () => {
  const { path, until, signal } = await startWithKeys(toText(toApiKey('old-key')));
  const url = /"url":"([^"]+)"/.exec(await until('"listening"'))?.[1] ?? '';
  const statusOf = async (key: string) => {
    const headers = { 'content-type': 'application/json', ...bearer(key) };
    return (await fetch(url, { method: 'POST', headers, body: '{"query":"{ __typename }"}' })).status;
  };
  expect([await statusOf('old-key'), await statusOf('new-key')]).toEqual([200, 401]);

  await writeFile(path, '[{"id":"half');
  signal('SIGHUP');
  const output = await until('Failed to reload API keys');
  expect(output).toMatch(/"level":50,.*"faults":\["API_KEYS_FILE must contain /);
  expect([await statusOf('old-key'), await statusOf('new-key')]).toEqual([200, 401]);

  await writeFile(path, toText(toApiKey('new-key')));
  signal('SIGHUP');
  await until('API keys replaced');
  expect([await statusOf('old-key'), await statusOf('new-key')]).toEqual([401, 200]);
});

test('with an invalid file of API keys the process exits with code 1 and names the variable', async () => {
  const { ended, output } = await startWithKeys('[{"id":"half');
  expect(await ended).toBe(1);
  expect(output()).toContain('API_KEYS_FILE must contain a JSON array');
  expect(output()).not.toContain('half');
});

test('SIGHUP without a file of API keys is logged, and the gateway continues', async () => {
  const { until, signal } = startProcess(toEnv({ baseUrl: 'http://127.0.0.1:9' }));
  const url = /"url":"([^"]+)"/.exec(await until('"listening"'))?.[1] ?? '';
  signal('SIGHUP');
  await until('SIGHUP ignored: API_KEYS_FILE is not set');
  const headers = { 'content-type': 'application/json' };
  expect((await fetch(url, { method: 'POST', headers, body: '{"query":"{ __typename }"}' })).status).toBe(200);
});
