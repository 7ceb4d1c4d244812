import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { buildLibraries } from '../../scripts/build-libraries.js';

const run = promisify(execFile);

/** Builds what `npm run build` builds, and the libraries for the test files. Jest calls it once before any test. */
// biome-ignore lint/style/noDefaultExport: Jest takes the default export.
export default async function buildProduct() {
  const node = (...command) => run(process.execPath, command);
  await Promise.all([
    node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json').catch(showErrors),
    node('scripts/build-client.js'),
    node('scripts/build-programs.js'),
    node('scripts/build-pages.js'),
    buildLibraries(),
  ]);
}

/** The compiler writes its errors to standard output. */
function showErrors({ stdout }) {
  throw new Error(stdout);
}
