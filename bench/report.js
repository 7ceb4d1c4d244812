import { cpus, totalmem } from 'node:os';

/** All samples of one run as a page in Markdown and as JSON: medians, and ratios to the first and the stock contender. */
export function toReport({ samples, cold, titles, workloads, settings }) {
  const names = [...new Set(samples.map(({ contender }) => contender))];
  const machine = {
    processor: cpus()[0]?.model ?? 'unknown',
    processors: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    date: new Date().toISOString().slice(0, 10),
  };
  const tables = [...new Set(samples.map(({ workload }) => workload))].map((workload) => {
    const rows = names.map((name) => {
      const own = samples.filter((sample) => sample.workload === workload && sample.contender === name);
      const of = (key) => median(own.map((sample) => sample[key]));
      return {
        contender: name,
        perSecond: of('perSecond'),
        cpuMicros: of('cpuMicros'),
        medianMs: of('medianMs'),
        p99Ms: of('p99Ms'),
        startMs: of('startMs'),
        peakMemory: Math.max(...own.map(({ peakMemory }) => peakMemory)),
      };
    });
    return { workload, title: workloads[workload].title, rows };
  });
  return {
    json: { machine, settings, tables, samples, cold },
    text: [toPage(machine, settings, tables, titles), ...(cold.length === 0 ? [] : [toColdSection(cold)])].join('\n'),
  };
}

function toPage(machine, { rounds, seconds, connections, 'warm-up': warmUp }, tables, titles) {
  const lines = [
    '# Benchmark results',
    '',
    'Written by `npm run bench -- --record`, do not edit.',
    '',
    `${machine.date}, ${machine.processor}, ${machine.processors} processors, ${machine.memoryGiB} GiB, Node ${machine.node}. ` +
      `Each server has one CPU, the load generator the other: ${connections} connections, ${rounds} rounds of ${seconds} s in turn after ${warmUp} s to warm up, ` +
      'a new process each time, medians. CPU time is that of the whole process per request; start is from the start of node to the first response. ' +
      'This gateway authenticates every request, counts it, limits its rate and, unless noted otherwise, audits every image that it discloses; the other servers do not. Only the gateway of the last row writes other logs.',
  ];
  for (const { title, rows } of tables) {
    const base = rows.find(({ contender }) => contender === 'bare');
    const stock = rows.find(({ contender }) => contender === 'stock');
    lines.push('', `## ${title}`, '');
    lines.push('| | requests/s | × bare | × stock | CPU µs | × bare | median ms | p99 ms | start ms | peak MiB |');
    lines.push('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
    for (const row of rows) {
      const cells = [
        titles[row.contender].title,
        Math.round(row.perSecond),
        ratio(row.perSecond, base?.perSecond),
        ratio(row.perSecond, stock?.perSecond),
        row.cpuMicros.toFixed(1),
        ratio(row.cpuMicros, base?.cpuMicros),
        row.medianMs.toFixed(2),
        row.p99Ms.toFixed(2),
        Math.round(row.startMs),
        Math.round(row.peakMemory),
      ];
      lines.push(`| ${cells.join(' | ')} |`);
    }
  }
  return lines.join('\n');
}

function toColdSection(rounds) {
  const [{ latencyMs, boundMs }] = rounds;
  const took = median(rounds.flatMap(({ tookMs }) => tookMs));
  const calls = median(rounds.map((round) => round.calls));
  return [
    '',
    '## 50 full results that are not cached, one list after the other',
    '',
    '| | provider calls | minimum ms | median ms | × minimum |',
    '| --- | --- | --- | --- | --- |',
    `| this gateway, ${latencyMs} ms from its provider | ${calls} | ${boundMs} | ${took.toFixed(0)} | ${ratio(took, boundMs)} |`,
  ].join('\n');
}

function ratio(value, base) {
  return base === undefined ? '' : (value / base).toFixed(2);
}

function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
