import { readFileSync, writeFileSync } from 'node:fs';
import { systemClock } from '../build/async/clock.js';
import { NO_LEASES } from '../build/async/leases.js';
import { NO_SHARED_TEXT } from '../build/async/shared-text.js';
import { createProviderClient } from '../build/provider/provider-client.js';
import { createSend } from '../build/provider/send.js';
import { demoAccessKey, demoSecretKey, startSimulator } from '../build/simulator/simulator.js';
import { estimateBytes } from '../build/store/memory-store.js';
import { PLANS } from '../dist-simulation/plans.js';
import { toTable } from '../dist-simulation/report.js';
import { simulatePlan } from '../dist-simulation/simulate-plan.js';
import { readNumber, readOptions } from './read-options.js';

/** What fleets of several sizes would ask of the provider, and hold in memory; `--help` says how to ask about others. */

const PAGE = 'docs/scaling.md';
const TABLE = /(<!-- simulation -->\n)[\s\S]*(<!-- \/simulation -->)/;
const NUMBERS = {
  'views-per-second': 'viewsPerSecond',
  results: 'results',
  seconds: 'seconds',
  popularity: 'popularity',
  'link-share': 'linkShare',
  'link-life': 'linkLifeSeconds',
  'link-margin': 'linkMarginSeconds',
  instances: 'instances',
  'memory-entries': 'memoryEntries',
  'memory-bytes': 'memoryBytes',
};

const { values } = readOptions('npm run simulate -- [--help]', {
  options: {
    ...Object.fromEntries(Object.keys(NUMBERS).map((name) => [name, { type: 'string' }])),
    redis: { type: 'boolean' },
    write: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

if (values.help) {
  const options = Object.entries(NUMBERS).map(([name, key]) => `  --${name} (${PLANS[0][key]})`);
  process.stdout.write(
    `npm run simulate              the table of ${PAGE}; with -- --write it goes there\nnpm run simulate -- OPTIONS   one fleet; what is not said is as in brackets\n${options.join('\n')}\n  --redis\n`,
  );
} else {
  const outcomes = [];
  const bytesPerResult = await measureResult();
  for (const [index, plan] of toPlans().entries()) {
    if (process.stderr.isTTY) process.stderr.write(`\rplan ${index + 1} of ${toPlans().length} `);
    outcomes.push(simulatePlan(plan, bytesPerResult));
  }
  const table = toTable(outcomes);
  process.stdout.write(`${table}\n`);
  if (values.write) writeFileSync(PAGE, readFileSync(PAGE, 'utf8').replace(TABLE, `$1${table}\n$2`));
}

function toPlans() {
  const given = Object.entries(NUMBERS).filter(([name]) => values[name] !== undefined);
  if (given.length === 0 && !values.redis) return PLANS;
  const changes = Object.fromEntries(given.map(([name, key]) => [key, readNumber(name, values[name], 'from 0')]));
  return [{ ...PLANS[0], ...changes, isShared: values.redis ?? false }];
}

/** What a result with three pictures takes in the store, by the store's own count. */
async function measureResult() {
  const simulator = await startSimulator();
  const provider = createProviderClient({
    ...{ baseUrl: simulator.baseUrl, accessKey: demoAccessKey, secretKey: demoSecretKey },
    ...{ send: createSend(), clock: systemClock, random: Math.random },
    ...{ leases: NO_LEASES, sharedToken: NO_SHARED_TEXT, account: 'demo' },
    ...{ timeoutMs: 5_000, deadlineMs: 5_000, retries: 0, concurrency: 1, linkTtlMs: 86_400_000, linkHosts: undefined },
    onAttempt: () => undefined,
    onCircuit: () => undefined,
    onPause: () => undefined,
  });
  const { result } = await provider.getResult(simulator.sampleIds.passFarNear, 'URL');
  await simulator.close();
  return estimateBytes(result);
}
