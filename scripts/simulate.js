import { systemClock } from '../build/async/clock.js';
import { createHttpClient } from '../build/egress/http-client.js';
import { createProviderClient } from '../build/providers/advance-ai/client.js';
import { demoAccessKey, demoSecretKey, startSimulator } from '../build/simulator/simulator.js';
import { estimateBytes } from '../build/storage/cache/memory-cache.js';
import { NO_LEASES } from '../build/storage/cluster/leases.js';
import { NO_SHARED_VALUE } from '../build/storage/cluster/shared-value.js';
import { PLANS } from '../dist-simulation/plans.js';
import { toTable } from '../dist-simulation/report.js';
import { simulatePlan } from '../dist-simulation/simulate-plan.js';
import { readNumber, readOptions } from './read-options.js';
import { replaceSection } from './replace-section.js';

/** Simulates the provider calls and the memory of fleets of several sizes. `--help` lists the options. */

const PAGE = 'docs/scaling.md';
const NUMBERS = {
  'views-per-second': 'viewsPerSecond',
  results: 'results',
  seconds: 'seconds',
  popularity: 'popularity',
  'link-share': 'linkShare',
  'link-life': 'linkLifetimeSeconds',
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
    `npm run simulate              print the table of ${PAGE}; add -- --write to update the page\nnpm run simulate -- OPTIONS   simulate one fleet; defaults in brackets\n${options.join('\n')}\n  --redis\n`,
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
  if (values.write) replaceSection(PAGE, 'simulation', '/simulation', `${table}\n`);
}

function toPlans() {
  const given = Object.entries(NUMBERS).filter(([name]) => values[name] !== undefined);
  if (given.length === 0 && !values.redis) return PLANS;
  const changes = Object.fromEntries(given.map(([name, key]) => [key, readNumber(name, values[name], 'from 0')]));
  return [{ ...PLANS[0], ...changes, isShared: values.redis ?? false }];
}

/** Returns the size of a result with three images, by the store's estimate. */
async function measureResult() {
  const simulator = await startSimulator();
  const provider = createProviderClient({
    ...{ baseUrl: simulator.baseUrl, accessKey: demoAccessKey, secretKey: demoSecretKey },
    ...{ send: createHttpClient(), clock: systemClock, random: Math.random },
    ...{ leases: NO_LEASES, sharedToken: NO_SHARED_VALUE, account: 'demo' },
    ...{ timeoutMs: 5_000, deadlineMs: 5_000, retries: 0, concurrency: 1, linkTtlMs: 86_400_000, linkHosts: undefined },
    ...{ maxQueuedPerCaller: 1, maxQueued: 1, maxQueueWaitMs: 5_000 },
    onAttempt: () => undefined,
    onInvalidField: () => undefined,
    onCircuit: () => undefined,
    onPause: () => undefined,
  });
  const { result } = await provider.getResult(simulator.sampleIds.passFarNear, 'links');
  await simulator.close();
  return estimateBytes(result);
}
