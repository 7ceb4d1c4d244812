import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ERROR_CODES } from '../../src/domain/errors/error-codes.js';
import { installPacked, type PackedApp } from './support/app.js';

const MEGABYTE = 1_000_000;
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const manifest = readJson('packages/client/package.json');

const USES = `import { ErrorCode, StatusDocument } from 'liveness-gateway-client';
import type { AttackReason, ErrorExtensions, StatusQuery, TypedDocumentNode } from 'liveness-gateway-client';

const document: TypedDocumentNode<StatusQuery, { signatureId: string | number }> = StatusDocument;
const answer: StatusQuery = { livenessResult: { signatureId: 'a', status: 'PASS', errorCode: null } };
const reason: AttackReason = 'LOW_LIVENESS_SCORE';
const extensions: ErrorExtensions = { code: ErrorCode.PROVIDER_BUSY, retryAfterSeconds: 10 };
const code: ErrorCode = extensions.code;
// @ts-expect-error: there is no such status.
answer.livenessResult = { signatureId: 'a', status: 'PASSED', errorCode: null };
// @ts-expect-error: there is no such code.
const unknown: ErrorCode = 'TEAPOT';
declare const console: { log(...values: unknown[]): void };
console.log(document.kind, code, reason, Object.keys(ErrorCode).length);
`;
const PRINTED = `Document PROVIDER_BUSY LOW_LIVENESS_SCORE ${Object.keys(ERROR_CODES).length}\n`;

let app: PackedApp;
let root: string;
beforeAll(async () => {
  app = await installPacked(['packages/client'], ['graphql']);
  root = join(app.directory, 'node_modules/liveness-gateway-client');
}, 90_000);
afterAll(() => app.remove());

test('the client package installs with graphql alone, and depends on nothing else', () => {
  expect(manifest.dependencies).toBeUndefined();
  expect(manifest.peerDependencies).toEqual({ graphql: '^16.0.0' });
  const installed = readdirSync(join(app.directory, 'node_modules')).filter((name) => !name.startsWith('.'));
  expect(installed).toEqual(['graphql', 'liveness-gateway-client']);
  expect(app.installOutput).not.toMatch(/warn/i);
});

test('the client package has the version of the server', () => {
  expect(manifest.version).toBe(readJson('package.json').version);
});

test('the client package has these files, and no more than a megabyte of them', () => {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((it) =>
    statSync(join(root, it)).isFile(),
  );
  const modules = ['error-code', 'graphql', 'index', 'typed-document-node'].flatMap((name) => [
    `${name}.d.ts`,
    `${name}.js`,
  ]);
  expect(paths.sort()).toEqual(
    [
      ...modules.flatMap((name) => [`dist/cjs/${name}`, `dist/esm/${name}`]),
      ...['LICENSE', 'README.md', 'codegen.yml', 'dist/cjs/package.json', 'package.json', 'persisted-documents.json'],
      ...['schema.graphql', 'subgraph.graphql'],
    ].sort(),
  );
  const bytes = paths.reduce((sum, path) => sum + statSync(join(root, path)).size, 0);
  expect(bytes).toBeLessThan(MEGABYTE);
});

test('the schema and the manifest of documents are those of the server', () => {
  const pairs = [
    ['schema.graphql', 'schema/schema.graphql'],
    ['subgraph.graphql', 'schema/subgraph.graphql'],
    ['persisted-documents.json', 'schema/generated/persisted-documents.json'],
  ] as const;
  for (const [packed, source] of pairs)
    expect(readFileSync(join(root, packed), 'utf8')).toBe(readFileSync(source, 'utf8'));
});

test('ErrorCode has every code that the gateway can return, and no other', async () => {
  app.write({
    'codes.mjs': `import { ErrorCode } from 'liveness-gateway-client'; console.log(JSON.stringify(ErrorCode));`,
  });
  const codes = JSON.parse(await app.run(process.execPath, ['codes.mjs']));
  expect(Object.keys(codes).sort()).toEqual(Object.keys(ERROR_CODES).sort());
  expect(Object.values(codes)).toEqual(Object.keys(codes));
});

describe('the client package is well typed and runs', () => {
  test.each([
    ['an ES module, by node16', 'uses.mts', 'uses.mjs', { module: 'node16' }],
    ['a CommonJS module, by node16', 'uses.cts', 'uses.cjs', { module: 'node16' }],
    ['an ES module, by bundler', 'bundled.mts', 'bundled.mjs', { module: 'esnext', moduleResolution: 'bundler' }],
  ])('in %s', async (_consumer, source, script, options) => {
    app.write({ [source]: USES });
    await app.compile(options, [source]);
    expect(await app.run(process.execPath, [script])).toBe(PRINTED);
  });
});
