import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { parseConfig } from '../../../src/config/config.js';
import { createSecrets } from '../../support/deployed-secrets.js';
import { bearer } from '../../support/gateway/api-keys.js';
import { startTestGateway } from '../../support/gateway/gateway.js';

const { gateway } = parse(readFileSync('compose.yaml', 'utf8')).services;

test('the commands of docs/deployment.md create secrets with which compose.yaml is a configuration', () => {
  const { readFile } = createSecrets(['Secrets']);
  const config = parseConfig(
    { HOST: '0.0.0.0', ...gateway.environment, ADVANCE_AI_BASE_URL: 'https://api.example.com' },
    readFile,
  );
  expect(config.storeEncryptionKeys).toHaveLength(1);
  expect([...config.tenants.values()]).toMatchObject([{ accessKey: 'demo-access-key', secretKey: 'demo-secret-key' }]);
});

test('a caller reads a result and its image with the key that they create', async () => {
  const { key, readFile } = createSecrets(['Secrets']);
  const { post, simulator } = await startTestGateway({
    env: { AUTH: 'on', API_KEYS_FILE: 'api-keys.json' },
    files: { 'api-keys.json': readFile('/run/secrets/api-keys.json') },
  });
  const query = `{ livenessResult(signatureId: "${simulator.sampleIds.passFarNear}") { status faceImage { url } } }`;
  const { data, errors } = await post({ query }, bearer(key));
  expect(errors).toEqual([]);
  expect(data.livenessResult).toMatchObject({ status: 'PASS', faceImage: { url: expect.any(String) } });
});
