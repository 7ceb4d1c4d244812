import { expect, test } from '@jest/globals';
import type { Fault } from '../../src/simulator/fault-injection/fault.js';
import { sampleIds } from '../../src/simulator/samples/samples.js';
import { startSimulator } from '../../src/simulator/simulator.js';
import { closeAfterTest } from '../support/close-after-test.js';
import { startProcess, toEnv } from '../support/gateway/gateway-process.js';
import { scrape } from '../support/gateway/metrics.js';
import { startNetwork } from '../support/provider/network.js';

const MIB = 1024 * 1024;
/** A query of each kind for a separate transaction, and the maximum length of its response. */
const KINDS = [
  { select: 'status', id: sampleIds.passFarNear, limitBytes: MIB },
  { select: 'faceImage { byteLength }', id: sampleIds.passAllImages, limitBytes: 24 * MIB },
];
/** The bytes in transit when the gateway disconnects: the kernel buffers 32 MiB for a receiver and 4 MiB for a sender. */
const ON_THE_WAY_BYTES = 40 * MIB;
const MAX_GROWTH_BYTES = 64 * MIB;

/** Starts a gateway in a separate process, to measure its memory alone. */
async function start() {
  const simulator = await startSimulator();
  closeAfterTest(simulator.close);
  const network = await startNetwork();
  network.leadTo(simulator.baseUrl);
  const env = { ...toEnv({ baseUrl: network.url }), METRICS_PORT: '0', PROVIDER_TIMEOUT_MS: '30000' };
  const output = await startProcess(env).until('"listening"');
  const find = (name: string) => new RegExp(`"${name}":"([^"]+)"`).exec(output)?.[1] ?? '';
  const [url, metricsUrl] = [find('url'), find('metricsUrl')];
  const ask = async (select: string, id: string): Promise<unknown> => {
    const query = 'query ($id: ID!) { livenessResult(signatureId: $id) { SELECTED } }'.replace('SELECTED', select);
    const body = JSON.stringify({ query, variables: { id } });
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    // biome-ignore lint/suspicious/noExplicitAny: the client's JSON as it is.
    return ((await response.json()) as any).errors?.[0].extensions.code;
  };
  const residentBytes = async () => (await scrape(metricsUrl)).get('process_resident_memory_bytes') ?? Number.NaN;
  /** Returns the maximum memory during the work. */
  const watchMemory = async (work: Promise<unknown>) => {
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    work.then(over, over);
    let most = 0;
    while (!isOver) most = Math.max(most, await residentBytes());
    return most;
  };
  return { simulator, network, ask, watchMemory };
}

test.each<[string, Fault]>([
  ['a body of 100 MiB', { kind: 'oversized', bytes: 100 * MIB }],
  ['a body that is 100 MiB once unpacked', { kind: 'oversized', bytes: 100 * MIB, encoding: 'gzip' }],
  ['a body without end', { kind: 'endless' }],
])('F09: %s is cut at its limit, and memory does not grow with each', async (_, fault) => {
  const { simulator, network, ask, watchMemory } = await start();
  expect(await ask('status', sampleIds.passSilent)).toBeUndefined();
  simulator.fault({ operation: 'get-result' }, fault, { times: 99 });
  for (const { select, id, limitBytes } of KINDS) {
    const flood = async () => {
      const received = network.bytesIn();
      const answer = ask(select, id);
      const mostBytes = await watchMemory(answer);
      expect(await answer).toBe('PROVIDER_INVALID_RESPONSE');
      expect(network.bytesIn() - received).toBeLessThan(limitBytes + ON_THE_WAY_BYTES);
      return mostBytes;
    };
    // The first one allocates what the limit allows; from then on that memory is reused.
    const firstBytes = await flood();
    for (let time = 0; time < 4; time += 1) expect((await flood()) - firstBytes).toBeLessThan(MAX_GROWTH_BYTES);
  }
});
