import { execFileSync, spawnSync } from 'node:child_process';
import { beforeAll, expect, test } from '@jest/globals';

/** The global setup of Jest does not build the simulation. */
beforeAll(() => {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'bench/simulation']);
});

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/simulate.js', ...args], { encoding: 'utf8', timeout: 60_000 });

test('the command prints the provider calls and the memory of one fleet', () => {
  const plan = ['--views-per-second', '0.5', '--results', '400', '--seconds', '7200', '--instances', '2', '--redis'];
  const { status, stdout, stderr } = run(...plan);
  expect([status, stderr]).toEqual([0, '']);
  const [heading, , row = '', ...more] = stdout.trim().split('\n');
  expect(heading).toMatch(/^\| results\/s \| .* \| Redis memory \|$/);
  expect(more).toEqual([]);
  const cells = row.split('|').map((cell) => cell.trim());
  expect(cells.slice(1, 5)).toEqual(['0.5', '400', '2', 'yes']);
  // At least two kilobytes each, by the store's estimate of a decoded result.
  const [, mebibytes] = /^([\d.]+) MiB$/.exec(cells.at(-2) ?? '') ?? [];
  expect(Number(mebibytes)).toBeGreaterThanOrEqual(0.5);
  expect(Number(mebibytes)).toBeLessThan(5);
});

test('an unknown option or an invalid number ends the command with one line and exit code 2', () => {
  const unknown = run('--instance', '2');
  expect([unknown.status, unknown.stdout, unknown.stderr]).toEqual([
    ...[2, ''],
    "Unknown option '--instance'. Usage: npm run simulate -- [--help]\n",
  ]);
  const many = run('--instances', 'many');
  expect([many.status, many.stdout, many.stderr]).toEqual([
    2,
    '',
    '--instances must be a number from 0, but is "many".\n',
  ]);
});
