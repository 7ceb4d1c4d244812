import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readOptions } from '../scripts/read-options.js';
import { CONTENDERS } from './contenders.js';
import { EVERYTHING } from './data/workloads.js';
import { LOAD_CPU, runToEnd, startServer } from './measure/child.js';

/** Where one contender spends its time: `node bench/profile.js gateway fifty` after a run of the benchmark. */

const cwd = dirname(fileURLToPath(import.meta.url));
const { positionals } = readOptions('node bench/profile.js [CONTENDER [WORKLOAD [SECONDS]]]', {
  allowPositionals: true,
});
const [name = 'gateway', workload = 'fifty', seconds = '5'] = positionals;
const { args, env, authorization = '', isGateway = false, url } = CONTENDERS[name];
const folder = mkdtempSync(join(tmpdir(), 'profile-'));

const provider = await startServer(['provider.js'], { cwd, env: {}, logFile: join(folder, 'provider'), cpu: LOAD_CPU });
const server = await startServer(['--cpu-prof', `--cpu-prof-dir=${folder}`, ...args], {
  cwd,
  env: env?.(folder, provider.url) ?? {},
  logFile: join(folder, name),
  url,
});
const headers = { 'content-type': 'application/json', authorization };
if (isGateway) for (const body of EVERYTHING) await fetch(server.url, { method: 'POST', headers, body });
await runToEnd(
  [
    'load/generator.js',
    ...['--url', server.url, '--workload', workload, '--connections', '48', '--seconds', seconds],
    ...['--authorization', authorization],
  ],
  { cwd },
);
await server.stop('SIGTERM');
await provider.stop('SIGKILL');
const file = readdirSync(folder).find((it) => it.endsWith('.cpuprofile'));
process.stdout.write(`${toTable(JSON.parse(readFileSync(join(folder, file), 'utf8')))}\n`);
rmSync(folder, { recursive: true });

/** The functions that were seen most often at work themselves, in per cent of all time that was not idle. */
function toTable({ nodes, samples }) {
  const places = new Map(nodes.map(({ id, callFrame }) => [id, toPlace(callFrame)]));
  const counts = new Map();
  for (const id of samples) {
    const place = places.get(id);
    if (place !== '(idle)' && place !== '(program)') counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const rows = [...counts].sort(([, one], [, other]) => other - one).slice(0, 45);
  return rows.map(([place, count]) => `${((count / total) * 100).toFixed(1).padStart(5)} %  ${place}`).join('\n');
}

function toPlace({ functionName, url, lineNumber }) {
  const path = url.replace(/^.*\/(node_modules|dist|bench)\//, '$1/');
  return path === '' ? functionName : `${functionName || '(anonymous)'}  ${path}:${lineNumber + 1}`;
}
