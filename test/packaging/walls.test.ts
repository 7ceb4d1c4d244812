import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

const run = promisify(execFile);
const CRUISE = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';

test('every room imports only its neighbours, and every package keeps to its room', async () => {
  const { stdout } = await run(process.execPath, [CRUISE, 'src', '--output-type', 'err-long']);
  expect(stdout).toContain('no dependency violations found');
});

test('components of a page import only their own page, the generated documents and packages', () => {
  const components = ['explorer', 'console'].flatMap((page) =>
    readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.startsWith(`web/${page}/`) && name.endsWith('.tsx'))
      .map((name) => ({ page, file: `src/${name}` })),
  );
  const strangers = components.flatMap(({ page, file }) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)]
      .map(([, imported = '']) => relative('.', resolve(dirname(file), imported)))
      .filter((imported) => !imported.startsWith(`src/web/${page}/`) && !imported.startsWith('schema/'))
      .map((imported) => `${file} imports ${imported}`),
  );
  expect(strangers).toEqual([]);
});
