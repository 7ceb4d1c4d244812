import type { PlanOutcome } from './simulate-plan.js';

const COLUMNS: readonly (readonly [string, (outcome: PlanOutcome) => string])[] = [
  ['results/s', ({ plan }) => count(plan.viewsPerSecond)],
  ['results in use', ({ plan }) => count(plan.results)],
  ['instances', ({ plan }) => count(plan.instances)],
  ['Redis', ({ plan }) => (plan.isShared ? 'yes' : 'no')],
  ['calls/s', ({ callsPerSecond }) => count(callsPerSecond)],
  ['calls/s in the busiest minute', ({ busiestCallsPerSecond }) => count(busiestCallsPerSecond)],
  ['from memory', ({ memoryHitRate }) => percent(memoryHitRate)],
  ['from Redis', ({ plan, sharedHitRate }) => (plan.isShared ? percent(sharedHitRate) : '')],
  ['calls / lower bound', ({ ratioToLowerBound }) => ratioToLowerBound.toFixed(2)],
  ['memory per instance', ({ memoryBytes }) => mebibytes(memoryBytes)],
  ['Redis memory', ({ plan, sharedBytes }) => (plan.isShared ? mebibytes(sharedBytes) : '')],
];

/** Returns a Markdown table, one row per outcome. */
export function toTable(outcomes: readonly PlanOutcome[]): string {
  const rows = outcomes.map((outcome) => COLUMNS.map(([, toText]) => toText(outcome)));
  const lines = [COLUMNS.map(([heading]) => heading), COLUMNS.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function count(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : String(Math.round(value * 10) / 10);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function mebibytes(bytes: number): string {
  return `${count(bytes / 1_048_576)} MiB`;
}
