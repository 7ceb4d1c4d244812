import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startInShell } from '../support/gateway/process.js';
import { installPacked, type PackedApp } from './support/app.js';

/** What libsql consists of. */
const NATIVE = ['libsql', '@libsql', '@neon-rs', 'detect-libc'];

let app: PackedApp;
let root: string;
beforeAll(async () => {
  app = await installPacked(['.'], ['graphql']);
  root = join(app.directory, 'node_modules/liveness-gateway');
}, 120_000);
afterAll(() => app.remove());

test('the package of the server installs without warnings, and brings no package but the database for files', () => {
  // Every other library of the product is in the programs, so it is a development dependency.
  expect(Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).dependencies)).toEqual(['libsql']);
  const installed = readdirSync(join(app.directory, 'node_modules')).filter((name) => !name.startsWith('.'));
  // graphql is what the app has, for the types of the client.
  expect(installed.filter((name) => !NATIVE.includes(name))).toEqual(['graphql', 'liveness-gateway']);
  expect(app.installOutput).not.toMatch(/warn/i);
});

test('the installed command prints the schema', async () => {
  const printed = await app.run('npx', ['--offline', 'liveness-gateway', '--print-schema']);
  expect(printed).toBe(readFileSync('schema/schema.graphql', 'utf8'));
});

test('the installed command runs the demo', async () => {
  const demo = startInShell(`cd '${app.directory}' && exec npx --offline liveness-gateway --demo`, { PORT: '0' });
  expect(await demo.until('Ctrl-C')).toContain('LIVENESS_ATTACK');
});

test('the notice of licenses names every package in the programs', () => {
  const notice = readFileSync(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
  const maps = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.js.map') && !path.startsWith('pages'),
  );
  const sources = maps.flatMap(
    (path) => JSON.parse(readFileSync(join(root, 'dist', path), 'utf8')).sources as string[],
  );
  const names = sources.map((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1]);
  const bundled = [...new Set(names)].filter((name) => name !== undefined);
  expect(bundled).toEqual(expect.arrayContaining(['graphql', 'pino', 'type-graphql']));
  expect(bundled.filter((name) => !notice.includes(`\n${name} `))).toEqual([]);
});

test.each(['console', 'explore'])('the notice of licenses of the page %s names its packages', (page) => {
  const notice = readFileSync(join(root, `dist/pages/${page}/THIRD-PARTY-LICENSES.md`), 'utf8');
  expect(notice.match(/^## .*/gm)?.join()).toMatch(/react-dom - \d/);
});

test('the deprecated export of typed documents has those of the client package', async () => {
  app.write({
    'uses.mts': `import { StatusDocument, type StatusQuery } from 'liveness-gateway/client';
declare const console: { log(...values: unknown[]): void };
const answer: StatusQuery = { livenessResult: null };
console.log(StatusDocument.kind, answer.livenessResult);`,
  });
  await app.compile({ module: 'node16' }, ['uses.mts']);
  expect(await app.run(process.execPath, ['uses.mjs'])).toBe('Document null\n');
});
