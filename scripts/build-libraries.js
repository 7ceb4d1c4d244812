import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** Those of which most of the suites load many files. Jest takes about a millisecond for each file of each. */
export const BUNDLED = [
  ...['graphql', 'graphql-jit', 'type-graphql', 'dataloader', 'lru-cache', 'zod', 'fast-check', 'yaml'],
  ...['@apollo/server', '@apollo/server/errors', '@apollo/server/plugin/disabled'],
  ...['@apollo/server/plugin/landingPage/default', 'pino', 'prom-client', 'jose', 'ioredis', 'jpeg-js', 'fflate'],
  ...['@opentelemetry/api', '@opentelemetry/otlp-exporter-base/node-http', '@opentelemetry/resources'],
  ...['@opentelemetry/sdk-trace-node', '@opentelemetry/core', '@opentelemetry/propagator-b3'],
  ...['@opentelemetry/otlp-transformer', 'undici', 'fastify', '@fastify/cors', 'negotiator'],
  ...['kysely', 'pg'],
];

const FOLDER = 'build/libraries';

/** Where Jest finds them: `moduleNameMapper`. */
export const toLibraries = {
  [`^(${BUNDLED.join('|')})$`]: `<rootDir>/${FOLDER}/$1.cjs`,
  // Libraries that are not built import parts of it, and there can be only one.
  '^graphql/.+$': `<rootDir>/${FOLDER}/graphql.cjs`,
};

/** What the bundles were built from. */
const STAMP = `${FOLDER}/built-from.sha256`;
const SOURCES = ['package-lock.json', fileURLToPath(import.meta.url)];

/** Bundles each library as a module that can be imported as well as required, unless all of them are up to date. */
export async function buildLibraries() {
  const hash = createHash('sha256');
  for (const path of SOURCES) hash.update(readFileSync(path));
  const stamp = hash.digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return;
  await bundle();
  writeFileSync(STAMP, stamp);
}

async function bundle() {
  rmSync(FOLDER, { recursive: true, force: true });
  const libraries = await rolldown({
    input: Object.fromEntries(BUNDLED.map((name) => [name, name])),
    platform: 'node',
    // As Node does: by a bundler's own choice there would be two graphqls, one for each kind of module.
    resolve: { mainFields: ['main'] },
    external: ['class-validator', 'pg-native'],
    preserveEntrySignatures: 'strict',
    // Says of each that has a default beside names that it is one among them.
    logLevel: 'silent',
  });
  const files = { entryFileNames: '[name].cjs', chunkFileNames: 'shared/[name]-[hash].cjs' };
  await libraries.write({ dir: FOLDER, format: 'cjs', ...files });
  await libraries.close();
  const require = createRequire(import.meta.url);
  for (const name of BUNDLED) {
    const path = join(process.cwd(), FOLDER, `${name}.cjs`);
    const names = Object.keys(require(path)).filter((it) => it !== 'default');
    // For the reader of names that Jest and Node have, which does not run modules.
    appendFileSync(path, names.map((it) => `\n0 && (exports['${it}'] = 0);`).join(''));
  }
}
