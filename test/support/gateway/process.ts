import { type ChildProcess, spawn } from 'node:child_process';
import { closeAfterTest } from '../close-after-test.js';

export type StartedProcess = {
  readonly child: ChildProcess;
  /** Resolves with the standard output up to the first line that contains the text. Rejects if the process ends before. */
  until(text: string): Promise<string>;
};

/**
 * Runs a command of the README in a shell, in the repository, as it was built by Jest's set-up; the scripts that would
 * build it again are left out. It is stopped, with all that it started, when the test ends.
 */
export function startInShell(command: string, env: Readonly<Record<string, string>>): StartedProcess {
  const child = spawn('sh', ['-c', command], {
    env: { ...process.env, npm_config_ignore_scripts: 'true', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  closeAfterTest(async () => {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await closed;
  });
  let output = '';
  return {
    child,
    until: (text) =>
      new Promise((resolve, reject) => {
        const look = () => output.includes(text) && resolve(output);
        child.stdout?.on('data', (chunk: Buffer) => {
          output += chunk.toString('utf8');
          look();
        });
        child.once('close', (code) => reject(new Error(`ended with ${code} after: ${output}`)));
        look();
      }),
  };
}
