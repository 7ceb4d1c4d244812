import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { startSimulator } from '../../src/simulator/simulator.js';
import { closeAfterTest } from '../support/close-after-test.js';
import { toManifest } from '../support/data/manifest.js';
import { toApiKey } from '../support/gateway/api-keys.js';
import { toEnv } from '../support/gateway/gateway-process.js';
import { SECRET, toWebhook } from '../support/live/notices.js';

const CONFIG = toEnv({ baseUrl: 'http://127.0.0.1:9' });

/** Runs the built command; returns its output, and ends it once the output contains the text. */
async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}, until?: string) {
  const child = spawn(process.execPath, ['dist/cli.js', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  closeAfterTest(async () => void child.kill('SIGKILL'));
  const printed = { out: '', error: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    const isSeen = until !== undefined && printed.out.includes(until);
    printed.out += text;
    // Sent only once: a second signal would end the process immediately.
    if (until !== undefined && !isSeen && printed.out.includes(until)) child.kill('SIGTERM');
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    printed.error += text;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...printed };
}

test('--help names every option, and so does the rejection of an unknown option', async () => {
  const help = await run(['--help']);
  const refusal = await run(['--hepl']);
  expect([help.code, help.error, refusal.code, refusal.out]).toEqual([0, '', 2, '']);
  expect(help.out.match(/^ {2}--[\w-]+/gm)).toEqual([
    '  --demo',
    '  --import',
    '  --check-config',
    '  --check-webhook',
    '  --print-schema',
    '  --version',
    '  --help',
  ]);
  expect(refusal.error).toBe(help.out);
});

test('two options at once are rejected', async () => {
  expect((await run(['--version', '--help'])).code).toBe(2);
});

test('--check-config reports a valid configuration, or every error', async () => {
  expect(await run(['--check-config'], CONFIG)).toEqual({
    code: 0,
    out: 'The configuration is valid.\n',
    error: '',
  });
  const { code, out, error } = await run(['--check-config'], { ...CONFIG, PORT: 'x', HOST: 'y' });
  expect([code, out]).toEqual([1, '']);
  expect(error).toMatch(/^Invalid configuration \(2 errors\):\n {2}HOST must be .*\n {2}PORT must be .*\n$/);
});

describe('--check-config', () => {
  const keys = (changes: object) => JSON.stringify([{ ...toApiKey('secret-key'), ...changes }]);
  const check = async (env: Record<string, string>, files: Record<string, string> = {}) => {
    const folder = await mkdtemp(join(tmpdir(), 'liveness-gateway-'));
    closeAfterTest(() => rm(folder, { recursive: true }));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const placed = Object.fromEntries(
      Object.entries(env).map(([name, value]) => [name, value.replace('@', `${folder}/`)]),
    );
    return { folder, ...(await run(['--check-config'], { ...CONFIG, ...placed })) };
  };

  test.each<[string, Record<string, string>, Record<string, string>, RegExp]>([
    [
      'an unsupported proxy URL',
      { https_proxy: 'proxy.example.com:3128' },
      {},
      /https_proxy must be the http or https URL of a proxy/,
    ],
    [
      'one port for both servers',
      { PORT: '4000', METRICS_PORT: '4000' },
      {},
      /METRICS_PORT must differ from PORT, but both are 4000\./,
    ],
    [
      'a missing audit directory',
      { AUDIT_LOG: '@none/audit.log', AUDIT_HMAC_KEY: 'x'.repeat(32) },
      {},
      /AUDIT_LOG cannot be opened: its directory does not exist/,
    ],
    [
      'an audit log that is a directory',
      { AUDIT_LOG: '@', AUDIT_HMAC_KEY: 'x'.repeat(32) },
      {},
      /AUDIT_LOG cannot be opened: it is a directory/,
    ],
    [
      'a misspelt scope',
      { API_KEYS_FILE: '@keys.json', AUTH: 'on' },
      { 'keys.json': keys({ scopes: ['liveness:reed'] }) },
      /scopes\[0\] of key "id-of-secret-key" is unknown\. Known scopes are liveness:read, /,
    ],
    [
      'a key of a tenant without account',
      { API_KEYS_FILE: '@keys.json', AUTH: 'on' },
      { 'keys.json': keys({ tenant: 'other' }) },
      /the tenant of key "id-of-secret-key" has no account at the provider/,
    ],
    [
      'a misspelt variable',
      { PROVIDER_TIMEOUT_SM: '1' },
      {},
      /PROVIDER_TIMEOUT_SM is not a known variable\. Did you mean PROVIDER_TIMEOUT_MS\?/,
    ],
    [
      'a timeout above its deadline',
      { PROVIDER_TIMEOUT_MS: '20000' },
      {},
      /PROVIDER_TIMEOUT_MS \(20000\) has no effect: PROVIDER_DEADLINE_MS \(10000\)/,
    ],
    [
      'a history in a file while instances share a Redis',
      {
        HISTORY_DATABASE: 'file:/var/lib/history.db',
        REDIS_URL: 'redis://cache',
        STORE_ENCRYPTION_KEY: Buffer.alloc(32, 'k').toString('base64'),
      },
      {},
      /HISTORY_DATABASE is a database of one instance, but REDIS_URL is set/,
    ],
    [
      'an invalid trusted document',
      { TRUSTED_DOCUMENTS: 'only', TRUSTED_DOCUMENTS_FILE: '@documents.json' },
      { 'documents.json': toManifest('{ nothing }') },
      /TRUSTED_DOCUMENTS_FILE: sha256:\w+ is invalid: Cannot query field/,
    ],
    [
      'a service link of Kubernetes',
      { METRICS_PORT: 'tcp://10.0.0.7:9090' },
      {},
      /METRICS_PORT must be a whole number .* enableServiceLinks: false/,
    ],
  ])('reports %s and exits with 1', async (_what, env, files, fault) => {
    const { code, out, error } = await check(env, files);
    expect([code, out]).toEqual([1, '']);
    expect(error).toMatch(fault);
    expect(error.trim().split('\n').length).toBeLessThanOrEqual(2);
    expect(error).not.toMatch(/reed|10\.0\.0\.7/);
  });

  test('checks trusted documents against the schema and limits of the start', async () => {
    const documents = toManifest(`{ ${'_entities(representations: []) { __typename } '.repeat(30)} }`);
    const trusted = { TRUSTED_DOCUMENTS: 'only', TRUSTED_DOCUMENTS_FILE: '@documents.json' };
    const files = { 'documents.json': documents };
    expect((await check({ ...trusted, FEDERATION: 'on' }, files)).code).toBe(0);
    expect((await check(trusted, files)).error).toMatch(/at most 20 fields at its root/);
  });

  test('ignores variables of other programs, and creates no file', async () => {
    const { code, error, folder } = await check({
      ...{ HOSTNAME: 'pod-7', REDIS_PORT: 'tcp://10.0.0.7:6379', NODE_ENV: 'production', TZ: 'UTC' },
      ...{ AUDIT_LOG: '@audit.log', AUDIT_HMAC_KEY: 'x'.repeat(32) },
    });
    expect([code, error, await readdir(folder)]).toEqual([0, '', []]);
  });
});

test('--print-schema prints the schema, and --version the version', async () => {
  expect((await run(['--print-schema'])).out).toBe(readFileSync('schema/schema.graphql', 'utf8'));
  expect((await run(['--version'])).out).toBe(`${JSON.parse(readFileSync('package.json', 'utf8')).version}\n`);
});

test('--demo answers a query, and without an option the configured gateway starts', async () => {
  const demo = await run(['--demo'], { PORT: '0' }, 'Ctrl-C');
  expect([demo.code, demo.error]).toEqual([0, '']);
  expect(demo.out).toContain('"errorCode": "LIVENESS_ATTACK"');
  expect(demo.out.split('\n').length).toBeLessThan(70);
  expect(demo.out).toMatch(/^and \d+ more, /m);
  expect(await run(['--demo'], { PORT: 'x' })).toMatchObject({
    code: 1,
    error: expect.stringMatching(/ {2}PORT must be .*\n$/),
  });
  const gateway = await run([], CONFIG, '"listening"');
  expect([gateway.code, gateway.error]).toEqual([0, '']);
  expect(gateway.out).toContain('"stopped"');
});

test('--import records ids with progress, names the one that failed, and skips what is recorded the next time', async () => {
  const simulator = await startSimulator();
  closeAfterTest(simulator.close);
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  closeAfterTest(() => rm(folder, { recursive: true }));
  const { passFarNear, attackInjection } = simulator.sampleIds;
  const path = join(folder, 'ids.csv');
  await writeFile(path, `signatureId,day\n${passFarNear},1\n${attackInjection},2\nunknown-id,3\n`);
  const env = { ...toEnv(simulator), HISTORY_DATABASE: `file:${join(folder, 'history.db')}` };
  const first = await run(['--import', path, '--rate', '100'], env);
  expect(first).toMatchObject({
    code: 1,
    out: '3 of 3: 2 recorded, 0 known already, 1 failed\nfailed: unknown-id UNKNOWN_ID\n',
  });
  const second = await run(['--import', path, '--rate', '100'], env);
  expect(second.out).toContain('3 of 3: 0 recorded, 2 known already, 1 failed\n');
  expect(simulator.callsTo('get-result', passFarNear)).toHaveLength(1);
});

test('--import needs a history, a file that exists, and an account', async () => {
  expect(await run(['--import', 'ids.csv'], CONFIG)).toMatchObject({ code: 1, out: '' });
  const env = { ...CONFIG, HISTORY_DATABASE: 'memory:' };
  expect(await run(['--import', '/nowhere/ids.csv'], env)).toMatchObject({
    code: 1,
    error: 'The file with the ids cannot be read (ENOENT).\n',
  });
  expect((await run(['--import', 'ids.csv', '--tenant', 'other'], env)).error).toContain('--tenant other');
  expect(await run(['--import', 'ids.csv', '--rate', '0'], env)).toMatchObject({ code: 2 });
});

test('--check-webhook exits with 0 if the configured template fits, and else names the one that does', async () => {
  const { body, headers } = toWebhook('an-id', Date.now());
  const captured = [...Object.entries(headers).map((header) => header.join(': ')), '', body].join('\r\n');
  const folder = await mkdtemp(join(tmpdir(), 'webhook-'));
  closeAfterTest(() => rm(folder, { recursive: true }));
  const path = join(folder, 'webhook.txt');
  await writeFile(path, captured);
  const env = { ...CONFIG, ADVANCE_AI_WEBHOOK_SECRET: SECRET };
  const fitting = await run(['--check-webhook', path], env);
  expect(fitting).toMatchObject({ code: 0, error: '', out: expect.stringMatching(/^The signature fits /) });
  const other = await run(['--check-webhook', path], {
    ...env,
    ADVANCE_AI_WEBHOOK_TEMPLATE: 'body+dot+timestamp/sha512/raw',
  });
  expect(other).toMatchObject({ code: 1, out: '' });
  expect(other.error).toContain(
    '\nWhat fits: ADVANCE_AI_WEBHOOK_TEMPLATE=timestamp+newline+nonce+newline+body/sha256/base64\n',
  );
  expect(other.error).not.toContain(headers['aai-signature']);
});

test('--check-webhook needs a secret and a file that exists', async () => {
  expect((await run(['--check-webhook', 'webhook.txt'], CONFIG)).error).toContain(
    'Tenant default has no secret of a webhook.',
  );
  const env = { ...CONFIG, ADVANCE_AI_WEBHOOK_SECRET: SECRET };
  expect(await run(['--check-webhook', '/nowhere/webhook.txt'], env)).toMatchObject({
    code: 1,
    error: 'The file with the request cannot be read (ENOENT).\n',
  });
  expect((await run(['--check-webhook', 'webhook.txt', '--tenant', 'other'], env)).error).toContain('Tenant other');
});
