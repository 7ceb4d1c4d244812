import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { generateLoad, type LoadReport } from './support/load.js';
import { isShort, startLoadedGateway } from './support/loaded-gateway.js';
import { outcomeOf } from './support/rounds.js';

const ROUNDS = 3;
/** In the short form, whose best round counts, for a machine that does other things meanwhile. */
const MAX_ROUNDS = isShort ? 6 : ROUNDS;
const MAX_P99_MS = 1_000;
const SECONDS = isShort ? 2 : 20;
const CLIENTS = 32;
/** Of what it answers when nobody asks for more. In a gate, beside other work, it is a collapse that is looked for. */
const LEAST_GOODPUT = isShort ? 0.5 : 0.8;
const PROBE_INTERVAL_MS = 50;
const NORMAL_AGAIN_MS = 5_000;

/** Asks a probe again and again; gives the statuses that came, and how to end it. */
function probe(url: URL) {
  const statuses = new Set<number>();
  let isOver = false;
  const probing = (async () => {
    while (!isOver) {
      statuses.add((await fetch(url)).status);
      await setTimeout(PROBE_INTERVAL_MS);
    }
  })();
  return async () => {
    isOver = true;
    await probing;
    return [...statuses];
  };
}

test('at three times what it can answer it goes on answering, and refuses the rest at once', async () => {
  const { url, page } = await startLoadedGateway();
  await generateLoad({ ...page, clients: CLIENTS, seconds: 3 });

  const rounds: { capacity: number; flood: LoadReport; answered: number }[] = [];
  const bestP99 = () => Math.min(...rounds.map(({ flood }) => flood[200]?.p99 ?? Number.NaN));
  while (rounds.length < ROUNDS || (rounds.length < MAX_ROUNDS && bestP99() > MAX_P99_MS)) {
    const steady = await generateLoad({ ...page, clients: CLIENTS, seconds: SECONDS });
    const capacity = (steady[200]?.count ?? 0) / steady.seconds;
    const stopProbing = probe(new URL('/health/ready', url));
    const flood = await generateLoad({ ...page, ratePerSecond: 3 * capacity, seconds: SECONDS });
    expect(await stopProbing()).toEqual([200]);
    expect(Object.keys(flood)).toEqual(['200', '503', 'seconds']);
    const answered = (flood[200]?.count ?? 0) / flood.seconds;
    rounds.push({ capacity, flood, answered });
  }

  expect(
    outcomeOf(
      rounds.map(({ answered, capacity }) => answered / capacity),
      Math.max,
    ),
  ).toBeGreaterThanOrEqual(LEAST_GOODPUT);
  expect(
    outcomeOf(
      rounds.map(({ flood }) => flood[200]?.p99 ?? Number.NaN),
      Math.min,
    ),
  ).toBeLessThanOrEqual(MAX_P99_MS);
  expect(
    outcomeOf(
      rounds.map(({ flood }) => flood[503]?.p99 ?? Number.NaN),
      Math.min,
    ),
  ).toBeLessThanOrEqual(100);

  const endedAt = performance.now();
  for (let answered = 0; answered < 20; ) {
    const { status } = await fetch(page.url, { method: 'POST', headers: page.headers, body: page.body });
    answered = status === 200 ? answered + 1 : 0;
    expect(performance.now() - endedAt).toBeLessThan(NORMAL_AGAIN_MS);
  }
});
