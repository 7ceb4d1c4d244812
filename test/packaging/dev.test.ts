import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { closeAfterTest } from '../support/close-after-test.js';
import { startInShell } from '../support/gateway/process.js';

const COPIED = [
  'src',
  'schema',
  'scripts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
];
const EDITED = 'src/demo/main.ts';

/** A copy of what `npm run dev` reads, whose sources can be edited. */
function copyProject(): string {
  const directory = mkdtempSync(join(tmpdir(), 'dev-'));
  closeAfterTest(async () => rmSync(directory, { recursive: true }));
  for (const path of COPIED) cpSync(path, join(directory, path), { recursive: true });
  for (const path of ['node_modules', 'build']) symlinkSync(resolve(path), join(directory, path));
  return directory;
}

test('npm run dev starts the gateway of the sources as they are after an edit', async () => {
  const directory = copyProject();
  const dev = startInShell(`cd ${directory} && npm run --silent dev`, { PORT: '0' });
  await dev.until('Ctrl-C');
  const path = join(directory, EDITED);
  writeFileSync(path, readFileSync(path, 'utf8').replace('Ctrl-C', 'Control-C'));
  const screen = await dev.until('Control-C');
  const url = [...screen.matchAll(/curl -s (\S+)/g)].at(-1)?.[1] ?? '';
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
  expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
});
