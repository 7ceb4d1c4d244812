import { execFileSync } from 'node:child_process';
import { buildLibraries } from './build-libraries.js';

/** Jest's global set-up: what `npm run build` does, and the libraries for the suites. */
// biome-ignore lint/style/noDefaultExport: Jest takes the default export.
export default async function buildProduct() {
  for (const command of [
    ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
    ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.client.json'],
    ['scripts/build-programs.js'],
    ['scripts/build-pages.js'],
  ]) {
    execFileSync(process.execPath, command, { stdio: 'inherit' });
  }
  await buildLibraries();
}
