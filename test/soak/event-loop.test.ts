import { expect, test } from '@jest/globals';
import { ATTACKS } from '../support/data/attacks.js';
import { scrape } from '../support/gateway/metrics.js';
import { openRaw } from '../support/raw-http.js';
import { isShort, startLoadedGateway } from './support/loaded-gateway.js';
import { outcomeOf } from './support/rounds.js';

const ROUNDS = isShort ? 3 : 5;
const SECONDS = isShort ? 3 : 30;
const MAX_P99_SECONDS = 0.03;
/** What Node records is the time between two looks at the clock, which are so far apart when nothing is late. */
const SAMPLING_SECONDS = 0.01;
const HEAD = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
const DELAY = 'nodejs_eventloop_lag_p99_seconds';

const MALFORMED: readonly string[] = [
  '{"query":',
  '['.repeat(200_000),
  `{"query":"${'{a'.repeat(100_000)}"}`,
  JSON.stringify({ query: '{ __typename }', variables: 'x'.repeat(250_000) }),
  JSON.stringify({
    query: 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { status } }',
    variables: { ids: ['\0', '../../etc/passwd', 'x'.repeat(100_000)] },
  }),
  'x'.repeat(300_000),
];
const HOSTILE = [
  ...ATTACKS.map(([, body]) => JSON.stringify(typeof body === 'string' ? { query: body } : body)),
  ...MALFORMED,
];

test('hostile requests hold up the thread no longer than thirty milliseconds', async () => {
  const { url, headers, page, metricsUrl } = await startLoadedGateway({ METRICS_PORT: '0' });
  const post = async (body: string) => {
    const response = await fetch(url, { method: 'POST', headers, body });
    await response.arrayBuffer();
    return response.status;
  };
  for (let count = 0; count < 50; count += 1) expect(await post(page.body)).toBe(200);
  for (const body of HOSTILE) await post(body);

  const slow = await Promise.all(
    Array.from({ length: 100 }, () => openRaw(url, `${HEAD}Content-Length: 1000\r\n\r\n{`)),
  );
  const attack = async (offset: number, until: number) => {
    for (let turn = offset; performance.now() < until; turn += 1) {
      expect([200, 400, 413, 503]).toContain(await post(HOSTILE[turn % HOSTILE.length] ?? ''));
    }
  };
  const delays: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    // Whoever looks begins a new measurement.
    await scrape(metricsUrl);
    const until = performance.now() + SECONDS * 1_000;
    await Promise.all([0, 7, 14, 21].map((offset) => attack(offset, until)));
    delays.push(((await scrape(metricsUrl)).get(DELAY) ?? Number.NaN) - SAMPLING_SECONDS);
  }
  for (const { socket } of slow) socket.destroy();
  expect(outcomeOf(delays, Math.min)).toBeLessThanOrEqual(MAX_P99_SECONDS);
});
