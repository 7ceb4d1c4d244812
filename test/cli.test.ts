import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { closeAfterTest } from './support/close-after-test.js';
import { toEnv } from './support/gateway-process.js';

const CONFIG = toEnv({ baseUrl: 'http://127.0.0.1:9' });

/** Runs the built command; gives what it prints, and ends it once that holds the text. */
async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}, until?: string) {
  const child = spawn(process.execPath, ['dist/cli.js', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  closeAfterTest(async () => void child.kill('SIGKILL'));
  const printed = { out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    const isSeen = until !== undefined && printed.out.includes(until);
    printed.out += text;
    // Once: a second signal would end it at once.
    if (until !== undefined && !isSeen && printed.out.includes(until)) child.kill('SIGTERM');
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    printed.error += text;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...printed };
}

test('--help names every option, and so does the refusal of an option that does not exist', async () => {
  const help = await run(['--help']);
  const refusal = await run(['--hepl']);
  expect([help.code, help.error, refusal.code, refusal.out]).toEqual([0, '', 2, '']);
  expect(help.out.match(/^ {2}--[\w-]+/gm)).toEqual([
    '  --demo',
    '  --check-config',
    '  --print-schema',
    '  --version',
    '  --help',
  ]);
  expect(refusal.error).toBe(help.out);
});

test('two options at once are refused', async () => {
  expect((await run(['--version', '--help'])).code).toBe(2);
});

test('--check-config says that all is well, or every fault', async () => {
  expect(await run(['--check-config'], CONFIG)).toEqual({
    code: 0,
    out: 'The configuration is in order.\n',
    error: '',
  });
  const { code, out, error } = await run(['--check-config'], { ...CONFIG, PORT: 'x', HOST: 'y' });
  expect([code, out]).toEqual([1, '']);
  expect(error).toMatch(/^The configuration has 2 fault\(s\):\n {2}HOST must be .*\n {2}PORT must be .*\n$/);
});

test('--print-schema prints the contract, and --version the version', async () => {
  expect((await run(['--print-schema'])).out).toBe(readFileSync('schema/schema.graphql', 'utf8'));
  expect((await run(['--version'])).out).toBe(`${JSON.parse(readFileSync('package.json', 'utf8')).version}\n`);
});

test('--demo answers a question, and no option starts the gateway of the environment', async () => {
  const demo = await run(['--demo'], { PORT: '0' }, 'Ctrl-C');
  expect([demo.code, demo.error]).toEqual([0, '']);
  expect(demo.out).toContain('"errorCode": "LIVENESS_ATTACK"');
  expect(demo.out.split('\n').length).toBeLessThan(60);
  expect(demo.out).toMatch(/^and \d+ more, /m);
  expect(await run(['--demo'], { PORT: 'x' })).toMatchObject({
    code: 1,
    error: expect.stringMatching(/ {2}PORT must be .*\n$/),
  });
  const gateway = await run([], CONFIG, '"listening"');
  expect([gateway.code, gateway.error]).toEqual([0, '']);
  expect(gateway.out).toContain('"stopped"');
});
