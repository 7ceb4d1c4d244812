import { spawn } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { sampleIds } from '../../src/simulator/samples/samples.js';
import { closeAfterTest } from '../support/close-after-test.js';
import { startNetworkedGateway } from '../support/gateway/networked-gateway.js';

const STATUS = 'query ($id: ID!) { livenessResult(signatureId: $id) { status } }';
const IDS = [...new Set(Object.values(sampleIds))].slice(0, 8);
/** Each query is one attempt, so that every failure shows; the cache is empty a second later. */
const ENV = { PROVIDER_RETRIES: '0', PROVIDER_TIMEOUT_MS: '1000', RESULT_TTL_SECONDS: '1', PENDING_TTL_SECONDS: '1' };

async function start() {
  const gateway = await startNetworkedGateway({ env: ENV });
  /** Sends all at once, each with a separate call; returns the codes of those that failed. */
  const askAll = async () => {
    gateway.clock.advance(1_001);
    const answers = await Promise.all(IDS.map((id) => gateway.ask(STATUS, { id })));
    return answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions?.code));
  };
  return { ...gateway, askAll };
}

/** Starts the simulator as a separate process, which can be stopped without closing its connections. */
async function startSimulatorProcess() {
  const child = spawn(process.execPath, ['dist/simulator/main.js'], {
    env: { SIMULATOR_PORT: '0', SIMULATOR_ASSET_PORT: '0' },
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  closeAfterTest(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const baseUrl = await new Promise<string>((resolve) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const [, url] = /API +(\S+)\n/.exec(output) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
  return { baseUrl, signal: (name: NodeJS.Signals) => child.kill(name) };
}

test('F05: a stopped provider costs each connection at most one failure, and none once it continues', async () => {
  const { askAll, network } = await start();
  const provider = await startSimulatorProcess();
  network.leadTo(provider.baseUrl);
  expect(await askAll()).toEqual([]);
  const pooled = network.open();
  expect(pooled).toBeGreaterThan(1);

  provider.signal('SIGSTOP');
  expect(await askAll()).toEqual(IDS.map(() => 'PROVIDER_TIMEOUT'));
  await network.untilOpen(0);

  provider.signal('SIGCONT');
  for (let round = 0; round < 5; round += 1) expect(await askAll()).toEqual([]);
});

test('F05: silently dead connections cost at most one failure each, and none a moment later', async () => {
  const { askAll, network, attemptsThat } = await start();
  expect(await askAll()).toEqual([]);
  const pooled = network.open();
  expect(pooled).toBeGreaterThan(1);

  network.silenceOpen();
  let failures = 0;
  for (let round = 0; round < 3; round += 1) failures += (await askAll()).length;
  expect(failures).toBeGreaterThan(0);
  expect(failures).toBeLessThanOrEqual(pooled);
  expect(attemptsThat('timeout')).toBe(failures);
  for (let round = 0; round < 5; round += 1) expect(await askAll()).toEqual([]);
});
