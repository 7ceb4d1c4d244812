import { expect, test } from '@jest/globals';
import { HOSTILE_TEXTS } from '../support/data/hostile-texts.js';
import { scrape } from '../support/gateway/metrics.js';
import { isShort, startLoadedGateway } from './support/loaded-gateway.js';
import { createPost } from './support/post.js';
import { outcomeOf } from './support/rounds.js';

const ROUNDS = isShort ? 20 : 15;
const MAX_BLOCK_SECONDS = 0.05;
/** What Node records is the time between two looks at the clock, which are so far apart when nothing is late. */
const SAMPLING_SECONDS = 0.01;
const pause = () => new Promise((resolve) => setTimeout(resolve, 3_000 * SAMPLING_SECONDS));
const LONGEST = 'nodejs_eventloop_lag_max_seconds';
const ENV = { METRICS_PORT: '0', INTROSPECTION: 'off', MAX_QUERY_COST: '1000' };

test('no text in a request holds up the thread for more than fifty milliseconds', async () => {
  const { url, headers: usual, page, metricsUrl } = await startLoadedGateway(ENV);
  const post = createPost(url);
  for (let count = 0; count < 50; count += 1) await post(page.body, usual);

  const longestBlockOf = async (body: string, headers: Readonly<Record<string, string>>) => {
    // Whoever looks begins a new measurement.
    await scrape(metricsUrl);
    // The first look at the clock after that is only where the next one is measured from.
    await pause();
    const { status } = await post(body, headers);
    expect([200, 400, 401, 406, 413, 415]).toContain(status);
    // And a block is recorded at the first look after it.
    await pause();
    return ((await scrape(metricsUrl)).get(LONGEST) ?? Number.NaN) - SAMPLING_SECONDS;
  };

  const slow: unknown[] = [];
  for (const { what, body, headers } of HOSTILE_TEXTS) {
    const blocks: number[] = [];
    const isSlow = () => !(outcomeOf(blocks, Math.min) <= MAX_BLOCK_SECONDS);
    // What is left out is the first time, in which code is loaded.
    await longestBlockOf(body, { ...usual, ...headers });
    // The short form looks for the best round, so it needs no further one once that is good enough.
    while (blocks.length < ROUNDS && (!isShort || isSlow())) {
      blocks.push(await longestBlockOf(body, { ...usual, ...headers }));
    }
    if (isSlow()) slow.push([what, blocks]);
  }
  expect(slow).toEqual([]);
});
