import { spawnSync } from 'node:child_process';
import { describeWith } from './describe-with.js';

/** Another build of it may stand in. */
const BINARY = process.env.PROMTOOL ?? 'promtool';
const isInstalled = spawnSync(BINARY, ['--version']).status === 0;

export function describeWithPromtool(name: string, define: () => void): void {
  describeWith(BINARY, isInstalled, name, define);
}

/** How it ended, and all that it said. */
export function promtool(
  args: readonly string[],
  input = '',
): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(BINARY, args, { input, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}
