import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Builds packages/client from schema/ in both module formats, and dist/client, the deprecated export of the server's
 * package. What codegen emits imports a package of nothing but types; the client package declares that type itself.
 */

const PACKAGE = 'packages/client';
const SOURCES = 'build/client';
const TYPES_IMPORT = "from '@graphql-typed-document-node/core';";

rmSync(SOURCES, { recursive: true, force: true });
rmSync(`${PACKAGE}/dist`, { recursive: true, force: true });
rmSync('dist/client', { recursive: true, force: true });

cpSync(`${PACKAGE}/src`, SOURCES, { recursive: true });
writeFileSync(`${SOURCES}/graphql.ts`, withOwnTypes(readFileSync('schema/generated/graphql.ts', 'utf8')));
compile('module', 'dist/esm');
compile('commonjs', 'dist/cjs');
writeFileSync(`${PACKAGE}/dist/cjs/package.json`, '{ "type": "commonjs" }\n');

const files = [
  'schema/schema.graphql',
  'schema/subgraph.graphql',
  'schema/generated/persisted-documents.json',
  'LICENSE',
];
for (const path of files) cpSync(path, `${PACKAGE}/${path.split('/').at(-1)}`);
mkdirSync('dist', { recursive: true });
cpSync(`${PACKAGE}/dist/esm`, 'dist/client', { recursive: true });

function withOwnTypes(code) {
  if (!code.includes(TYPES_IMPORT)) throw new Error(`schema/generated/graphql.ts has no import ${TYPES_IMPORT}`);
  return code.replace(TYPES_IMPORT, "from './typed-document-node.js';");
}

/** TypeScript emits the module format that the nearest package.json names. */
function compile(type, outDir) {
  writeFileSync(`${SOURCES}/package.json`, JSON.stringify({ type }));
  const options = ['-p', PACKAGE, '--outDir', `${PACKAGE}/${outDir}`];
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', ...options], { stdio: 'inherit' });
}
