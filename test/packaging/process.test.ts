import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { closeAfterTest } from '../support/close-after-test.js';
import { AUDIT_HMAC_KEY, auditPath } from '../support/gateway/audit.js';
import { startListeningProcess, startProcess, toEnv } from '../support/gateway/gateway-process.js';

const NOWHERE = toEnv({ baseUrl: 'http://127.0.0.1:9' });
const QUESTION = '{ livenessResult(signatureId: "d3441a46833a0625") { status } }';

/** Loaded before the gateway: from SIGTERM on every file fails to close, as on a removed disk. */
const FAILING_FILES = `data:text/javascript,${encodeURIComponent(`
  import files from 'node:fs/promises';
  import { syncBuiltinESMExports } from 'node:module';
  const { open } = files;
  let isGone = false;
  process.once('SIGTERM', () => { isGone = true; });
  files.open = async (...args) => {
    const handle = await open(...args);
    const { close } = handle;
    handle.close = async () => {
      await close();
      if (isGone) throw Object.assign(new Error('secret of the disk'), { code: 'EIO' });
    };
    return handle;
  };
  syncBuiltinESMExports();
`)}`;

describe('the process exits with code 1', () => {
  test('without a configuration, by itself, and names every variable that it needs', async () => {
    const { ended, output } = startProcess({});
    expect(await ended).toBe(1);
    expect(output()).toMatch(/^Invalid configuration \(4 errors\):\n/);
    for (const name of ['ADVANCE_AI_BASE_URL', 'ADVANCE_AI_ACCESS_KEY', 'ADVANCE_AI_SECRET_KEY']) {
      expect(output()).toContain(`  ${name} is required: `);
    }
    expect(output()).toContain('  Set AUTH_JWKS_URL or API_KEYS_FILE, or AUTH=off for local use.');
    expect(output()).not.toMatch(/\bat |node:internal|Error:/);
  });

  test('with all errors at once, without any secret', async () => {
    const { ended, output } = startProcess({
      HOST: '0.0.0.0',
      PORT: '70000',
      ADVANCE_AI_BASE_URL: 'http://api.example.com',
      ADVANCE_AI_ACCESS_KEY: 'an access-key with spaces',
      ADVANCE_AI_SECRET_KEY: 'given-twice',
      ADVANCE_AI_SECRET_KEY_FILE: '/given-twice',
      PROVIDER_TIMEOUT_MS: '3s',
      LINK_TTL_SECONDS: '60',
      LANDING_PAGE: 'on',
      LOG_LEVEL: 'loud',
      AUTH: 'off',
      SOMEBODY_ELSES: 'variable',
    });
    expect(await ended).toBe(1);
    const faults = output().trim().split('\n  ').slice(1);
    expect(faults.map((fault) => fault.split(' ', 1)[0]).sort()).toEqual([
      'ADVANCE_AI_ACCESS_KEY',
      'ADVANCE_AI_BASE_URL',
      'ADVANCE_AI_SECRET_KEY',
      'HOST',
      'LANDING_PAGE',
      'LINK_MARGIN_SECONDS',
      'LOG_LEVEL',
      'PORT',
      'PROVIDER_TIMEOUT_MS',
    ]);
    expect(output()).not.toMatch(/given-twice|access-key with|SOMEBODY/);
  });

  test.each(['0.0.0.0', '::'])('rather than listen on %s, and explains why', async (host) => {
    const { ended, output } = startProcess({ ...NOWHERE, HOST: host });
    expect(await ended).toBe(1);
    expect(output()).toContain('HOST must be a loopback address');
    expect(output()).toContain('while AUTH is off');
  });

  test('if a file with a secret cannot be read', async () => {
    const { ADVANCE_AI_SECRET_KEY: _, ...env } = NOWHERE;
    const { ended, output } = startProcess({ ...env, ADVANCE_AI_SECRET_KEY_FILE: '/nowhere/secret' });
    expect(await ended).toBe(1);
    expect(output()).toContain(
      'ADVANCE_AI_SECRET_KEY_FILE must be the path of a readable file, but the file does not exist.',
    );
  });

  test.each(['PORT', 'METRICS_PORT'])('when %s is in use', async (name) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    closeAfterTest(() => new Promise((resolve) => other.close(() => resolve())));
    const { port } = other.address() as AddressInfo;
    const { ended, output } = startProcess({ ...NOWHERE, [name]: String(port), LOG_LEVEL: 'error' });
    expect(await ended).toBe(1);
    expect(output()).toBe(`${name} ${port} is in use on 127.0.0.1: use another port.\n`);
  });
});

describe('on SIGTERM the process', () => {
  test('completes running requests and exits with code 0', async () => {
    const { simulator, ask, signal, until, ended } = await startListeningProcess();
    const held = simulator.hold({ operation: 'get-result' });
    const arrived = simulator.nextCall('get-result');
    const answer = ask(QUESTION);
    await arrived;
    signal('SIGTERM');
    await until('"stopping"');
    await expect(ask(QUESTION)).rejects.toThrow('fetch failed');
    held.release();
    expect(await (await answer).json()).toEqual({ data: { livenessResult: { status: 'PASS' } } });
    expect(await ended).toBe(0);
  });

  test('does not wait for a provider call without a waiting client', async () => {
    const { simulator, url, signal, ended } = await startListeningProcess();
    simulator.hold({ operation: 'get-result' });
    const arrived = simulator.nextCall('get-result');
    const client = new AbortController();
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ query: QUESTION });
    const left = expect(fetch(url, { method: 'POST', headers, body, signal: client.signal })).rejects.toThrow();
    await arrived;
    client.abort();
    await left;
    signal('SIGTERM');
    expect(await ended).toBe(0);
  });

  test('exits with code 1 if a part fails to close, and names the part', async () => {
    const { signal, output, ended } = await startListeningProcess({
      ...{ AUDIT_LOG: await auditPath(), AUDIT_HMAC_KEY, NODE_OPTIONS: `--import=${FAILING_FILES}` },
    });
    signal('SIGTERM');
    expect(await ended).toBe(1);
    const lines = output().trim().split('\n').slice(-3);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ msg: 'audit log closed' }),
      expect.objectContaining({ msg: 'part failed to close', part: 'audit log', errorCode: 'EIO' }),
      expect.objectContaining({ msg: 'stopped' }),
    ]);
    expect(output()).not.toContain('of the disk');
  });

  test('and another SIGTERM exits at once', async () => {
    const { simulator, ask, signal, until, ended } = await startListeningProcess();
    simulator.hold({ operation: 'get-result' });
    const arrived = simulator.nextCall('get-result');
    const unanswered = expect(ask(QUESTION)).rejects.toThrow('fetch failed');
    await arrived;
    signal('SIGTERM');
    await until('"stopping"');
    signal('SIGTERM');
    expect(await ended).toBe('SIGTERM');
    await unanswered;
  });
});
