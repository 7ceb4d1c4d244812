import { readFileSync, writeFileSync } from 'node:fs';
import { readOptions } from './read-options.js';

/** What one instance can do, from the recorded benchmark: the table of docs/operations.md, where `--write` puts it. */

const PAGE = 'docs/operations.md';
const TABLE = /(<!-- capacity -->\n)[\s\S]*(<!-- \/capacity -->)/;
/** Beyond that, requests begin to wait for one another. */
const PLANNED_SHARE = 0.6;
const KINDS = { memo: 'as it is', gateway: 'nothing remembered' };

const { values } = readOptions('npm run capacity -- [--write]', { options: { write: { type: 'boolean' } } });
const results = JSON.parse(readFileSync('bench/results.json', 'utf8'));
const table = toTable(results);
process.stdout.write(table);
if (values.write) writeFileSync(PAGE, readFileSync(PAGE, 'utf8').replace(TABLE, `$1${table}$2`));

function toTable({ machine, tables }) {
  const lines = [
    `Measured ${machine.date} on one processor of an ${machine.processor} with Node ${machine.node}.`,
    '',
    `| what is asked | memo | requests/s at most | to plan with (${PLANNED_SHARE * 100} %) | processor time a request | slowest of a hundred, at most | memory at its highest |`,
    '| --- | --- | --- | --- | --- | --- | --- |',
  ];
  for (const { title, rows } of tables) {
    for (const [contender, kind] of Object.entries(KINDS)) {
      const row = rows.find((candidate) => candidate.contender === contender);
      lines.push(`| ${[title, kind, ...toCells(row)].join(' | ')} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function toCells({ perSecond, cpuMicros, p99Ms, peakMemory }) {
  return [
    Math.round(perSecond).toLocaleString('en'),
    Math.floor(perSecond * PLANNED_SHARE).toLocaleString('en'),
    `${(cpuMicros / 1000).toFixed(2)} ms`,
    `${Math.round(p99Ms)} ms`,
    `${Math.round(peakMemory)} MiB`,
  ];
}
