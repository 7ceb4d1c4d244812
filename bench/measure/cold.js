import { setTimeout } from 'node:timers/promises';
import { CONTENDERS } from '../contenders.js';
import { toColdBody } from '../data/workloads.js';
import { LOAD_CPU, startServer } from './child.js';

/** Long beside what a gateway does with an answer, as a provider on the other side of the internet is. */
const LATENCY_MS = 100;
const CONCURRENCY = 16;
const FIFTY = 50;
const LISTS = 10;

/**
 * How long this gateway takes for fifty results that it has never seen, each list another fifty, one list after the
 * other: beside the time that the provider's latency and the calls at once allow. Nobody else asks a provider.
 */
export async function measureCold({ cwd, folder, authorization = CONTENDERS.memo.authorization }) {
  const provider = await startServer(['provider.js', '--latency-ms', String(LATENCY_MS)], {
    cwd,
    env: {},
    logFile: `${folder}/cold-provider`,
    cpu: LOAD_CPU,
  });
  const { args, env, url } = CONTENDERS.memo;
  const server = await startServer(args, {
    cwd,
    env: { ...env(`${folder}/cold`, provider.url), PROVIDER_CONCURRENCY: String(CONCURRENCY) },
    logFile: `${folder}/cold-gateway`,
    url,
  });
  const readCalls = async () => Number(await (await fetch(`${provider.url}/calls`)).text());
  const ask = async (body) => {
    const headers = { 'content-type': 'application/json', authorization };
    const answer = await (await fetch(server.url, { method: 'POST', headers, body })).json();
    if (answer.errors !== undefined) throw new Error(`a cold list failed: ${JSON.stringify(answer.errors[0])}`);
  };
  try {
    // The token, the connections and the compiler of the process are not what is measured.
    await ask(toColdBody(0, FIFTY));
    await setTimeout(LATENCY_MS);
    const before = await readCalls();
    const tookMs = [];
    for (let list = 1; list <= LISTS; list += 1) {
      const startedAt = performance.now();
      await ask(toColdBody(list * FIFTY, FIFTY));
      tookMs.push(performance.now() - startedAt);
    }
    const calls = ((await readCalls()) - before) / LISTS;
    return { latencyMs: LATENCY_MS, boundMs: Math.ceil(FIFTY / CONCURRENCY) * LATENCY_MS, tookMs, calls };
  } finally {
    await server.stop();
    await provider.stop();
  }
}
