import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parseConfig } from '../../../src/config/config.js';
import { ConfigError } from '../../../src/config/config-error.js';
import { buildGatewaySchema } from '../../../src/graphql/build-schema.js';
import { createTrustedDocuments } from '../../../src/server/trusted-documents/trusted-documents.js';
import { closeAfterTest } from '../../support/close-after-test.js';
import { toDocumentLimits } from '../../support/data/document-limits.js';
import { MANIFEST_TEXT, toId, toManifest, trusting } from '../../support/data/manifest.js';
import { startProcess, toEnv } from '../../support/gateway/gateway-process.js';

const schema = buildGatewaySchema();
const TEXT = 'query Name { __typename }';
const ACCOUNT = {
  AUTH: 'off',
  ADVANCE_AI_BASE_URL: 'https://provider.example.test',
  ADVANCE_AI_ACCESS_KEY: 'access',
  ADVANCE_AI_SECRET_KEY: 'secret',
};

function faultsOf(read: () => unknown): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.errors;
    throw error;
  }
}

function configOf(text: string | undefined, env: Record<string, string> = {}) {
  return parseConfig({ ...ACCOUNT, ...trusting('only').env, ...env }, () => {
    if (text === undefined) throw new Error('no such file');
    return text;
  });
}

const APOLLO = {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [{ id: toId(TEXT).slice(7), name: 'Name', type: 'query', body: TEXT }],
};
const hashOf = (algorithm: string) => createHash(algorithm).update(TEXT).digest('hex');

test.each<[string, string, unknown]>([
  ['GraphQL Code Generator', toId(TEXT), { [toId(TEXT)]: TEXT }],
  ['an older GraphQL Code Generator', hashOf('sha1'), { [hashOf('sha1')]: TEXT }],
  ['Relay', hashOf('md5'), { [hashOf('md5')]: TEXT }],
  ['Relay with SHA256', hashOf('sha256'), { [hashOf('sha256')]: TEXT }],
  ['Apollo', hashOf('sha256'), APOLLO],
  ['Apollo with ids of an app', 'Name@1', { ...APOLLO, operations: [{ ...APOLLO.operations[0], id: 'Name@1' }] }],
])('the file that %s writes is read, and its document found by its id', (_tool, id, content) => {
  const trusted = createTrustedDocuments(configOf(JSON.stringify(content)).manifest, schema, toDocumentLimits());
  expect(trusted.textOf(id)).toBe(TEXT);
  expect(trusted.textOf(id.toUpperCase())).toBe(id === 'Name@1' ? undefined : TEXT);
});

const faultsOfDocuments = (text: string) =>
  faultsOf(() => createTrustedDocuments(configOf(text).manifest, schema, toDocumentLimits()));

test('a manifest of codegen is valid, and so is an empty one', () => {
  expect(configOf(MANIFEST_TEXT).manifest.size).toBe(12);
  expect(faultsOfDocuments(MANIFEST_TEXT)).toEqual([]);
  expect(faultsOfDocuments('{}')).toEqual([]);
});

test.each([
  ['nothing', ''],
  ['half of it', MANIFEST_TEXT.slice(0, 200)],
  ['a list', JSON.stringify(['{ __typename }'])],
  ['null', 'null'],
  ['a hash of another kind', JSON.stringify({ [`sha512:${'0'.repeat(128)}`]: '{ __typename }' })],
  ['a hash of another length', JSON.stringify({ [`sha256:${'0'.repeat(40)}`]: '{ __typename }' })],
  ['an id that is no hash', JSON.stringify({ status: '{ __typename }' })],
  ['an Apollo manifest of a later version', JSON.stringify({ ...APOLLO, version: 2 })],
  ['an Apollo manifest without a body', JSON.stringify({ ...APOLLO, operations: [{ id: 'a' }] })],
  ['a document that is no text', JSON.stringify({ [toId('1')]: 1 })],
  ['a document that is empty', JSON.stringify({ [toId('')]: '' })],
])('a manifest of %s is a fault', (_what, text) => {
  expect(faultsOf(() => configOf(text))).toEqual([
    expect.stringMatching(/^TRUSTED_DOCUMENTS_FILE must contain a JSON /),
  ]);
});

test('a manifest that cannot be read or is not configured is an error', () => {
  expect(faultsOf(() => configOf(undefined))).toEqual(['TRUSTED_DOCUMENTS_FILE must be the path of a readable file.']);
  for (const mode of ['only', 'log']) {
    const env = { TRUSTED_DOCUMENTS: mode, TRUSTED_DOCUMENTS_FILE: '' };
    expect(faultsOf(() => configOf('{}', env))).toEqual([`TRUSTED_DOCUMENTS=${mode} needs TRUSTED_DOCUMENTS_FILE.`]);
  }
});

test.each([
  ['does not parse', '{ livenessResult', /: Syntax Error: /],
  ['asks for what does not exist', '{ nothing }', /: Cannot query field "nothing"/],
  ['is too complex', `{ ${'__typename '.repeat(21)} }`, /at most 20 fields at its root\.$/],
  ['has too many tokens', `{ ${'__typename '.repeat(2_001)} }`, /2000 tokens/],
  ['is too long', `{ __typename ${' '.repeat(32_768)} }`, /at most 32768 characters\.$/],
])('a document that %s is a fault that names its id, beside others that are in order', (_what, text, reason) => {
  const faults = faultsOfDocuments(toManifest('{ __typename }', text, 'query Good { __typename }'));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(`TRUSTED_DOCUMENTS_FILE: ${toId(text)} is invalid: `);
  expect(faults[0]).toMatch(reason);
});

test('a document under the id of another one is an error', () => {
  const text = JSON.stringify({ [toId('{ a }')]: '{ __typename }', [toId('{ b }')]: '{ __typename }' });
  expect(faultsOfDocuments(text)).toEqual(
    ['{ a }', '{ b }'].map((other) => `TRUSTED_DOCUMENTS_FILE: ${toId(other)} is invalid: its hash does not match`),
  );
});

test('the process exits with code 1 and names the invalid document', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'liveness-gateway-'));
  closeAfterTest(() => rm(folder, { recursive: true }));
  const path = join(folder, 'manifest.json');
  await writeFile(path, toManifest('{ nothing }'));
  const { ended, output } = startProcess({
    ...toEnv({ baseUrl: 'http://127.0.0.1:9' }),
    TRUSTED_DOCUMENTS: 'only',
    TRUSTED_DOCUMENTS_FILE: path,
  });
  expect(await ended).toBe(1);
  const fault = `TRUSTED_DOCUMENTS_FILE: ${toId('{ nothing }')} is invalid`;
  expect(output()).toMatch(new RegExp(`^Invalid configuration \\(1 error\\):\n  ${fault}: .*\n$`));
});
