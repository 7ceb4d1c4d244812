import { expect, test } from '@jest/globals';
import { startListeningProcess } from '../support/gateway/gateway-process.js';
import { startIssuer } from '../support/gateway/issuer.js';
import { scrape } from '../support/gateway/metrics.js';
import { startEndlessProvider } from './support/endless-provider.js';
import { isShort } from './support/loaded-gateway.js';
import { createPost } from './support/post.js';
import { median } from './support/rounds.js';

const MIB = 1_048_576;
const MAX_GROWTH = 64 * MIB;
const CLIENTS = 4;
const DECILES = 10;
const LOOKS_A_DECILE = 10;
/** Tenths after which nothing may grow; in the short form the heap has been collected only once by the fifth. */
const SETTLED_AFTER = isShort ? 5 : 1;
/** Of callers a full collection takes longer to come than a tenth of them. */
const CALLERS_SETTLED_AFTER = 5;
const MANY = 400_000;

type Question = { readonly body: unknown; readonly headers?: Readonly<Record<string, string>> };

async function startMeasured(env: Readonly<Record<string, string>> = {}) {
  const provider = await startEndlessProvider();
  const gateway = await startListeningProcess({
    ADVANCE_AI_BASE_URL: provider.baseUrl,
    PROVIDER_CONCURRENCY: '64',
    // Hours of questions on a machine that may do other things: none of them is to fail for having waited.
    PROVIDER_TIMEOUT_MS: '60000',
    PROVIDER_DEADLINE_MS: '120000',
    METRICS_PORT: '0',
    ...env,
  });

  const post = createPost(gateway.url);
  const ask = async ({ body, headers = {} }: Question) => {
    const { text } = await post(JSON.stringify(body), { 'content-type': 'application/json', ...headers });
    if (!text.startsWith('{"data":') || text.includes('"errors"')) throw new Error(text.slice(0, 300));
  };

  const residentBytes = async () =>
    (await scrape(gateway.metricsUrl)).get('process_resident_memory_bytes') ?? Number.NaN;

  /**
   * How much more memory the gateway has towards the end of so many questions than when it has settled, in bytes: the
   * most that it had in a tenth of them, since a single look comes somewhere between two collections of garbage; and the
   * median of the last three tenths.
   */
  const growthOver = async (
    questions: number,
    settledAfter: number,
    toQuestion: (index: number) => Question | Promise<Question>,
  ) => {
    const looks: number[] = [];
    for (let look = 1; look <= DECILES * LOOKS_A_DECILE; look += 1) {
      const end = (questions / DECILES / LOOKS_A_DECILE) * look;
      let next = end - questions / DECILES / LOOKS_A_DECILE;
      const client = async () => {
        while (next < end) await ask(await toQuestion(next++));
      };
      await Promise.all(Array.from({ length: CLIENTS }, client));
      looks.push(await residentBytes());
    }
    const peaks = Array.from({ length: DECILES }, (_, decile) =>
      Math.max(...looks.slice(decile * LOOKS_A_DECILE, (decile + 1) * LOOKS_A_DECILE)),
    );
    return median(peaks.slice(-3)) - Math.max(...peaks.slice(0, settledAfter));
  };
  return { ...gateway, provider, growthOver };
}

test('ids beyond number do not add up', async () => {
  const questions = isShort ? 100 : 10_000;
  const { growthOver, provider } = await startMeasured(isShort ? { STORE_MAX_ENTRIES: '500' } : {});
  const query = 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { status faceImage { url } } }';
  const growth = await growthOver(questions, SETTLED_AFTER, (index) => ({
    body: { query, variables: { ids: Array.from({ length: 100 }, (_, place) => `id-${index}-${place}`) } },
  }));
  expect(provider.calls()).toBeGreaterThanOrEqual(100 * questions);
  expect(growth).toBeLessThanOrEqual(MAX_GROWTH);
});

test('documents beyond number do not add up', async () => {
  const { growthOver } = await startMeasured();
  const growth = await growthOver(isShort ? 2_000 : MANY, SETTLED_AFTER, (index) => ({
    body: { query: `query Name${index} { livenessResult(signatureId: "one") { alias${index}: status } }` },
  }));
  expect(growth).toBeLessThanOrEqual(MAX_GROWTH);
});

test('callers beyond number do not add up', async () => {
  const issuer = await startIssuer();
  const { growthOver } = await startMeasured(issuer.env);
  const growth = await growthOver(isShort ? 2_000 : MANY, CALLERS_SETTLED_AFTER, async (index) => ({
    body: { query: '{ livenessResult(signatureId: "one") { status } }' },
    headers: { authorization: `Bearer ${await issuer.sign({ sub: `caller-${index}`, exp: Date.now() / 1000 + 600 })}` },
  }));
  expect(growth).toBeLessThanOrEqual(MAX_GROWTH);
});

/** A heap that long texts fill within so many requests as there are of each kind, if all of them are kept. */
const SMALL_HEAP = { NODE_OPTIONS: '--max-old-space-size=256' };
const BLANKS = ' '.repeat(30_000);
const COMMENTS = '#\n'.repeat(15_000);

type Texts = readonly [what: string, count: number, toBody: (index: number) => unknown, start: string];
const LONG_TEXTS: readonly Texts[] = [
  [
    'documents that are too long',
    1_600,
    (index) => ({ query: `{ a${index}: __typename ${' '.repeat(250_000)} }` }),
    '{"errors":[{"message":"A document may have at most',
  ],
  ['documents of comments', 400, (index) => ({ query: `{ a${index}: __typename ${COMMENTS} }` }), '{"data":'],
  [
    'long variables',
    1_600,
    (index) => ({ query: '{ __typename }', variables: { a: `${index}`.padEnd(250_000) } }),
    '{"data":',
  ],
];
/** Of those that are within every limit it takes more. */
const SHORTER_TEXTS: readonly Texts[] = [
  ['documents of white space', 12_000, (index) => ({ query: `{ a${index}: __typename ${BLANKS} }` }), '{"data":'],
  [
    'ids in documents of white space',
    12_000,
    (index) => ({ query: `{ livenessResult(signatureId: "id-in-a-document-${index}") { status } ${BLANKS} }` }),
    '{"data":',
  ],
  [
    'long extensions',
    1_600,
    (index) => ({ query: '{ __typename }', extensions: { a: `${index}`.padEnd(250_000) } }),
    '{"data":',
  ],
];

test.each(isShort ? LONG_TEXTS : [...LONG_TEXTS, ...SHORTER_TEXTS])(
  '%s beyond number, each twice, fit into a small heap',
  async (_what, count, toBody, start) => {
    const { url } = await startMeasured(SMALL_HEAP);
    const post = createPost(url);
    let next = 0;
    const client = async () => {
      while (next < count) {
        const body = JSON.stringify(toBody(next++));
        // What comes again is kept for longer than what comes once.
        for (let time = 0; time < 2; time += 1) {
          const { text } = await post(body, { 'content-type': 'application/json' });
          expect(text.slice(0, start.length)).toBe(start);
        }
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
  },
);
