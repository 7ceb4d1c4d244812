import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';

const run = (script: string, ...args: string[]) =>
  spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', timeout: 60_000 });

test.each([
  ['scripts/capacity.js', 'npm run capacity -- [--write]'],
  ['scripts/check-schema.js', 'npm run schema:check -- [RELEASED [CURRENT [ALLOWED]]]'],
  ['scripts/container/main.js', 'npm run container -- [--reuse]'],
  ['bench/run.js', 'npm run bench -- [--help]'],
  ['bench/profile.js', 'npm run bench:profile -- [--help]'],
  ['bench/provider.js', 'node bench/provider.js [--latency-ms 0]'],
  ['bench/load/generator.js', 'node bench/load/generator.js --url URL --workload NAME --connections N --seconds N'],
])('%s says in one line that it does not know an option, and how it is called', (script, usage) => {
  const { status, stdout, stderr } = run(script, '--rediss');
  expect([status, stdout, stderr]).toEqual([2, '', `Unknown option '--rediss'. Usage: ${usage}\n`]);
});

test('an option without its value, and a word that is no option, are refused likewise', () => {
  const usage = 'Usage: npm run bench -- [--help]';
  const missing = run('bench/run.js', '--rounds');
  expect([missing.status, missing.stderr]).toEqual([2, `Option '--rounds <value>' argument missing. ${usage}\n`]);
  const word = run('bench/run.js', 'rounds');
  expect([word.status, word.stderr]).toEqual([2, `Unexpected argument 'rounds'. ${usage}\n`]);
});

test.each([
  [
    'bench/run.js',
    '--contenders',
    'bare,gatewya',
    /^--contenders does not know 'gatewya', only bare, stock, .*gateway/,
  ],
  ['bench/run.js', '--workloads', '', /^--workloads does not know '', only one, fifty, twenty, whole, cold\.\n$/],
  [
    'bench/profile.js',
    '--workloads',
    'one,toString',
    /^--workloads does not know 'toString', only one, fifty, twenty, whole, cold\.\n$/,
  ],
  ['bench/run.js', '--rounds', 'many', /^--rounds must be a number above 0, but is "many"\.\n$/],
  ['bench/profile.js', '--seconds', '0', /^--seconds must be a number above 0, but is "0"\.\n$/],
])('%s %s %s is refused before anything is measured', (script, option, value, message) => {
  const { status, stdout, stderr } = run(script, option, value);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});

test('a record of the benchmark is about one checkout', () => {
  const { status, stderr } = run('bench/run.js', '--record', '--before', 'elsewhere');
  expect([status, stderr]).toEqual([2, '--record measures this checkout alone; leave --before out.\n']);
});

test('the gateways of another checkout can be chosen by their names once it is named', () => {
  const unknown = run('bench/run.js', '--contenders', 'memo-before');
  expect(unknown.stderr).toMatch(/^--contenders does not know 'memo-before'/);
  const known = run('bench/run.js', '--before', 'elsewhere', '--contenders', 'memo-before', '--workloads', '');
  expect(known.stderr).toMatch(/^--workloads does not know ''/);
});
