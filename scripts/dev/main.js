import { spawn } from 'node:child_process';
import { isAbsolute, resolve } from 'node:path';
import { watch } from 'rolldown';
import { BUNDLED, buildLibraries } from '../build-libraries.js';

/**
 * Runs the gateway next to the simulated provider and restarts it after every edit below src/: `npm run dev`. Bundles
 * only the project's own files again; libraries have bundles of their own. Does not check types.
 */

/** One folder deep, as dist/ is, since the product finds its other files from there. */
const OUTPUT = '.dev';
/** Rolldown's helpers for decorators, which no package of the project provides. */
const HELPERS = /^@oxc-project[/]/;
const bundleOf = (library) => resolve(`build/libraries/${library}.cjs`);

/** Replaces each library by its bundle, so that a start reads one file of it instead of hundreds. */
const libraries = {
  name: 'bundled-libraries',
  resolveId(id, importer) {
    if (importer === undefined || id.startsWith('.') || isAbsolute(id) || HELPERS.test(id)) return null;
    const library = id.startsWith('graphql/') ? 'graphql' : id;
    return BUNDLED.includes(library) ? { id: bundleOf(library), external: 'absolute' } : { id, external: true };
  },
};

await buildLibraries();
let gateway;
let standby = prepare();
const watcher = watch({
  // The worker is started by its path, beside the code that starts it.
  input: { demo: 'src/demo/main.ts', 'history-worker': 'src/history/embedded/history-worker.js' },
  platform: 'node',
  tsconfig: 'tsconfig.build.json',
  plugins: [libraries],
  watch: { include: 'src/**' },
  output: { dir: OUTPUT, format: 'esm', sourcemap: true },
});
watcher.on('event', async (event) => {
  if (event.code === 'ERROR') process.stderr.write(`${event.error.message}\n`);
  if (event.code === 'BUNDLE_END') await restart();
  if ('result' in event) await event.result?.close();
});

/** Starts a process that loads the libraries, then waits: an edit only has to load the project's own files. */
function prepare() {
  const args = ['--enable-source-maps', 'scripts/dev/standby.js', `${OUTPUT}/demo.js`, ...BUNDLED.map(bundleOf)];
  return spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

/** Starts the newest bundle once the previous gateway has released its port. */
async function restart() {
  if (gateway?.exitCode === null && gateway.signalCode === null) {
    const closed = new Promise((done) => gateway.once('close', done));
    // It keeps nothing that is worth closing.
    gateway.kill('SIGKILL');
    await closed;
  }
  gateway = standby ?? prepare();
  standby = undefined;
  gateway.send('start');
  // Loading the libraries for the next start must not slow down this one.
  const prepareNext = () => {
    standby ??= prepare();
  };
  gateway.once('message', prepareNext).once('exit', prepareNext);
}
