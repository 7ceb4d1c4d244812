import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { closeAfterTest } from '../support/close-after-test.js';
import { toApiKey, toKeyFile } from '../support/gateway/api-keys.js';
import { startTestGateway } from '../support/gateway/gateway.js';

const HAS_JQ = spawnSync('jq', ['--version']).status === 0;
const blocks = [...readFileSync('docs/runbook.md', 'utf8').matchAll(/^( *)```sh\n([\s\S]*?)^ *```$/gm)].map(
  ([, indent = '', text = '']) => text.replaceAll(RegExp(`^${indent}`, 'gm'), '').trim(),
);

/** A gateway whose log has an operation with an error and a refused request, and a folder with a `kubectl` that prints it. */
async function startWithLog() {
  const gateway = await startTestGateway(toKeyFile(toApiKey('reader', { scopes: ['liveness:read'] })));
  const query = '{ livenessResult(signatureId: "d3441a46833a0625") { faceImage { url } } }';
  await gateway.post({ query }, { authorization: 'Bearer reader', 'x-request-id': 'known-request' });
  await gateway.post({ query });
  const folder = mkdtempSync(join(tmpdir(), 'runbook-'));
  closeAfterTest(async () => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'all.log'), gateway.logLines.join(''));
  writeFileSync(join(folder, 'kubectl'), `#!/bin/sh\ntest "$1" = logs && cat '${folder}/all.log'\n`);
  chmodSync(join(folder, 'kubectl'), 0o755);
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
  const run = async (command: string) =>
    (await promisify(execFile)('sh', ['-ec', command], { cwd: folder, env })).stdout;
  return { run, url: gateway.url };
}

test('the commands of the runbook find a request, a code and a reason in the log of the gateway', async () => {
  const { run } = await startWithLog();
  const [collect = '', ...searches] = blocks.filter((text) => !text.startsWith('curl'));
  expect(collect).toContain('> gateway.log');
  await run(collect);
  const lines = searches.flatMap((text) => text.split('\n'));
  expect(lines.length).toBe(6);
  for (const line of lines) {
    if (line.startsWith('jq') && !HAS_JQ) continue;
    expect([line, await run(line.replace('REQUEST_ID', 'known-request'))]).toEqual([line, expect.stringMatching(/\S/)]);
  }
});

test('the probes of the runbook are answered by a running gateway', async () => {
  const { run, url } = await startWithLog();
  const [probes = ''] = blocks.filter((text) => text.startsWith('curl'));
  expect((await run(probes.replaceAll('http://127.0.0.1:4000', url))).match(/200 OK/g)).toHaveLength(2);
});
