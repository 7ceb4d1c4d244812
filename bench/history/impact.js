import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { readNumber, readOptions } from '../../scripts/read-options.js';
import { CONTENDERS } from '../contenders.js';
import { LOAD_CPU, startServer } from '../measure/child.js';
import { runLoad } from '../measure/load.js';
import { startSlowProxy } from './slow-proxy.js';

/**
 * Measures whether verifications are answered as fast with a history as without, whatever its database does. The load stays
 * below what a gateway can do, since the latency of one that has no time left says little.
 */

const USAGE = 'npm run bench:impact -- [--rounds 5] [--seconds 10] [--warm-up 5] [--delay-ms 2000]';
const { values } = readOptions(USAGE, {
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '10' },
    'warm-up': { type: 'string', default: '5' },
    'delay-ms': { type: 'string', default: '2000' },
  },
});
const [rounds, seconds, warmUp, delayMs] = ['rounds', 'seconds', 'warm-up', 'delay-ms'].map((option) =>
  readNumber(option, values[option], 'above 0'),
);

const VARIANTS = {
  none: { title: 'no history' },
  healthy: { title: 'PostgreSQL', delayMs: 0 },
  slow: { title: `PostgreSQL, each answer ${delayMs} ms late`, delayMs },
  silent: { title: 'PostgreSQL that stops answering', delayMs: Number.POSITIVE_INFINITY },
};
const PROVIDER_LATENCY_MS = 20;
const LOADS = {
  hot: { workload: 'one', connections: 16, pauseMs: 10 },
  cold: { workload: 'cold', connections: 8, pauseMs: 20 },
};

const cwd = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'bench-impact-'));
const database = new URL(process.env.TEST_DATABASE_URL ?? 'postgres://root@127.0.0.1:5432/test');
const client = new pg.Client({ connectionString: database.href });
const print = (line) => process.stdout.write(`${line}\n`);
const samples = [];
let provider;

try {
  await client.connect();
  const args = ['provider.js', '--latency-ms', String(PROVIDER_LATENCY_MS)];
  provider = await startServer(args, { cwd, env: {}, logFile: join(folder, 'provider'), cpu: LOAD_CPU });
  const names = Object.keys(VARIANTS);
  for (let round = 0; round < rounds; round += 1) {
    // Each variant comes first in turn.
    for (const index of names.keys()) samples.push(await measure(names[(index + round) % names.length], round));
  }
  report();
} finally {
  await provider?.stop();
  await client.end();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(name, round) {
  const history = name === 'none' ? undefined : await openHistory();
  const { args, env, url, authorization } = CONTENDERS.memo;
  const place = join(folder, `${name}-${round}`);
  const ownEnv = { ...env(place, provider.url), ...history?.env };
  const server = await startServer(args, { cwd, env: ownEnv, logFile: place, url });
  try {
    history?.proxy.setDelay(VARIANTS[name].delayMs);
    const run = (duration, seed) =>
      Promise.all(
        Object.values(LOADS).map((load) => runLoad({ ...load, url, authorization, cwd, seconds: duration, seed })),
      );
    // Another seed has other results that are not cached.
    await run(warmUp, 1);
    const [hot, cold] = await run(seconds, 2);
    if (hot.failures + cold.failures > 0) throw new Error(`${name} failed ${hot.failures + cold.failures} requests`);
    const sample = { name, hot, cold, recorded: await history?.count() };
    process.stderr.write(`${round} ${name}: hot ${hot.p99Ms.toFixed(2)} ms, cold ${cold.p99Ms.toFixed(2)} ms (p99)\n`);
    return sample;
  } finally {
    await server.stop();
    await history?.close();
  }
}

/** An empty schema, behind a proxy that passes everything on until the gateway has started. */
async function openHistory() {
  const schema = `bench_impact_${process.pid}`;
  await client.query(`create schema ${schema}`);
  const proxy = await startSlowProxy({ host: database.hostname, port: Number(database.port || 5_432) });
  const url = new URL(database);
  url.hostname = '127.0.0.1';
  url.port = String(proxy.port);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return {
    proxy,
    env: { HISTORY_DATABASE: url.href },
    count: async () => Number((await client.query(`select count(*) from ${schema}.history_records`)).rows[0].count),
    async close() {
      await proxy.close();
      await client.query(`drop schema ${schema} cascade`);
    },
  };
}

function report() {
  print(`Load average ${loadavg()[0].toFixed(1)}, ${rounds} rounds of ${seconds} s in turn, medians of the rounds`);
  print(`${'ms'.padEnd(42)}${toCells('hot p50', 'p99', '×', 'cold p50', 'p99', '×', 'requests', 'recorded')}`);
  for (const [name, { title }] of Object.entries(VARIANTS)) {
    const cells = Object.keys(LOADS).flatMap((load) => {
      const p99 = medianOf(name, (sample) => sample[load].p99Ms);
      const ratio = p99 / medianOf('none', (sample) => sample[load].p99Ms);
      return [medianOf(name, (sample) => sample[load].medianMs).toFixed(2), p99.toFixed(2), ratio.toFixed(2)];
    });
    const requests = medianOf(name, ({ hot, cold }) => hot.requests + cold.requests);
    print(title.padEnd(42) + toCells(...cells, requests, medianOf(name, ({ recorded }) => recorded) ?? ''));
  }
}

function medianOf(name, read) {
  const ofName = samples.filter((sample) => sample.name === name).map(read);
  return ofName.sort((one, other) => one - other)[Math.floor(ofName.length / 2)];
}

function toCells(...cells) {
  return cells.map((cell) => String(cell).padStart(10)).join('');
}
