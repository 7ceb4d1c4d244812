import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { auditServer } from 'graphql-http';
import { toDemoEnvironment } from '../build/demo/environment.js';
import { startSimulator } from '../build/simulator/simulator.js';

/** The audits of GraphQL over HTTP against the gateway as it is started in earnest, in front of a simulated provider. */

// GET is audited as well, so it is on; its requests say that no foreign page caused them, as CSRF prevention wants.
const PREFLIGHTED = { 'apollo-require-preflight': 'audit' };
const fetchFn = (url, { headers, ...init } = {}) =>
  fetch(url, { ...init, headers: init.method === 'POST' ? headers : { ...headers, ...PREFLIGHTED } });

const simulator = await startSimulator();
const gateway = spawn(process.execPath, ['dist/main.js'], {
  env: { ...toDemoEnvironment(simulator), PORT: '0', HTTP_GET: 'on' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
if (process.stderr.isTTY) process.stderr.write('auditing a gateway …\n');
try {
  const results = await auditServer({ url: await listeningUrl(), fetchFn });
  const failed = results.filter(({ status }) => status !== 'ok');
  for (const { status, id, name, reason } of failed) process.stdout.write(`${status} ${id} ${name}: ${reason}\n`);
  process.stdout.write(`${results.length - failed.length} of ${results.length} audits of GraphQL over HTTP pass\n`);
  process.exitCode = failed.length === 0 ? 0 : 1;
} finally {
  gateway.kill();
  await once(gateway, 'close');
  await simulator.close();
}

async function listeningUrl() {
  for await (const line of createInterface({ input: gateway.stdout })) {
    const { msg, url } = JSON.parse(line);
    if (msg === 'listening') {
      gateway.stdout.resume();
      return url;
    }
  }
  throw new Error('the gateway ended before it listened');
}
