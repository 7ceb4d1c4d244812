import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitWithError, readNames, readNumber, readOptions } from '../scripts/read-options.js';
import { buildAnswer, toComparable } from './answer/build-answer.js';
import { buildStock } from './contenders/build-stock.js';
import { CONTENDERS, gatewaysOf } from './contenders.js';
import { COMMON_WORKLOADS, EVERYTHING, WORKLOADS } from './data/workloads.js';
import { LOAD_CPU, startServer } from './measure/child.js';
import { measureCold } from './measure/cold.js';
import { runLoad } from './measure/load.js';
import { readCpuSeconds, readPeakMemory } from './measure/usage.js';
import { toReport } from './report.js';

/** Measures all contenders in one run: see RESULTS.md, which it writes. `--help` says what can be chosen. */

const cwd = dirname(fileURLToPath(import.meta.url));
const { values } = readOptions('npm run bench -- [--help]', {
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    'warm-up': { type: 'string', default: '8' },
    connections: { type: 'string', default: '48' },
    contenders: { type: 'string' },
    before: { type: 'string' },
    workloads: { type: 'string', default: COMMON_WORKLOADS.join(',') },
    'no-cold': { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write('npm run bench -- [--rounds 5] [--seconds 3] [--warm-up 8] [--connections 48]\n');
  process.stdout.write('  [--contenders bare,gateway] [--workloads one,fifty] [--no-cold] [--record]\n');
  process.stdout.write('  [--before DIR: also the gateways of that built checkout, such as memo-before]\n');
  process.exit(0);
}

// A record is about one commit, and would hold the path of the other checkout.
if (values.record && values.before) exitWithError('--record measures this checkout alone; leave --before out.');
const contenders = { ...CONTENDERS, ...(values.before && gatewaysOf(resolve(values.before))) };
const names = readNames('contenders', values.contenders ?? Object.keys(contenders).join(','), contenders);
const workloads = readNames('workloads', values.workloads, WORKLOADS);
const [rounds, seconds, warmUp, connections] = ['rounds', 'seconds', 'warm-up', 'connections'].map((option) =>
  readNumber(option, values[option], 'above 0'),
);

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const samples = [];
let provider;

try {
  buildStock(cwd);
  provider = await startServer(['provider.js'], {
    cwd,
    env: {},
    logFile: join(folder, 'provider'),
    cpu: LOAD_CPU,
  });
  for (let round = 0; round < rounds; round += 1) {
    for (const workload of workloads) {
      // Whoever comes first in a round has no advantage over all rounds.
      const able = names.filter((name) => contenders[name].isGateway || !WORKLOADS[workload].isForGateways);
      for (const name of rotate(able, round)) samples.push(await measure(name, workload, round));
    }
  }
  const cold = [];
  for (let round = 0; round < rounds && !values['no-cold']; round += 1) {
    cold.push(await measureCold({ cwd, folder }));
  }
  const report = toReport({ samples, cold, titles: contenders, workloads: WORKLOADS, settings: values });
  process.stdout.write(`${report.text}\n`);
  // What is recorded is measured on a machine that does nothing else.
  const kept = values.record ? 'results' : 'last-run';
  writeFileSync(join(cwd, `${kept}.json`), `${JSON.stringify(report.json, null, 2)}\n`);
  if (values.record) writeFileSync(join(cwd, 'RESULTS.md'), `${report.text}\n`);
} finally {
  await provider?.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** One contender as a process of its own: its answers checked, warmed up, then asked for a while. */
async function measure(name, workload, round) {
  const { args, env, authorization = '', isGateway = false, upstream, url } = contenders[name];
  const place = join(folder, `${name}-${workload}-${round}`);
  const other =
    upstream &&
    (await startServer(contenders[upstream].args, { cwd, env: {}, logFile: `${place}-upstream`, cpu: LOAD_CPU }));
  const ownEnv = env?.(place, provider.url, other?.url) ?? {};
  const spawnedAt = performance.now();
  const server = await startServer(args, { cwd, env: ownEnv, logFile: place, url });
  try {
    await ask(server.url, WORKLOADS[workload].bodies[0], authorization);
    const startMs = performance.now() - spawnedAt;
    if (isGateway) for (const body of EVERYTHING) await ask(server.url, body, authorization);
    const first = await ask(server.url, WORKLOADS[workload].bodies[0], authorization);
    for (const body of WORKLOADS[workload].bodies) await check(name, server.url, body, authorization);
    const load = { url: server.url, workload, connections, authorization, cwd };
    await runLoad({ ...load, seconds: warmUp });
    const before = readCpuSeconds(server.pid);
    const startedAt = performance.now();
    const outcome = await runLoad({ ...load, seconds });
    const elapsed = (performance.now() - startedAt) / 1_000;
    const cpuSeconds = readCpuSeconds(server.pid) - before;
    if (outcome.failures > 0) throw new Error(`${name} failed ${outcome.failures} requests of ${workload}`);
    const sample = {
      contender: name,
      workload,
      round,
      perSecond: outcome.requests / seconds,
      cpuMicros: (cpuSeconds / outcome.requests) * 1e6,
      cpuShare: cpuSeconds / elapsed,
      medianMs: outcome.medianMs,
      p99Ms: outcome.p99Ms,
      startMs,
      peakMemory: readPeakMemory(server.pid),
    };
    process.stderr.write(
      `${round} ${workload} ${name}: ${Math.round(sample.perSecond)}/s, ${sample.cpuMicros.toFixed(1)} µs, ${Math.round(sample.peakMemory)} MiB, ${first.length} bytes\n`,
    );
    return sample;
  } finally {
    await server.stop();
    await other?.stop();
    rmSync(place, { recursive: true, force: true });
  }
}

async function ask(url, body, authorization) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', authorization },
    body,
  });
  return response.text();
}

/** Three times, since the first answers of a contender may be made in another way than those that are measured. */
async function check(name, url, body, authorization) {
  if (JSON.parse(body).operationName === 'ManyWhole') return checkWhole(name, await ask(url, body, authorization));
  const expected = toComparable(JSON.stringify(buildAnswer(JSON.parse(body))));
  for (let time = 0; time < 3; time += 1) {
    const text = await ask(url, body, authorization);
    if (toComparable(text) !== expected) throw new Error(`${name} answers otherwise: ${text.slice(0, 500)}`);
  }
}

/** Only gateways answer it, so there is no second answer to compare with. */
function checkWhole(name, text) {
  const { data, errors } = JSON.parse(text);
  const isWhole = errors === undefined && data.verifications.every(({ document }) => document.fullName !== null);
  if (!isWhole) throw new Error(`${name} answers otherwise: ${text.slice(0, 500)}`);
}

function rotate(list, by) {
  return list.map((_, index) => list[(index + by) % list.length]);
}
