import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Builds each page of src/web that has changed since its last build. */

/** The folder below src/web of each page, by the page's name in PAGES and in addresses. */
const FOLDERS = { explore: 'explorer', console: 'console' };
const VITE = 'node_modules/vite/bin/vite.js';
const CONFIG = 'src/web/vite.config.ts';
/** Files outside its folder that a page is built from. */
const SHARED = ['scripts/build-pages.js', CONFIG, 'package-lock.json', 'schema'];

for (const [page, folder] of Object.entries(FOLDERS)) {
  const source = `src/web/${folder}`;
  const target = `dist/pages/${page}`;
  const hash = hashOf([source, ...SHARED]);
  const hashFile = `${target}.sha256`;
  if (existsSync(`${target}/index.html`) && existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hash) continue;
  // Vite takes the target relative to the source.
  const place = ['--base', `/${page}/`, '--outDir', `../../../${target}`];
  execFileSync(process.execPath, [VITE, 'build', source, '--config', CONFIG, ...place, '--logLevel', 'warn'], {
    stdio: 'inherit',
    // Jest sets another one, which would build React for development.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  writeFileSync(hashFile, hash);
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(filesBelow)) hash.update(`${path}\0`).update(readFileSync(path)).update('\0');
  return hash.digest('hex');
}

function filesBelow(path) {
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}
