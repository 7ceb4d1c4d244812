import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ConfigError } from '../../../src/config/config-error.js';
import { parseConfig } from '../../../src/config.js';
import { buildGatewaySchema } from '../../../src/graphql/build-schema.js';
import { createTrustedDocuments } from '../../../src/server/trusted-documents/trusted-documents.js';
import { closeAfterTest } from '../../support/close-after-test.js';
import { startProcess, toEnv } from '../../support/gateway-process.js';
import { MANIFEST_TEXT, toId, toManifest, trusting } from '../../support/manifest.js';

const schema = buildGatewaySchema();
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
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

function configOf(text: string | undefined, env: Record<string, string> = {}) {
  return parseConfig({ ...ACCOUNT, ...trusting('only').env, ...env }, () => {
    if (text === undefined) throw new Error('no such file');
    return text;
  });
}

const faultsOfDocuments = (text: string) => faultsOf(() => createTrustedDocuments(configOf(text).manifest, schema));

test('the manifest that codegen writes is in order, and so is an empty one', () => {
  expect(configOf(MANIFEST_TEXT).manifest.size).toBe(6);
  expect(faultsOfDocuments(MANIFEST_TEXT)).toEqual([]);
  expect(faultsOfDocuments('{}')).toEqual([]);
});

test.each([
  ['nothing', ''],
  ['half of it', MANIFEST_TEXT.slice(0, 200)],
  ['a list', JSON.stringify(['{ __typename }'])],
  ['null', 'null'],
  ['a hash of another kind', JSON.stringify({ [`sha1:${'0'.repeat(40)}`]: '{ __typename }' })],
  ['a hash without its kind', JSON.stringify({ ['0'.repeat(64)]: '{ __typename }' })],
  ['a document that is no text', JSON.stringify({ [toId('1')]: 1 })],
  ['a document that is empty', JSON.stringify({ [toId('')]: '' })],
])('a manifest of %s is a fault', (_what, text) => {
  expect(faultsOf(() => configOf(text))).toEqual([expect.stringMatching(/^TRUSTED_DOCUMENTS_FILE must hold a JSON /)]);
});

test('a manifest that cannot be read is a fault, and one that is not named', () => {
  expect(faultsOf(() => configOf(undefined))).toEqual(['TRUSTED_DOCUMENTS_FILE must name a file that can be read.']);
  for (const mode of ['only', 'log']) {
    const env = { TRUSTED_DOCUMENTS: mode, TRUSTED_DOCUMENTS_FILE: '' };
    expect(faultsOf(() => configOf('{}', env))).toEqual([
      'TRUSTED_DOCUMENTS needs TRUSTED_DOCUMENTS_FILE: nothing says which documents are trusted.',
    ]);
  }
});

test.each([
  ['does not parse', '{ livenessResult', /: Syntax Error: /],
  ['asks for what does not exist', '{ nothing }', /: Cannot query field "nothing"/],
  ['is of a kind that does not exist', 'mutation { nothing }', /: There is no mutation here\.$/],
  ['is too complex', `{ ${'__typename '.repeat(21)} }`, /at most 20 fields at its root\.$/],
  ['is too long', `{ ${'__typename '.repeat(2_001)} }`, /2000 tokens/],
])('a document that %s is a fault that names its id, beside others that are in order', (_what, text, reason) => {
  const faults = faultsOfDocuments(toManifest('{ __typename }', text, 'query Good { __typename }'));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(`TRUSTED_DOCUMENTS_FILE: ${toId(text)} cannot be answered: `);
  expect(faults[0]).toMatch(reason);
});

test('a document under an id of another one is a fault', () => {
  const text = JSON.stringify({ [toId('{ a }')]: '{ __typename }', [toId('{ b }')]: '{ __typename }' });
  expect(faultsOfDocuments(text)).toEqual(
    ['{ a }', '{ b }'].map(
      (other) => `TRUSTED_DOCUMENTS_FILE: ${toId(other)} cannot be answered: its hash is another one`,
    ),
  );
});

test('the process ends with exit code 1 and says which document cannot be answered', async () => {
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
  const fault = `TRUSTED_DOCUMENTS_FILE: ${toId('{ nothing }')} cannot be answered`;
  expect(output()).toMatch(new RegExp(`^The configuration has 1 fault\\(s\\):\n  ${fault}: .*\n$`));
});
