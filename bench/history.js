import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readNumber, readOptions } from '../scripts/read-options.js';
import { fillPostgres, fillThroughStore } from './history/fill.js';
import { measureWrites, percentile, read, time, toReads } from './history/measure.js';
import { explain } from './history/plans.js';

/** Measures the history on both databases, each with rows that are made for it and dropped afterwards. */

const USAGE = 'npm run bench:history -- [--rows 10000000] [--embedded-rows 1000000] [--repeat 200] [--no-plans]';
const { values } = readOptions(USAGE, {
  options: {
    rows: { type: 'string', default: '10000000' },
    'embedded-rows': { type: 'string', default: '1000000' },
    repeat: { type: 'string', default: '200' },
    'no-plans': { type: 'boolean', default: false },
  },
});
const rows = readNumber('rows', values.rows, 'from 0');
const embeddedRows = readNumber('embedded-rows', values['embedded-rows'], 'from 0');
const repeat = readNumber('repeat', values.repeat, 'above 0');
const WRITES = { batches: repeat, size: 500 };

// The compiler leaves the program of the thread out, since it is JavaScript.
const WORKER = 'history/embedded/history-worker.js';
copyFileSync(`src/${WORKER}`, `build/${WORKER}`);
const { openHistory } = await import('../build/history/open-history.js');

const print = (line) => process.stdout.write(`${line}\n`);

if (rows > 0) await measurePostgres();
if (embeddedRows > 0) await measureEmbedded();

async function measurePostgres() {
  const url = new URL(process.env.TEST_DATABASE_URL ?? 'postgres://root@127.0.0.1:5432/test');
  const schema = `bench_history_${process.pid}`;
  url.searchParams.set('options', `-c search_path=${schema}`);
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`create schema ${schema}`);
  const database = { kind: 'postgres', url: url.href };
  const history = await openHistory({ database });
  try {
    const filled = await time(() => fillPostgres(client, rows));
    print(`\nPostgreSQL, ${rows} rows, made in ${Math.round(filled / 1000)} s`);
    await measure(history, rows, database);
  } finally {
    await history.close();
    await client.query(`drop schema ${schema} cascade`);
    await client.end();
  }
}

async function measureEmbedded() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-history-'));
  const database = { kind: 'file', path: join(folder, 'history.db') };
  const history = await openHistory({ database });
  try {
    const filled = await time(() => fillThroughStore(history, embeddedRows));
    print(`\nEmbedded, ${embeddedRows} rows, written in ${Math.round(filled / 1000)} s`);
    await measure(history, embeddedRows, database);
  } finally {
    await history.close();
    rmSync(folder, { recursive: true });
  }
}

async function measure(history, stored, database) {
  const reads = await toReads(history, stored);
  print(`${'ms'.padEnd(48)}${'p50'.padStart(10)}${'p99'.padStart(10)}`);
  for (const [name, question] of Object.entries(reads)) {
    const times = [];
    for (let count = 0; count < repeat; count += 1) times.push(await time(() => read(history, question)));
    print(toLine(name, percentile(times, 0.5), percentile(times, 0.99)));
  }
  const writes = await measureWrites(history, { ...WRITES, rows: stored });
  const perSecond = (share) => (WRITES.size * 1000) / percentile(writes, share);
  print(toLine(`writes a second, batches of ${WRITES.size}`, perSecond(0.5), perSecond(0.99)));
  const seconds = writes.reduce((sum, ms) => sum + ms, 0) / 1000;
  print(toLine('writes a second, all batches together', (WRITES.size * WRITES.batches) / seconds));
  if (values['no-plans']) return;
  for (const [name, question] of Object.entries(reads)) print(`\n${name}\n${await explain(database, question)}`);
}

function toLine(name, ...figures) {
  return name.padEnd(48) + figures.map((figure) => figure.toFixed(1).padStart(10)).join('');
}
