import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { toLicenseNotice } from './third-party-licenses.js';

/**
 * Puts each program together with all that it loads: most of a start would be looking for some thousand files. What the
 * programs share lies at the top of dist, one folder deep as the sources that look for other files of the package.
 */

const PROGRAMS = {
  ...fromSame(['cli', 'main', 'demo/main', 'simulator/main', 'graphql/federation/emit-subgraph']),
  'audit/verify-main': 'src/audit/log/verify-main.ts',
  // Started beside the code that starts it, which is at the top as all that programs share.
  'history-worker': 'src/history/embedded/history-worker.js',
};
/** Built by others. */
const OTHERS = ['pages', 'client'];

const programs = await rolldown({
  input: PROGRAMS,
  platform: 'node',
  tsconfig: 'tsconfig.build.json',
  // As Node does: by a bundler's own choice there would be two graphqls, one for each kind of module.
  resolve: { mainFields: ['main'] },
  // type-graphql would check arguments with class-validator, and pg speak by pg-native, if they were asked to. libsql is
  // a library for each machine, and so a dependency of the package.
  external: ['class-validator', 'pg-native', /^libsql(?:[/]|$)/],
  // A module that is missing would fail only where it is used.
  onLog(level, log, report) {
    if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message);
    report(level, log);
  },
  plugins: [{ name: 'hash-by-node', transform: { filter: { id: /utils\.createhash/ }, handler: hashByNode } }],
});
if (existsSync('dist')) {
  for (const name of readdirSync('dist').filter((it) => !OTHERS.includes(it)))
    rmSync(join('dist', name), { recursive: true });
}
const { output } = await programs.write({
  dir: 'dist',
  format: 'esm',
  sourcemap: true,
  chunkFileNames: '[name]-[hash].js',
});
await programs.close();
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', toLicenseNotice(output.flatMap(({ moduleIds = [] }) => moduleIds)));

/** Apollo looks for a `module.require`, without which it hashes in JavaScript, at ten times the cost. */
function hashByNode(code) {
  const own = code
    .replace('utils_isnodelike_1.isNodeLike && module.require', 'true')
    .replace('module.require(', 'require(');
  if (own.includes('module.require')) throw new Error('@apollo/utils.createhash has changed');
  return { code: own, map: null };
}

function fromSame(names) {
  return Object.fromEntries(names.map((name) => [name, `src/${name}.ts`]));
}
