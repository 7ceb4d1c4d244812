import { readFileSync } from 'node:fs';
import { readOptions } from './read-options.js';
import { replaceSection } from './replace-section.js';

/** Prints the capacity of one instance from the recorded benchmark; `--write` puts the table into docs/operations.md. */

const PAGE = 'docs/operations.md';
/** Above this share of the maximum, requests start to wait for one another. */
const PLANNED_SHARE = 0.6;
const KINDS = { memo: 'on', gateway: 'off' };

const { values } = readOptions('npm run capacity -- [--write]', { options: { write: { type: 'boolean' } } });
const results = JSON.parse(readFileSync('bench/results.json', 'utf8'));
const table = toTable(results);
process.stdout.write(table);
if (values.write) replaceSection(PAGE, 'capacity', '/capacity', table);

function toTable({ machine, tables }) {
  const lines = [
    `Measured ${machine.date} on one CPU of an ${machine.processor} with Node.js ${machine.node}.`,
    '',
    `| workload | response cache | max requests/s | plan with (${PLANNED_SHARE * 100} %) | CPU per request | p99 latency | peak memory |`,
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
