import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { closeAfterTest } from './support/close-after-test.js';
import { startListeningProcess, startProcess, toEnv } from './support/gateway-process.js';

const NOWHERE = toEnv({ baseUrl: 'http://127.0.0.1:9' });
const QUESTION = '{ livenessResult(signatureId: "d3441a46833a0625") { status } }';

describe('the process gives up with exit code 1', () => {
  test('without a configuration, within two seconds, and names every variable that it needs', async () => {
    const startedAt = performance.now();
    const { ended, output } = startProcess({});
    expect(await ended).toBe(1);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(output()).toMatch(/^The configuration has 4 fault\(s\):\n/);
    for (const name of ['ADVANCE_AI_BASE_URL', 'ADVANCE_AI_ACCESS_KEY', 'ADVANCE_AI_SECRET_KEY']) {
      expect(output()).toContain(`  ${name} is required: `);
    }
    expect(output()).toContain('  AUTH_JWKS_URL or API_KEYS_FILE is required: ');
    expect(output()).not.toMatch(/\bat |node:internal|Error:/);
  });

  test('for all faults at once, without a word of a secret', async () => {
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

  test.each(['0.0.0.0', '::'])('rather than listen on %s, and says why', async (host) => {
    const { ended, output } = startProcess({ ...NOWHERE, HOST: host });
    expect(await ended).toBe(1);
    expect(output()).toContain('HOST must be a loopback address');
    expect(output()).toContain('while AUTH is off');
  });

  test('when a file of a secret cannot be read', async () => {
    const { ADVANCE_AI_SECRET_KEY: _, ...env } = NOWHERE;
    const { ended, output } = startProcess({ ...env, ADVANCE_AI_SECRET_KEY_FILE: '/nowhere/secret' });
    expect(await ended).toBe(1);
    expect(output()).toContain('ADVANCE_AI_SECRET_KEY_FILE must name a file that can be read, but there is none.');
  });

  test.each(['PORT', 'METRICS_PORT'])('when %s is in use', async (name) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    closeAfterTest(() => new Promise((resolve) => other.close(() => resolve())));
    const { port } = other.address() as AddressInfo;
    const { ended, output } = startProcess({ ...NOWHERE, [name]: String(port), LOG_LEVEL: 'error' });
    expect(await ended).toBe(1);
    expect(output()).toBe(`${name} ${port} is in use on 127.0.0.1: choose another one.\n`);
  });
});

describe('on SIGTERM the process', () => {
  test('answers what is under way and ends with exit code 0', async () => {
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

  test('does not wait for a call of the provider that nobody waits for', async () => {
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

  test('and another SIGTERM ends at once', async () => {
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
