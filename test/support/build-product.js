import { execFileSync } from 'node:child_process';

/** Jest's global set-up: what `npm run build` does. */
// biome-ignore lint/style/noDefaultExport: Jest takes the default export.
export default function buildProduct() {
  for (const project of ['tsconfig.build.json', 'tsconfig.client.json']) {
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project], { stdio: 'inherit' });
  }
}
