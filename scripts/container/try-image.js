import { spawn, spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { demoAccessKey, demoSecretKey, startSimulator } from '../../build/simulator/simulator.js';

const KEY = 'a-key-of-the-container-test';
/** Of somebody who owns nothing; only root can become another. */
const NOBODY = process.getuid() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const START_MS = 20_000;
/** The library with a native part, which the programs cannot contain, and what it loads. */
const PACKAGES = ['@libsql', '@neon-rs', 'libsql'];
const QUESTION = `query ($id: ID!) {
  livenessResult(signatureId: $id) { status }
  verificationHistory { pageInfo { hasNextPage } }
}`;

/** Runs what was built as a container would: nothing can be written, and by somebody without rights. Throws what fails. */
export async function tryImage(image, scratch) {
  const cwd = join(image.root, image.directory);
  expect(image.user !== undefined && image.user !== 'root', 'the image is run by root');
  const packages = readdirSync(join(cwd, 'node_modules')).filter((name) => !name.startsWith('.'));
  expect(`${packages}` === `${PACKAGES}`, `the image has the packages ${packages} beside the programs`);
  spawnSync('chmod', ['-R', 'a-w', image.root]);

  const simulator = await startSimulator();
  const port = await findFreePort();
  const keys = join(scratch, 'keys.json');
  const caller = { id: 'one', subject: 'test', tenant: 'default', scopes: ['liveness:read', 'liveness:list'] };
  writeFileSync(keys, JSON.stringify([{ ...caller, sha256: hash('sha256', KEY, 'hex') }]));
  const env = {
    ...{ PATH: process.env.PATH, ...image.env, PORT: String(port), API_KEYS_FILE: keys },
    ...{ ADVANCE_AI_BASE_URL: simulator.baseUrl, ADVANCE_AI_ACCESS_KEY: demoAccessKey },
    ...{ ADVANCE_AI_SECRET_KEY: demoSecretKey, LOG_LEVEL: 'warn' },
    // Loads the library with a native part.
    HISTORY_DATABASE: 'memory:',
  };
  const as = { cwd, env, ...NOBODY };
  expect(spawnSync('sh', ['-c', 'touch written'], as).status !== 0, 'the directory of the program can be written');

  const isHealthy = () => spawnSync(image.healthCheck[0], image.healthCheck.slice(1), as).status === 0;
  expect(!isHealthy(), 'the health check is content before anything runs');
  const [command, ...args] = image.entryPoint;
  const gateway = spawn(command, args, { ...as, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = once(gateway, 'exit');
  try {
    const startedAt = performance.now();
    while (!isHealthy()) {
      expect(gateway.exitCode === null, 'the gateway ended before it was healthy');
      expect(performance.now() - startedAt < START_MS, 'the health check is not content');
    }
    const status = await ask(port, simulator.sampleIds.passFarNear);
    expect(status === 'PASS', `it answers ${status}`);
    gateway.kill('SIGTERM');
    const [exitCode] = await ended;
    expect(exitCode === 0, `SIGTERM ends it with ${exitCode}`);
    expect(!isHealthy(), 'the health check is content after it has ended');
  } finally {
    gateway.kill('SIGKILL');
    await simulator.close();
  }
}

async function ask(port, id) {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
    body: JSON.stringify({ query: QUESTION, variables: { id } }),
  });
  const { data, errors } = await response.json();
  return errors?.[0]?.extensions?.code ?? data?.livenessResult?.status;
}

async function findFreePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

function expect(isSo, otherwise) {
  if (!isSo) throw new Error(otherwise);
}
