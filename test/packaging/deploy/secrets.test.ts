import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { parseConfig } from '../../../src/config/config.js';
import { closeAfterTest } from '../../support/close-after-test.js';
import { bearer } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

const page = readFileSync('docs/deployment.md', 'utf8');
const { gateway } = parse(readFileSync('compose.yaml', 'utf8')).services;

/** Runs the commands of docs/deployment.md in an empty folder; returns it, and the key that they hand to the caller. */
function createSecrets() {
  const [, commands = 'false'] = /^## Secrets\n[\s\S]*?^```sh\n([\s\S]*?)^```/m.exec(page) ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  closeAfterTest(async () => rmSync(folder, { recursive: true }));
  const env = { ...process.env, ADVANCE_AI_ACCESS_KEY: 'demo-access-key', ADVANCE_AI_SECRET_KEY: 'demo-secret-key' };
  const key = execFileSync('sh', ['-ec', `${commands}printf %s "$KEY"`], { cwd: folder, env, encoding: 'utf8' });
  const readFile = (path: string) => readFileSync(path.replace('/run/secrets', join(folder, 'secrets')), 'utf8');
  return { key, readFile };
}

test('the commands of docs/deployment.md create secrets with which compose.yaml is a configuration', () => {
  const { readFile } = createSecrets();
  const config = parseConfig(
    { HOST: '0.0.0.0', ...gateway.environment, ADVANCE_AI_BASE_URL: 'https://api.example.com' },
    readFile,
  );
  expect(config.storeEncryptionKeys).toHaveLength(1);
  expect([...config.tenants.values()]).toMatchObject([{ accessKey: 'demo-access-key', secretKey: 'demo-secret-key' }]);
});

test('a caller reads a result and its image with the key that they create', async () => {
  const { key, readFile } = createSecrets();
  const { post, simulator } = await startTestGateway({
    env: { AUTH: 'on', API_KEYS_FILE: 'api-keys.json' },
    files: { 'api-keys.json': readFile('/run/secrets/api-keys.json') },
  });
  const query = `{ livenessResult(signatureId: "${simulator.sampleIds.passFarNear}") { status faceImage { url } } }`;
  const { data, errors } = await post({ query }, bearer(key));
  expect(errors).toEqual([]);
  expect(data.livenessResult).toMatchObject({ status: 'PASS', faceImage: { url: expect.any(String) } });
});
