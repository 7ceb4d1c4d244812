import { spawn } from 'node:child_process';
import { afterEach, expect, test } from '@jest/globals';
import { sampleIds } from '../../../src/simulator/samples/samples.js';

const running: { kill(): void }[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill();
});

/** The simulator as `npm run simulator` starts it, once it is built. */
function startProcess(env: Record<string, string>) {
  const child = spawn(process.execPath, ['dist/simulator/main.js'], { env: { PATH: process.env.PATH, ...env } });
  running.push({ kill: () => child.kill('SIGKILL') });
  const output = { stdout: '', stderr: '' };
  const printed = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      output.stdout += chunk;
      if (output.stdout.includes('Ctrl+C')) resolve();
    });
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, output, printed, ended };
}

test.each(['SIGTERM', 'SIGINT'] as const)('prints its screen, serves calls, and exits with 0 on %s', async (signal) => {
  const { child, output, printed, ended } = startProcess({ SIMULATOR_PORT: '0', SIMULATOR_ASSET_PORT: '0' });
  await printed;
  expect(output.stdout).toContain(sampleIds.passFarNear);
  const baseUrl = /http:\/\/127\.0\.0\.1:\d+/.exec(output.stdout)?.[0] ?? '';
  expect((await fetch(`${baseUrl}/nowhere`)).status).toBe(404);
  child.kill(signal);
  expect(await ended).toBe(0);
  expect(output.stderr).toBe('');
});

test('lists every invalid variable and exits with 1', async () => {
  const { output, ended } = startProcess({ SIMULATOR_PORT: 'x', SIMULATOR_SWITCHES: '{"linkFormat":"ftp"}' });
  expect(await ended).toBe(1);
  expect(output.stdout).toBe('');
  expect(output.stderr).toContain('SIMULATOR_PORT');
  expect(output.stderr).toContain('invalid value for linkFormat: "ftp"');
});
