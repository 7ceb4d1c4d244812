import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

/**
 * Puts each program together with all that it loads: most of a start would be looking for some thousand files. What the
 * programs share lies at the top of dist, one folder deep as the sources that look for other files of the package.
 */

const PROGRAMS = [
  ...['cli', 'main', 'demo', 'simulator/main', 'audit/verify-main'],
  ...['graphql/emit-schema', 'graphql/federation/emit-subgraph'],
];
/** Built by others. */
const OTHERS = ['pages', 'client'];

const programs = await rolldown({
  input: Object.fromEntries(PROGRAMS.map((name) => [name, `src/${name}.ts`])),
  platform: 'node',
  tsconfig: 'tsconfig.build.json',
  // As Node does: by a bundler's own choice there would be two graphqls, one for each kind of module.
  resolve: { mainFields: ['main'] },
  // type-graphql would check arguments with it if it were asked to.
  external: ['class-validator'],
  plugins: [{ name: 'hash-by-node', transform: { filter: { id: /utils\.createhash/ }, handler: hashByNode } }],
});
if (existsSync('dist')) {
  for (const name of readdirSync('dist').filter((it) => !OTHERS.includes(it)))
    rmSync(join('dist', name), { recursive: true });
}
await programs.write({ dir: 'dist', format: 'esm', sourcemap: true, chunkFileNames: '[name]-[hash].js' });
await programs.close();

/** Apollo looks for a `module.require`, without which it hashes in JavaScript, at ten times the cost. */
function hashByNode(code) {
  const own = code
    .replace('utils_isnodelike_1.isNodeLike && module.require', 'true')
    .replace('module.require(', 'require(');
  if (own.includes('module.require')) throw new Error('@apollo/utils.createhash has changed');
  return { code: own, map: null };
}
