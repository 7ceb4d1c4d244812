import { spawnSync } from 'node:child_process';
import { describe, test } from '@jest/globals';

/** Another build of it may stand in. */
const BINARY = process.env.PROMTOOL ?? 'promtool';
const isInstalled = spawnSync(BINARY, ['--version']).status === 0;

/** As `describeWithRedis`: skipped by name where there is no promtool, which a continuous integration may not do. */
export function describeWithPromtool(name: string, define: () => void): void {
  if (isInstalled) return void describe(name, define);
  if (process.env.CI) return void test(`${name} need ${BINARY}`, () => Promise.reject(new Error(`no ${BINARY} here`)));
  process.stderr.write(`SKIPPED, since there is no ${BINARY} here: ${name}\n`);
  describe.skip(name, define);
}

/** How it ended, and all that it said. */
export function promtool(
  args: readonly string[],
  input = '',
): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(BINARY, args, { input, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}
