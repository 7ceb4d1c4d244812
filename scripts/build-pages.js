import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Builds each page of src/ that has changed since it was last built. */

const PAGES = ['explore', 'console'];
/** What else goes into them. */
const COMMON = ['scripts/build-pages.js', 'vite.config.js', 'package-lock.json', 'schema'];

for (const page of PAGES.filter((name) => existsSync(`src/${name}/index.html`))) {
  const builtOf = `dist/pages/${page}.sha256`;
  const hash = hashOf([`src/${page}`, ...COMMON]);
  if (existsSync(`dist/pages/${page}/index.html`) && existsSync(builtOf) && readFileSync(builtOf, 'utf8') === hash) {
    continue;
  }
  execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--mode', page, '--logLevel', 'warn'], {
    stdio: 'inherit',
    // Jest has another one, with which React would be built for its developers.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  writeFileSync(builtOf, hash);
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
