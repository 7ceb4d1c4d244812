import { mkdirSync, renameSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { GraphQLError } from 'graphql';
import { bearer, toApiKey, toKeyFile } from '../../support/gateway/api-keys.js';
import { AUDIT_HMAC_KEY, auditPath, readEntries, shownIn } from '../../support/gateway/audit.js';
import { startTestGateway } from '../../support/gateway/gateway.js';
import { scrapeOne } from '../../support/gateway/metrics.js';
import { createTestClock, type TestClock } from '../../support/test-clock.js';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;
/** For how much longer a link has to live where nobody says so. */
const LINK_MARGIN_MS = 300 * SECOND_MS;

/** The first is asked of the provider, the second compiled, the third remembered. */
const TIMES = 4;

const DOCUMENTS = [
  'query ($id: ID!) { livenessResult(signatureId: $id) { signatureId status fetchedAt faceImage { url expiresAt } } }',
  'query A($id: ID!) { r: livenessResult(signatureId: $id) { images(minValidFor: 3600) { kind url } faceVideo { state url } } }',
  'query B($ids: [ID!]!) { livenessResults(signatureIds: $ids) { status images { kind expiresAt } isLikelyAttack } }',
  `query C($ids: [ID!]!) { all: livenessResults(signatureIds: $ids) { ...F auditImageArchive { url } } }
   fragment F on LivenessResult { id: signatureId inputParameters faceImageNear(minValidFor: 0) { url } }`,
  'query D($ids: [ID!]!) { livenessResults(signatureIds: $ids) { status faceImage @include(if: true) { url } } }',
  'query E($id: ID!, $seconds: Int) { livenessResult(signatureId: $id) { faceImage(minValidFor: $seconds) { url } } }',
];

/** Each simulator signs its links with its own key. */
const SIGNATURE = /&s=[\w-]+/g;

const KEYS = ['reviewer', 'clerk'];
const keyFile = toKeyFile(toApiKey('reviewer'), toApiKey('clerk', { scopes: ['liveness:read'] }));

/** Starts a gateway with the same provider, clock and callers as every other one; returns its responses as text. */
async function startOne(clock: TestClock, env: Record<string, string>) {
  const path = await auditPath();
  const gateway = await startTestGateway({
    ...keyFile,
    clock,
    env: {
      ...keyFile.env,
      AUDIT_LOG: path,
      AUDIT_HMAC_KEY,
      METRICS_PORT: '0',
      RESULT_TTL_SECONDS: '172800',
      LOG_LEVEL: 'info',
      ...env,
    },
  });
  const { assetBaseUrl } = gateway.simulator;
  const askForText = async (body: unknown, key = 'reviewer') => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...bearer(key) },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    const headers = [...response.headers].filter(
      ([name]) => !['date', 'x-request-id', 'content-length'].includes(name),
    );
    return { status: response.status, headers, text: text.replaceAll(assetBaseUrl, '').replaceAll(SIGNATURE, '') };
  };
  return {
    ...gateway,
    askForText,
    path,
    remembered: async () => (await scrapeOne(gateway.metricsUrl, 'gateway_answers_remembered_total'))[''] ?? 0,
    /** What the world has seen of it: its calls of the provider and the lines of its audit log. */
    traces: () => ({
      calls: gateway.simulator.callsTo('get-result').map(({ signatureId }) => signatureId),
      disclosures: readEntries(path).map((entry) => [
        entry.subject,
        shownIn(entry)
          .map(({ id, field }) => `${field} ${id}`)
          .sort(),
      ]),
    }),
  };
}

const step = fc.record({
  waitMs: fc.constantFrom(0, 0, 0, 1, SECOND_MS, 6 * SECOND_MS, HOUR_MS, 11 * HOUR_MS, 23 * HOUR_MS),
  document: fc.nat(DOCUMENTS.length - 1),
  ids: fc.array(fc.nat(6), { maxLength: 4 }),
  key: fc.constantFrom(...KEYS),
  times: fc.integer({ min: 1, max: 5 }),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

test('with the cache every response, call and audit line is the same as without it, at any time', async () => {
  let remembered = 0;
  const property = async (steps: readonly Step[]) => {
    const clock = createTestClock();
    const [plain, quick] = [await startOne(clock, { MEMO_MAX_BYTES: '0' }), await startOne(clock, {})];
    const { passAllImages, passFarNear, running, runningThenPassThenVideo } = plain.simulator.sampleIds;
    const all = [passAllImages, passFarNear, passAllImages, passFarNear, running, runningThenPassThenVideo, 'unknown'];
    for (const { waitMs, document, ids, key, times } of steps) {
      clock.advance(waitMs);
      const chosen = ids.map((index) => all[index]);
      const variables = { id: chosen[0] ?? passFarNear, ids: chosen, seconds: 60 };
      const body = { query: DOCUMENTS[document], variables };
      for (let time = 0; time < times; time += 1)
        expect(await quick.askForText(body, key)).toEqual(await plain.askForText(body, key));
    }
    expect(quick.traces()).toEqual(plain.traces());
    remembered += await quick.remembered();
    expect(await plain.remembered()).toBe(0);
    await Promise.all([plain.close(), quick.close()]);
  };
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60, size: 'max' }), property), {
    numRuns: 2,
    endOnFailure: true,
  });
  expect(remembered).toBeGreaterThan(10);
});

test('a link is cached up to the last instant at which it lives long enough', async () => {
  const clock = createTestClock();
  const { askForText, remembered, simulator } = await startOne(clock, {});
  const body = { query: DOCUMENTS[0], variables: { id: simulator.sampleIds.passFarNear } };
  const ask = async () => JSON.parse((await askForText(body)).text).data.livenessResult.faceImage;
  for (let time = 0; time < TIMES; time += 1) await ask();
  const { expiresAt } = await ask();
  const before = await remembered();

  clock.advance(Date.parse(expiresAt) - LINK_MARGIN_MS - clock.now());
  expect(await ask()).toMatchObject({ expiresAt });
  expect([await remembered(), simulator.callsTo('get-result').length]).toEqual([before + 1, 1]);

  clock.advance(1);
  expect(Date.parse((await ask()).expiresAt)).toBeGreaterThan(Date.parse(expiresAt));
  expect([await remembered(), simulator.callsTo('get-result').length]).toEqual([before + 1, 2]);
});

test('a cached response is not sent while the audit log cannot be written, and the metrics count it correctly', async () => {
  const gateway = await startOne(createTestClock(), {});
  const { passFarNear: id } = gateway.simulator.sampleIds;
  const body = { query: DOCUMENTS[0], variables: { id } };
  for (let time = 0; time < TIMES; time += 1) await gateway.askForText(body);
  expect(await gateway.remembered()).toBeGreaterThan(0);
  expect(readEntries(gateway.path)).toHaveLength(TIMES);
  expect(await scrapeOne(gateway.metricsUrl, 'gateway_requests_total')).toEqual({
    '{operation="anonymous",code="OK"}': TIMES,
  });

  renameSync(gateway.path, `${gateway.path}.kept`);
  mkdirSync(gateway.path);
  const { data, errors } = JSON.parse((await gateway.askForText(body)).text);
  expect(data.livenessResult).toMatchObject({ status: 'PASS', faceImage: { url: null } });
  expect(errors).toMatchObject([{ extensions: { code: 'AUDIT_UNAVAILABLE' } }]);
});

test('an identical request of a caller without the image scope gets its own response', async () => {
  const gateway = await startOne(createTestClock(), {});
  const body = { query: DOCUMENTS[0], variables: { id: gateway.simulator.sampleIds.passFarNear } };
  const askAs = async (key: string) => {
    const { data, errors = [] } = JSON.parse((await gateway.askForText(body, key)).text);
    return [data.livenessResult.faceImage.url === null, errors.map((error: GraphQLError) => error.extensions.code)];
  };
  for (let time = 0; time < TIMES; time += 1) expect(await askAs('reviewer')).toEqual([false, []]);
  const remembered = await gateway.remembered();
  expect(remembered).toBeGreaterThan(0);
  expect(await askAs('clerk')).toEqual([true, ['FORBIDDEN', 'FORBIDDEN']]);
  expect(await askAs('reviewer')).toEqual([false, []]);
  expect(await gateway.remembered()).toBe(remembered + 1);
});

test('a list that is too long or too expensive is rejected even if all of it is cached', async () => {
  const gateway = await startOne(createTestClock(), { MAX_SIGNATURE_IDS: '3', MAX_QUERY_COST: '20' });
  const { passFarNear: id } = gateway.simulator.sampleIds;
  const ask = async (document: string, length: number) => {
    const body = { query: document, variables: { ids: Array(length).fill(id) } };
    return JSON.parse((await gateway.askForText(body)).text).errors?.[0].extensions.code;
  };
  const cheap = 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { status } }';
  const dear = 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { images { url expiresAt } } }';
  for (let time = 0; time < TIMES; time += 1)
    expect([await ask(cheap, 1), await ask(dear, 1)]).toEqual([undefined, undefined]);
  expect(await gateway.remembered()).toBeGreaterThan(2);
  expect(await ask(cheap, 4)).toBe('BAD_USER_INPUT');
  expect(await ask(dear, 3)).toBe('QUERY_TOO_COMPLEX');
});

test('non-ASCII text is unchanged in short and long responses', async () => {
  const gateway = await startOne(createTestClock(), {});
  const inputParameters = { userId: 'Zoë 李 🙂'.repeat(30) };
  gateway.simulator.addTransaction({ signatureId: 'zoe', inputParameters });
  const one = { query: 'query ($id: ID!) { livenessResult(signatureId: $id) { inputParameters } }' };
  for (let time = 0; time < TIMES; time += 1) {
    const { text } = await gateway.askForText({ ...one, variables: { id: 'zoe' } });
    expect(JSON.parse(text).data.livenessResult).toEqual({ inputParameters });
  }
  expect(await gateway.remembered()).toBeGreaterThan(0);
  const query = 'query ($ids: [ID!]!) { livenessResults(signatureIds: $ids) { inputParameters } }';
  for (const length of [1, 100]) {
    const body = { query, variables: { ids: Array(length).fill('zoe') } };
    for (let time = 0; time < TIMES; time += 1) {
      const { text } = await gateway.askForText(body);
      expect(JSON.parse(text).data.livenessResults).toEqual(Array(length).fill({ inputParameters }));
    }
  }
  expect(await gateway.remembered()).toBeGreaterThan(5);
});
